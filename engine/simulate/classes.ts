// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import type { KernelSize } from './kernel-size.ts';

/**
 * People of a state told apart by cohort (epoch of entry) and by dwell. The classes of dwell form a
 * ring whose beginning moves by one each step, so that nobody is copied; the last holds all who are
 * longer.
 */
export class Classes {
  /** Cohorts and classes of dwell of each state; 1 and 1 where people are not told apart. */
  cohorts: Int32Array;
  dwells: Int32Array;
  /** Whether any state has more than one. */
  hasAny: boolean;
  /** Slots of state s begin at firstSlot[s]: cohort × dwells + position in the ring. */
  firstSlot: Int32Array;
  private slots: Int32Array;
  /** Position of class 0. */
  private head: Int32Array;

  constructor(size: KernelSize) {
    this.cohorts = new Int32Array(size.states);
    this.dwells = new Int32Array(size.states);
    this.hasAny = size.slots > 0;
    this.firstSlot = new Int32Array(size.states);
    this.slots = new Int32Array(size.slots);
    this.head = new Int32Array(size.states);
  }

  isTold(s: i32): boolean {
    return this.cohorts[s]! * this.dwells[s]! > 1;
  }

  clear(): void {
    this.slots.fill(0);
    this.head.fill(0);
  }

  private at(s: i32, cohort: i32, dwell: i32): i32 {
    const dwells: i32 = this.dwells[s]!;
    let position: i32 = this.head[s]! - dwell;
    if (position < 0) position += dwells;
    return this.firstSlot[s]! + cohort * dwells + position;
  }

  /** People of a cohort and class of dwell. */
  people(s: i32, cohort: i32, dwell: i32): i32 {
    return this.slots[this.at(s, cohort, dwell)]!;
  }

  add(s: i32, cohort: i32, dwell: i32, people: i32): void {
    const at: i32 = this.at(s, cohort, dwell);
    this.slots[at] = this.slots[at]! + people;
  }

  /** Everybody has been there for one step more. */
  age(s: i32): void {
    const dwells: i32 = this.dwells[s]!;
    if (dwells === 1) return;
    for (let cohort: i32 = 0; cohort < this.cohorts[s]!; cohort++) {
      const oldest: i32 = this.at(s, cohort, dwells - 1);
      const pooled: i32 = this.slots[oldest]!;
      this.slots[oldest] = 0;
      this.add(s, cohort, dwells - 2, pooled);
    }
    const next: i32 = this.head[s]! + 1;
    this.head[s] = next === dwells ? 0 : next;
  }

  /** How many ranks of waiting a state has: 0 are the latest. */
  ranks(s: i32): i32 {
    return this.dwells[s]! > 1 ? this.dwells[s]! : this.cohorts[s]!;
  }

  /** People of a rank of waiting. */
  waiting(s: i32, rank: i32): i32 {
    const cohorts: i32 = this.cohorts[s]!;
    if (this.dwells[s]! === 1) return this.people(s, cohorts - 1 - rank, 0);
    let sum: i32 = 0;
    for (let cohort: i32 = 0; cohort < cohorts; cohort++) sum += this.people(s, cohort, rank);
    return sum;
  }

  /** Takes people of a rank of waiting out, those of earlier cohorts first. */
  takeOut(s: i32, rank: i32, people: i32): void {
    const cohorts: i32 = this.cohorts[s]!;
    if (this.dwells[s]! === 1) {
      this.add(s, cohorts - 1 - rank, 0, -people);
      return;
    }
    let left: i32 = people;
    for (let cohort: i32 = 0; cohort < cohorts && left > 0; cohort++) {
      const there: i32 = this.people(s, cohort, rank);
      const taken: i32 = there < left ? there : left;
      this.add(s, cohort, rank, -taken);
      left -= taken;
    }
  }
}
