// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because every kind of outcome reads the same counters and totals.
import { uniform } from '../random/uniform.ts';
import { binomial } from './binomial.ts';
import { counterWord } from './counter-word.ts';
import type { Crowd } from './crowd.ts';
import type { KernelSize } from './kernel-size.ts';

/** Kinds of outcome; see `ModelMeasure` for what each means. */
export const COUNT: i32 = 0;
export const SHARE: i32 = 1;
export const ANY: i32 = 2;
export const TIME_TO: i32 = 3;
export const PEAK: i32 = 4;
export const PEAK_TIME: i32 = 5;
export const TOTAL: i32 = 6;
export const EVENTS: i32 = 7;

/** Events of one step whose sizes have a word of their own under one key. */
const EVENT_BITS: i32 = 20;
const EVENT_MASK: i32 = 1048575;

/** What is measured, step by step. */
export class Meter {
  kind: Int32Array;
  /** Least count of `any` and `time-to`. */
  least: Float64Array;
  stepMonths: f64;
  /** Counter of what outcome o counts is o; further ones are denominators. */
  among: Int32Array;
  /** Of a counter: 1 where it counts moves since the start, 0 people in states. */
  isMoves: Int32Array;
  firstMember: Int32Array;
  members: Int32Array;
  firstStart: Int32Array;
  startMembers: Int32Array;
  /** Summands of the total of outcome o: firstTerm[o] … firstTerm[o + 1] − 1. */
  firstTerm: Int32Array;
  /** 1 where the amount is per move, 0 where per person in the state; and which. */
  isOfMove: Int32Array;
  termMember: Int32Array;
  /** Amount of a term in an epoch: term × epochs + epoch. */
  amount: Float64Array;
  /**
   * Weights at o × (steps + 1) + t, discount included: of people at the beginning and end of step t, of
   * moves in it.
   */
  earlyWeight: Float64Array;
  lateWeight: Float64Array;
  moveWeight: Float64Array;
  /** P(an event has at most 1, 2, … persons): firstEventSize[o] …. */
  firstEventSize: Int32Array;
  eventCdf: Float64Array;
  /** Probability that an event counts: o × epochs + epoch. */
  eventShare: Float64Array;
  eventKeys: Int32Array;
  countedKeys: Int32Array;
  /** Result: outcome o at step t is at o × (steps + 1) + t. */
  values: Float64Array;
  private initial: Int32Array;
  private outcomes: i32;
  private epochs: i32;
  private width: i32;
  /** Whether people and moves at the end of the step before are needed. */
  private hasTotals: boolean;
  private lastCounts: Int32Array;
  private lastMoved: Float64Array;
  /** What outcome o remembers: months at which it was reached (−1 before), the peak or the moves so far. */
  private memory: Float64Array;

  constructor(size: KernelSize, initial: Int32Array) {
    const cells: i32 = size.outcomes * (size.steps + 1);
    const terms: i32 = size.terms;
    this.initial = initial;
    this.outcomes = size.outcomes;
    this.epochs = size.epochs;
    this.width = size.steps + 1;
    this.stepMonths = 1.0;
    this.kind = new Int32Array(size.outcomes);
    this.least = new Float64Array(size.outcomes);
    this.among = new Int32Array(size.outcomes);
    this.isMoves = new Int32Array(size.counters);
    this.firstMember = new Int32Array(size.counters + 1);
    this.members = new Int32Array(size.members);
    this.firstStart = new Int32Array(size.counters + 1);
    this.startMembers = new Int32Array(size.startMembers);
    this.firstTerm = new Int32Array(size.outcomes + 1);
    this.isOfMove = new Int32Array(terms);
    this.termMember = new Int32Array(terms);
    this.amount = new Float64Array(terms * size.epochs);
    this.earlyWeight = new Float64Array(terms > 0 ? cells : 0);
    this.lateWeight = new Float64Array(terms > 0 ? cells : 0);
    this.moveWeight = new Float64Array(terms > 0 ? cells : 0);
    this.firstEventSize = new Int32Array(size.outcomes + 1);
    this.eventCdf = new Float64Array(size.eventSizes);
    this.eventShare = new Float64Array(size.outcomes * size.epochs);
    this.eventKeys = new Int32Array(2 * size.outcomes);
    this.countedKeys = new Int32Array(2 * size.outcomes);
    this.values = new Float64Array(cells);
    this.hasTotals = terms > 0;
    this.lastCounts = new Int32Array(size.states);
    this.lastMoved = new Float64Array(size.flows + size.inflows);
    this.memory = new Float64Array(size.outcomes);
  }

  /** Measures the end of a step, or the start. */
  record(step: i32, epoch: i32, draw: i32, crowd: Crowd): void {
    const counts: Int32Array = crowd.counts;
    const members: Int32Array = this.members;
    for (let o: i32 = 0; o < this.outcomes; o++) {
      if (this.kind[o]! !== COUNT || this.isMoves[o]! === 1) {
        this.recordOutcome(o, step, epoch, draw, crowd);
      } else {
        // people in states: most of what is asked, so without a call
        let people: i32 = 0;
        const end: i32 = this.firstMember[o + 1]!;
        for (let m: i32 = this.firstMember[o]!; m < end; m++) people += counts[members[m]!]!;
        this.values[o * this.width + step] = people as f64;
      }
    }
    this.remember(crowd);
  }

  /** Measures one outcome at the end of a step, or the start. */
  recordOutcome(o: i32, step: i32, epoch: i32, draw: i32, crowd: Crowd): f64 {
    const at: i32 = o * this.width + step;
    const value: f64 =
      this.kind[o]! === COUNT
        ? this.count(o, crowd)
        : this.measure(o, at, step, epoch, draw, crowd);
    this.values[at] = value;
    return value;
  }

  /** Keeps what the next step is compared with. */
  remember(crowd: Crowd): void {
    if (!this.hasTotals) return;
    this.lastCounts.set(crowd.counts);
    this.lastMoved.set(crowd.moved);
  }

  /** Measures a step in which nobody moved. */
  repeat(step: i32, epoch: i32, draw: i32, crowd: Crowd): void {
    for (let o: i32 = 0; o < this.outcomes; o++) {
      const at: i32 = o * this.width + step;
      const kind: i32 = this.kind[o]!;
      if (kind === TOTAL || kind === TIME_TO)
        this.values[at] = this.measure(o, at, step, epoch, draw, crowd);
      else this.values[at] = this.values[at - 1]!;
    }
  }

  private count(counter: i32, crowd: Crowd): f64 {
    const end: i32 = this.firstMember[counter + 1]!;
    if (this.isMoves[counter]! === 0) {
      let people: i32 = 0;
      for (let m: i32 = this.firstMember[counter]!; m < end; m++)
        people += crowd.counts[this.members[m]!]!;
      return people as f64;
    }
    let sum: f64 = 0.0;
    for (let m: i32 = this.firstMember[counter]!; m < end; m++)
      sum += crowd.moved[this.members[m]!]!;
    const last: i32 = this.firstStart[counter + 1]!;
    for (let m: i32 = this.firstStart[counter]!; m < last; m++)
      sum += this.initial[this.startMembers[m]!]! as f64;
    return sum;
  }

  private measure(o: i32, at: i32, step: i32, epoch: i32, draw: i32, crowd: Crowd): f64 {
    const kind: i32 = this.kind[o]!;
    if (kind === TOTAL) return this.total(o, at, step, epoch, crowd);
    const count: f64 = this.count(o, crowd);
    if (kind === SHARE) {
      const among: f64 = this.count(this.among[o]!, crowd);
      return among > 0.0 ? count / among : 0.0;
    }
    const before: f64 = step > 0 ? this.values[at - 1]! : 0.0;
    if (kind === ANY) return before > 0.0 || count >= this.least[o]! ? 1.0 : 0.0;
    const months: f64 = (step as f64) * this.stepMonths;
    if (kind === TIME_TO) {
      if (step === 0) this.memory[o] = -1.0;
      if (this.memory[o]! < 0.0 && count >= this.least[o]!) this.memory[o] = months;
      return this.memory[o]! < 0.0 ? months : this.memory[o]!;
    }
    if (kind === PEAK) return step > 0 && before > count ? before : count;
    if (kind === PEAK_TIME) {
      if (step > 0 && count <= this.memory[o]!) return before;
      this.memory[o] = count;
      return months;
    }
    const moves: f64 = step > 0 ? count - this.memory[o]! : count;
    this.memory[o] = count;
    return before + this.events(o, moves as i32, step, epoch, draw);
  }

  private total(o: i32, at: i32, step: i32, epoch: i32, crowd: Crowd): f64 {
    const early: f64 = this.earlyWeight[at]!;
    const late: f64 = this.lateWeight[at]!;
    const moves: f64 = this.moveWeight[at]!;
    let sum: f64 = step > 0 ? this.values[at - 1]! : 0.0;
    for (let i: i32 = this.firstTerm[o]!; i < this.firstTerm[o + 1]!; i++) {
      const amount: f64 = this.amount[i * this.epochs + epoch]!;
      const member: i32 = this.termMember[i]!;
      if (this.isOfMove[i]! === 0) {
        sum += amount * late * (crowd.counts[member]! as f64);
        if (step > 0) sum += amount * early * (this.lastCounts[member]! as f64);
      } else if (step > 0) {
        sum += amount * moves * (crowd.moved[member]! - this.lastMoved[member]!);
      }
    }
    return sum;
  }

  /** Puts people into events until nobody is left; how many of the events count. */
  private events(o: i32, people: i32, step: i32, epoch: i32, draw: i32): f64 {
    if (people <= 0) return 0.0;
    const first: i32 = this.firstEventSize[o]!;
    const last: i32 = this.firstEventSize[o + 1]! - 1;
    const k0: i32 = this.eventKeys[2 * o]!;
    const k1: i32 = this.eventKeys[2 * o + 1]!;
    const word: i32 = counterWord(step, 0);
    let events: i32 = 0;
    let left: i32 = people;
    while (left > 0) {
      const key: i32 = (k1 + (events >> EVENT_BITS)) | 0;
      const u: f64 = uniform(k0, key, draw, word | (events & EVENT_MASK));
      let at: i32 = first;
      while (at < last && this.eventCdf[at]! < u) at++;
      left -= at - first + 1;
      events++;
    }
    const share: f64 = this.eventShare[o * this.epochs + epoch]!;
    const c0: i32 = this.countedKeys[2 * o]!;
    return binomial(events, share, c0, this.countedKeys[2 * o + 1]!, draw, word) as f64;
  }
}
