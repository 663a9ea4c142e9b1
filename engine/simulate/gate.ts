// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import type { Classes } from './classes.ts';
import type { Crowd } from './crowd.ts';
import type { KernelSize } from './kernel-size.ts';

/**
 * Capacities. Of those who would move, the queues come first, longest waiting first, then the limited
 * flows by rank; who finds no room is moved into the queue. Equal ones share the room in proportion to
 * their number, what is left over going to the largest remainders, the first of equal ones.
 */
export class Gate {
  capacities: i32;
  /** Which of the model's capacities decides at this place. */
  capacityAt: Int32Array;
  /** 1 where the limit is on people in states, 0 where on moves of a step. */
  isState: Int32Array;
  /** People, or moves, allowed in step t: capacity × (steps + 1) + t. */
  limit: Int32Array;
  firstOccupant: Int32Array;
  occupants: Int32Array;
  /** Limited flows of a capacity by rank, and for each the flow into the queue. */
  firstLimited: Int32Array;
  limited: Int32Array;
  diversions: Int32Array;
  ranks: Int32Array;
  /** Flows out of the queues, and the queues. */
  firstAdmission: Int32Array;
  admissions: Int32Array;
  queues: Int32Array;
  private steps: i32;
  private room: i32;
  private wants: Int32Array;
  private given: Int32Array;

  constructor(size: KernelSize) {
    this.capacities = size.capacities;
    this.capacityAt = new Int32Array(size.capacities);
    this.isState = new Int32Array(size.capacities);
    this.limit = new Int32Array(size.capacities * (size.steps + 1));
    this.firstOccupant = new Int32Array(size.capacities + 1);
    this.occupants = new Int32Array(size.occupants);
    this.firstLimited = new Int32Array(size.capacities + 1);
    this.limited = new Int32Array(size.limited);
    this.diversions = new Int32Array(size.limited);
    this.ranks = new Int32Array(size.limited);
    this.firstAdmission = new Int32Array(size.capacities + 1);
    this.admissions = new Int32Array(size.admissions);
    this.queues = new Int32Array(size.admissions);
    this.steps = size.steps;
    this.room = 0;
    this.wants = new Int32Array(size.limited + size.admissions);
    this.given = new Int32Array(size.limited + size.admissions);
  }

  /** Decides who moves, once everybody who would leave in this step has. */
  admit(crowd: Crowd, classes: Classes, step: i32): void {
    for (let c: i32 = 0; c < this.capacities; c++) {
      this.room = this.limit[c * (this.steps + 1) + step]!;
      if (this.isState[c]! === 1) {
        for (let i: i32 = this.firstOccupant[c]!; i < this.firstOccupant[c + 1]!; i++) {
          const s: i32 = this.occupants[i]!;
          this.room = this.room - crowd.counts[s]! + crowd.left[s]!;
        }
      }
      if (this.room < 0) this.room = 0;
      this.admitQueues(c, crowd, classes);
      this.admitNewcomers(c, crowd);
    }
  }

  private admitQueues(c: i32, crowd: Crowd, classes: Classes): void {
    const first: i32 = this.firstAdmission[c]!;
    const sharers: i32 = this.firstAdmission[c + 1]! - first;
    let rank: i32 = 0;
    for (let i: i32 = 0; i < sharers; i++) {
      const ranks: i32 = classes.ranks(this.queues[first + i]!);
      if (ranks > rank) rank = ranks;
    }
    for (rank = rank - 1; rank >= 0 && this.room > 0; rank--) {
      for (let i: i32 = 0; i < sharers; i++) {
        const s: i32 = this.queues[first + i]!;
        if (!classes.isTold(s)) this.wants[i] = rank === 0 ? crowd.counts[s]! - crowd.left[s]! : 0;
        else this.wants[i] = rank < classes.ranks(s) ? classes.waiting(s, rank) : 0;
      }
      this.share(sharers);
      for (let i: i32 = 0; i < sharers; i++) {
        const s: i32 = this.queues[first + i]!;
        const people: i32 = this.given[i]!;
        if (people === 0) continue;
        if (classes.isTold(s)) classes.takeOut(s, rank, people);
        crowd.leave(s, this.admissions[first + i]!, people);
      }
    }
  }

  private admitNewcomers(c: i32, crowd: Crowd): void {
    const end: i32 = this.firstLimited[c + 1]!;
    let first: i32 = this.firstLimited[c]!;
    while (first < end) {
      let next: i32 = first;
      while (next < end && this.ranks[next]! === this.ranks[first]!) {
        this.wants[next - first] = crowd.wish[this.limited[next]!]!;
        next++;
      }
      this.share(next - first);
      for (let i: i32 = first; i < next; i++) {
        const f: i32 = this.limited[i]!;
        const people: i32 = this.given[i - first]!;
        const refused: i32 = crowd.wish[f]! - people;
        crowd.wish[f] = 0;
        if (people > 0) crowd.arrive(f, people);
        if (refused > 0) crowd.arrive(this.diversions[i]!, refused);
      }
      first = next;
    }
  }

  /** Gives room to the first `sharers` of `wants`, and takes it away. */
  private share(sharers: i32): void {
    let total: i32 = 0;
    for (let i: i32 = 0; i < sharers; i++) total += this.wants[i]!;
    const room: i32 = total < this.room ? total : this.room;
    let over: i32 = room;
    for (let i: i32 = 0; i < sharers; i++) {
      const quota: f64 = total > 0 ? ((this.wants[i]! as f64) * (room as f64)) / (total as f64) : 0;
      this.given[i] = Math.floor(quota) as i32;
      over -= this.given[i]!;
    }
    for (; over > 0; over--) {
      let most: i32 = 0;
      let remainder: f64 = -2.0;
      for (let i: i32 = 0; i < sharers; i++) {
        const quota: f64 = ((this.wants[i]! as f64) * (room as f64)) / (total as f64);
        const own: f64 = quota - (this.given[i]! as f64); // below 0 once it has its one more
        if (own > remainder && this.given[i]! < this.wants[i]!) {
          remainder = own;
          most = i;
        }
      }
      this.given[most] = this.given[most]! + 1;
    }
    this.room = this.room - room;
  }
}
