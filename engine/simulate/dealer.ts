// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because dealing on entry, to people who were there before and once more share one path.
import { uniform } from '../random/uniform.ts';
import { binomial } from './binomial.ts';
import { counterWord, MAX_INDEX } from './counter-word.ts';
import type { Crowd } from './crowd.ts';
import type { ExitTable } from './exit-table.ts';
import type { KernelSize } from './kernel-size.ts';
import type { StayTable } from './stay-table.ts';

/** Dealing anew in step r takes its numbers from the streams whose second key word is r × 2^16 more. */
const AGAIN_SHIFT: i32 = 16;

/**
 * Dealt states: everybody is dealt an exit and a time on entry. Whoever entered before the start is dealt
 * both given the time so far, and so is everybody still there when the state is dealt anew. Cost grows
 * with the number of dealt moves, not with the number of people: where many enter at once their times
 * are dealt as counts by step.
 */
export class Dealer {
  /** Stream keys of times, two words each. */
  timeKeys: Int32Array;
  /** First step after step t in which state s is dealt anew, steps + 1 if none: s × (steps + 1) + t. */
  nextDealing: Int32Array;
  /** Which of the states that are dealt anew s is, −1 for none. */
  againIndex: Int32Array;
  /** People due to move at a step on any flow. */
  dueAt: Int32Array;
  private exits: ExitTable;
  private stays: StayTable;
  /** People due to move on flow f at step t: t × flows + f. */
  private due: Int32Array;
  /** Who entered at the end of step e and is there when next dealt: againIndex × width + before + e. */
  private staying: Int32Array;
  private before: i32;
  private flows: i32;
  private steps: i32;
  /** Moves from this step on are not written down, since the state is dealt anew then. */
  private cut: i32;
  private written: i32;
  /** Of each flow, its share of those who are still there. */
  private weight: Float64Array;

  constructor(size: KernelSize, exits: ExitTable, stays: StayTable) {
    this.exits = exits;
    this.stays = stays;
    this.timeKeys = new Int32Array(2 * size.flows);
    this.nextDealing = new Int32Array(size.states * (size.steps + 1));
    this.againIndex = new Int32Array(size.states);
    this.dueAt = new Int32Array(size.steps + 1);
    this.due = new Int32Array(size.flows * (size.steps + 1));
    this.staying = new Int32Array(size.dealtAgain * stays.width);
    this.before = size.before;
    this.flows = size.flows;
    this.steps = size.steps;
    this.cut = 0;
    this.written = 0;
    this.weight = new Float64Array(size.flows);
    this.nextDealing.fill(size.steps + 1);
    this.againIndex.fill(-1);
  }

  clear(): void {
    this.due.fill(0);
    this.dueAt.fill(0);
    this.staying.fill(0);
  }

  /**
   * Deals exits and times to people in state s.
   *
   * @param entered step at whose end they entered; −k for k steps before the start
   * @param now     step at whose end they are dealt
   */
  deal(s: i32, people: i32, entered: i32, now: i32, row: i32, draw: i32): void {
    this.cut = this.nextDealing[s * (this.steps + 1) + now]!;
    this.written = 0;
    if (entered === now) this.dealOnEntry(s, people, entered, row, draw);
    else this.dealLater(s, people, entered, now - entered, row, 0, draw);
    this.keep(s, people, entered);
  }

  isDealtAnew(s: i32, step: i32): boolean {
    return this.againIndex[s]! >= 0 && this.nextDealing[s * (this.steps + 1) + step - 1]! === step;
  }

  /**
   * Deals everybody in state s anew at the beginning of a step.
   *
   * @param epochOfStep of each step
   */
  dealAnew(s: i32, step: i32, epochOfStep: Int32Array, draw: i32): void {
    const index: i32 = this.againIndex[s]!;
    const epoch: i32 = epochOfStep[step]!;
    const shift: i32 = step << AGAIN_SHIFT;
    for (let entered: i32 = -this.before; entered < step; entered++) {
      const at: i32 = index * this.stays.width + this.before + entered;
      const people: i32 = this.staying[at]!;
      if (people === 0) continue;
      this.staying[at] = 0;
      const cohort: i32 = this.exits.cohort(s, epochOfStep[entered > 0 ? entered : 0]!);
      this.cut = this.nextDealing[s * (this.steps + 1) + step]!;
      this.written = 0;
      const row: i32 = this.exits.row(s, cohort, epoch);
      this.dealLater(s, people, entered, step - 1 - entered, row, shift, draw);
      this.keep(s, people, entered);
    }
  }

  /** Moves of those who are due. */
  leaveWhenDue(s: i32, step: i32, crowd: Crowd): void {
    const end: i32 = this.exits.firstFlow[s + 1]!;
    for (let f: i32 = this.exits.firstFlow[s]!; f < end; f++) {
      const x: i32 = this.due[step * this.flows + f]!;
      if (x > 0) crowd.leave(s, f, x);
    }
  }

  /** Remembers who is still there when the state is dealt anew. */
  private keep(s: i32, people: i32, entered: i32): void {
    if (this.cut > this.steps) return;
    const at: i32 = this.againIndex[s]! * this.stays.width + this.before + entered;
    this.staying[at] = people - this.written;
  }

  private dealOnEntry(s: i32, people: i32, step: i32, row: i32, draw: i32): void {
    const table: ExitTable = this.exits;
    const word: i32 = counterWord(step, 0);
    let left: i32 = table.drawLeavers(
      s,
      people,
      table.leave[table.cell(s, row, 0)]!,
      0,
      draw,
      word,
    );
    const first: i32 = table.firstFlow[s]!;
    const end: i32 = table.firstFlow[s + 1]!;
    const at: i32 = table.exit(s, row, 0);
    for (let f: i32 = first; f < end && left > 0; f++) {
      const p: f64 = table.conditional[at + f - first]!;
      const x: i32 = table.drawSplit(f, left, p, 0, draw, word);
      left -= x;
      if (x > 0) this.dealTimes(f, x, step, 0, this.stays.firstTime[f]! + row, 0, draw);
    }
  }

  /**
   * Exit f has the odds share × P(stays longer than so far), staying for ever its own share. Where nobody
   * can have stayed so long, all leave in the next step.
   *
   * @param stayed steps so far
   */
  private dealLater(
    s: i32,
    people: i32,
    entered: i32,
    stayed: i32,
    row: i32,
    shift: i32,
    draw: i32,
  ): void {
    const table: ExitTable = this.exits;
    const word: i32 = counterWord(entered, 0);
    const first: i32 = table.firstFlow[s]!;
    const end: i32 = table.firstFlow[s + 1]!;
    const at: i32 = table.exit(s, row, 0);
    const never: f64 = 1.0 - table.leave[table.cell(s, row, 0)]!;
    let tail: f64 = 0.0;
    for (let f: i32 = end - 1; f >= first; f--) {
      const share: f64 = table.exits[at + f - first]!;
      let own: f64 = 0.0;
      if (share > 0.0) own = share * this.stays.staysLonger(this.stays.firstTime[f]! + row, stayed);
      tail += own;
      this.weight[f] = tail > 0.0 ? own / tail : 0.0;
    }
    const overdue: boolean = tail + never <= 0.0;
    const leave: f64 = overdue ? 1.0 : tail / (tail + never);
    let left: i32 = table.drawLeavers(s, people, leave, shift, draw, word);
    for (let f: i32 = first; f < end && left > 0; f++) {
      const p: f64 = overdue ? table.conditional[at + f - first]! : this.weight[f]!;
      const x: i32 = table.drawSplit(f, left, p, shift, draw, word);
      left -= x;
      if (x === 0) continue;
      if (overdue) this.write(f, entered + stayed + 1, x);
      else this.dealTimes(f, x, entered, stayed, this.stays.firstTime[f]! + row, shift, draw);
    }
  }

  /** Person by person where they are few, as counts by step where that is cheaper. */
  private dealTimes(
    f: i32,
    people: i32,
    entered: i32,
    stayed: i32,
    time: i32,
    shift: i32,
    draw: i32,
  ): void {
    const stays: StayTable = this.stays;
    const k0: i32 = this.timeKeys[2 * f]!;
    const k1: i32 = (this.timeKeys[2 * f + 1]! + shift) | 0;
    const limit: i32 = this.steps - entered;
    const ahead: i32 = limit - stayed;
    if (stays.isSameForAll(time)) {
      const d: i32 = stays.fixedSteps(time, stayed, limit);
      if (d <= limit) this.write(f, entered + d, people);
      return;
    }
    if (people <= MAX_INDEX && people <= 2 * ahead) {
      for (let i: i32 = 0; i < people; i++) {
        const u: f64 = uniform(k0, k1, draw, counterWord(entered, i));
        const d: i32 = stays.steps(time, stayed, u, limit);
        if (d <= limit) this.write(f, entered + d, 1);
      }
      return;
    }
    let left: i32 = people;
    let before: f64 = stays.stayedAtMost(time, stayed);
    for (let j: i32 = 1; j <= ahead && left > 0; j++) {
      const until: f64 = stays.stayedAtMost(time, stayed + j);
      const hazard: f64 = before < 1.0 ? (until - before) / (1.0 - before) : 1.0;
      const x: i32 = binomial(left, hazard, k0, k1, draw, counterWord(entered, j));
      left -= x;
      before = until;
      this.write(f, entered + stayed + j, x);
    }
  }

  private write(flow: i32, step: i32, people: i32): void {
    if (step >= this.cut) return;
    const at: i32 = step * this.flows + flow;
    this.due[at] = this.due[at]! + people;
    this.dueAt[step] = this.dueAt[step]! + people;
    this.written += people;
  }
}
