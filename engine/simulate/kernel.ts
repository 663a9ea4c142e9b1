// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because the loop over states, the dealing of times and the counting share one set of arrays.
import { uniform } from '../random/uniform.ts';
import { binomial } from './binomial.ts';
import { drawSojourn, sojournCdf } from './sojourn.ts';

/** How people leave a state. */
export const FINAL: i32 = 0;
/** Competing probabilities each step: whoever leaves is dealt an exit. */
export const COMPETING: i32 = 1;
/** Each person is dealt one exit and a time on entry. */
export const DEALT: i32 = 2;

/** Steps and within-step indexes share a counter word: 12 bits of step, 12 of index, 8 of attempt. */
const STEP_SHIFT: i32 = 20;
const INDEX_SHIFT: i32 = 8;
const MAX_INDEX: i32 = 4095;
/** Entries of a guide table (Chen & Asau 1974): on average less than one step of search remains. */
const GUIDE: i32 = 256;

/**
 * One draw of a multi-state cohort, counted in whole people.
 *
 * The host writes the plan once (flow and state tables, keys) and the draw's probabilities before
 * each call of `simulate`; it reads `outcomeCounts`. Cost grows with states × steps and with the
 * number of dealt moves, not with the number of people: where many people enter a dealt state at
 * once their times are dealt as binomial counts, month by month.
 */
export class Kernel {
  states: i32;
  flows: i32;
  steps: i32;
  outcomes: i32;
  /** Form of each state: FINAL, COMPETING or DEALT. */
  form: Int32Array;
  /** Flows of state s are firstFlow[s] … firstFlow[s + 1] − 1. */
  firstFlow: Int32Array;
  flowTo: Int32Array;
  /** Epoch of each step; row of the tables below. */
  epochOfStep: Int32Array;
  /** Stream keys, two words each: leaving a state, splitting onto a flow, times on a flow. */
  exitKeys: Int32Array;
  splitKeys: Int32Array;
  timeKeys: Int32Array;
  /** Per epoch and state: probability of leaving in a step (COMPETING), of ever being dealt an exit (DEALT). */
  leave: Float64Array;
  /** Per epoch and flow: probability of this flow given none of the state's earlier ones. */
  conditional: Float64Array;
  /** Per epoch and flow: lognormal time in months. */
  median: Float64Array;
  sigma: Float64Array;
  /** Per epoch and flow: 1 where the time does not change from draw to draw and is tabulated. */
  tabulated: Int32Array;
  /** P(stays at most d steps) of tabulated times: row × (steps + 1) + d. */
  timeCdf: Float64Array;
  /** Where to start looking: smallest d with P(at most d) ≥ j / GUIDE, at row × GUIDE + j. */
  private guide: Int32Array;
  /** People at the start. */
  initial: Int32Array;
  /** 0 counts people in member states, 1 cumulated moves on member flows. */
  outcomeKind: Int32Array;
  firstMember: Int32Array;
  members: Int32Array;
  firstStart: Int32Array;
  startMembers: Int32Array;
  /** Result: outcome o at step t is at o × (steps + 1) + t. */
  outcomeCounts: Int32Array;
  /** People in each state; after `simulate`, at the horizon. */
  counts: Int32Array;
  /** Moves on each flow since the start. */
  moved: Int32Array;
  private arrivals: Int32Array;
  private change: Int32Array;
  /** People due to move on flow f at step t: t × flows + f. */
  private due: Int32Array;
  /** People due to move at a step on any flow. */
  private dueAt: Int32Array;
  /** People in states that anybody may leave in any step. */
  private exposed: i32;

  constructor(
    states: i32,
    flows: i32,
    steps: i32,
    epochs: i32,
    outcomes: i32,
    members: i32,
    startMembers: i32,
  ) {
    this.states = states;
    this.flows = flows;
    this.steps = steps;
    this.outcomes = outcomes;
    this.form = new Int32Array(states);
    this.firstFlow = new Int32Array(states + 1);
    this.flowTo = new Int32Array(flows);
    this.epochOfStep = new Int32Array(steps + 1);
    this.exitKeys = new Int32Array(2 * states);
    this.splitKeys = new Int32Array(2 * flows);
    this.timeKeys = new Int32Array(2 * flows);
    this.leave = new Float64Array(epochs * states);
    this.conditional = new Float64Array(epochs * flows);
    this.median = new Float64Array(epochs * flows);
    this.sigma = new Float64Array(epochs * flows);
    this.tabulated = new Int32Array(epochs * flows);
    this.timeCdf = new Float64Array(epochs * flows * (steps + 1));
    this.guide = new Int32Array(epochs * flows * GUIDE);
    this.initial = new Int32Array(states);
    this.outcomeKind = new Int32Array(outcomes);
    this.firstMember = new Int32Array(outcomes + 1);
    this.members = new Int32Array(members);
    this.firstStart = new Int32Array(outcomes + 1);
    this.startMembers = new Int32Array(startMembers);
    this.outcomeCounts = new Int32Array(outcomes * (steps + 1));
    this.counts = new Int32Array(states);
    this.moved = new Int32Array(flows);
    this.arrivals = new Int32Array(states);
    this.change = new Int32Array(states);
    this.due = new Int32Array(flows * (steps + 1));
    this.dueAt = new Int32Array(steps + 1);
    this.exposed = 0;
  }

  /** Tabulates the time of one flow in one epoch, once its median and sigma are written. */
  tabulateTime(row: i32): void {
    const at: i32 = row * (this.steps + 1);
    for (let d: i32 = 1; d <= this.steps; d++) {
      this.timeCdf[at + d] = sojournCdf(this.median[row]!, this.sigma[row]!, d);
    }
    this.indexTime(row);
  }

  /**
   * Makes a row of `timeCdf` ready for use. A table that the host wrote itself needs any sigma but 0,
   * which stands for the same time for everybody.
   */
  indexTime(row: i32): void {
    const at: i32 = row * (this.steps + 1);
    let d: i32 = 1;
    for (let j: i32 = 0; j < GUIDE; j++) {
      const u: f64 = (j as f64) / (GUIDE as f64);
      while (d <= this.steps && this.timeCdf[at + d]! < u) d = d + 1;
      this.guide[row * GUIDE + j] = d;
    }
    this.tabulated[row] = 1;
  }

  /** Follows everybody from the start to the horizon in draw number `draw`. */
  simulate(draw: i32): void {
    this.start(draw);
    for (let step: i32 = 1; step <= this.steps; step++) this.advance(draw, step);
  }

  /** Puts the initial people in their states. */
  start(draw: i32): void {
    this.moved.fill(0);
    this.due.fill(0);
    this.dueAt.fill(0);
    for (let s: i32 = 0; s < this.states; s++) {
      this.counts[s] = this.initial[s]!;
      this.arrivals[s] = this.initial[s]!;
    }
    this.settle(draw, 0);
  }

  /** Moves everybody by one step; all states read the counts at its beginning. */
  advance(draw: i32, step: i32): void {
    if (this.exposed === 0 && this.dueAt[step]! === 0) {
      this.repeat(step);
      return;
    }
    const epoch: i32 = this.epochOfStep[step]!;
    this.arrivals.fill(0);
    this.change.fill(0);
    for (let s: i32 = 0; s < this.states; s++) {
      if (this.counts[s]! === 0) continue;
      if (this.form[s]! === COMPETING) this.leaveByChance(s, epoch, draw, step);
      else if (this.form[s]! === DEALT) this.leaveWhenDue(s, step);
    }
    for (let s: i32 = 0; s < this.states; s++) this.counts[s] = this.counts[s]! + this.change[s]!;
    this.settle(draw, step);
  }

  /** Deals those who have arrived, and records the step. */
  private settle(draw: i32, step: i32): void {
    this.dealArrivals(draw, step);
    this.exposed = 0;
    for (let s: i32 = 0; s < this.states; s++) {
      if (this.form[s]! === COMPETING) this.exposed = this.exposed + this.counts[s]!;
    }
    this.record(step);
  }

  /** How many of these people leave the state, or are ever dealt an exit. */
  private dealExits(s: i32, people: i32, epoch: i32, draw: i32, word: i32): i32 {
    const p: f64 = this.leave[epoch * this.states + s]!;
    return binomial(people, p, this.exitKeys[2 * s]!, this.exitKeys[2 * s + 1]!, draw, word);
  }

  /** How many of those whom no earlier flow took go by flow f. */
  private splitOnto(f: i32, people: i32, epoch: i32, draw: i32, word: i32): i32 {
    const p: f64 = this.conditional[epoch * this.flows + f]!;
    return binomial(people, p, this.splitKeys[2 * f]!, this.splitKeys[2 * f + 1]!, draw, word);
  }

  private leaveByChance(s: i32, epoch: i32, draw: i32, step: i32): void {
    const word: i32 = step << STEP_SHIFT;
    let left: i32 = this.dealExits(s, this.counts[s]!, epoch, draw, word);
    const end: i32 = this.firstFlow[s + 1]!;
    for (let f: i32 = this.firstFlow[s]!; f < end && left > 0; f++) {
      const x: i32 = this.splitOnto(f, left, epoch, draw, word);
      left = left - x;
      this.move(s, f, x);
    }
  }

  private leaveWhenDue(s: i32, step: i32): void {
    const end: i32 = this.firstFlow[s + 1]!;
    for (let f: i32 = this.firstFlow[s]!; f < end; f++) {
      const x: i32 = this.due[step * this.flows + f]!;
      if (x > 0) this.move(s, f, x);
    }
  }

  private move(from: i32, flow: i32, people: i32): void {
    const to: i32 = this.flowTo[flow]!;
    this.change[from] = this.change[from]! - people;
    this.change[to] = this.change[to]! + people;
    this.arrivals[to] = this.arrivals[to]! + people;
    this.moved[flow] = this.moved[flow]! + people;
  }

  /** Deals an exit and a time to everybody who has just entered a dealt state. */
  private dealArrivals(draw: i32, step: i32): void {
    const epoch: i32 = this.epochOfStep[step]!;
    const word: i32 = step << STEP_SHIFT;
    for (let s: i32 = 0; s < this.states; s++) {
      if (this.arrivals[s]! === 0 || this.form[s]! !== DEALT) continue;
      let left: i32 = this.dealExits(s, this.arrivals[s]!, epoch, draw, word);
      const end: i32 = this.firstFlow[s + 1]!;
      for (let f: i32 = this.firstFlow[s]!; f < end && left > 0; f++) {
        const x: i32 = this.splitOnto(f, left, epoch, draw, word);
        left = left - x;
        if (x > 0) this.dealTimes(f, x, epoch, draw, step);
      }
    }
  }

  /** Person by person where they are few, as counts per month where that is cheaper. */
  private dealTimes(f: i32, people: i32, epoch: i32, draw: i32, step: i32): void {
    const k0: i32 = this.timeKeys[2 * f]!;
    const k1: i32 = this.timeKeys[2 * f + 1]!;
    const row: i32 = epoch * this.flows + f;
    const median: f64 = this.median[row]!;
    const sigma: f64 = this.sigma[row]!;
    const limit: i32 = this.steps - step;
    const word: i32 = step << STEP_SHIFT;
    if (sigma === 0.0) {
      const d: i32 = drawSojourn(median, sigma, limit, k0, k1, draw, word);
      if (d <= limit) this.expect(f, step + d, people);
      return;
    }
    if (people <= MAX_INDEX && people <= 2 * limit) {
      for (let i: i32 = 0; i < people; i++) {
        const d: i32 = this.dealTime(row, limit, k0, k1, draw, word | (i << INDEX_SHIFT));
        if (d <= limit) this.expect(f, step + d, 1);
      }
      return;
    }
    let left: i32 = people;
    let before: f64 = 0.0;
    for (let d: i32 = 1; d <= limit && left > 0; d++) {
      const until: f64 =
        this.tabulated[row]! === 1
          ? this.timeCdf[row * (this.steps + 1) + d]!
          : sojournCdf(median, sigma, d);
      const hazard: f64 = before < 1.0 ? (until - before) / (1.0 - before) : 1.0;
      const x: i32 = binomial(left, hazard, k0, k1, draw, word | (d << INDEX_SHIFT));
      left = left - x;
      before = until;
      this.expect(f, step + d, x);
    }
  }

  /** One person's steps in the state; more than `limit` for somebody still there at the horizon. */
  private dealTime(row: i32, limit: i32, k0: i32, k1: i32, draw: i32, word: i32): i32 {
    if (this.tabulated[row]! !== 1) {
      return drawSojourn(this.median[row]!, this.sigma[row]!, limit, k0, k1, draw, word);
    }
    const u: f64 = uniform(k0, k1, draw, word);
    const at: i32 = row * (this.steps + 1);
    let d: i32 = this.guide[row * GUIDE + (Math.floor(u * (GUIDE as f64)) as i32)]!;
    while (d <= limit && this.timeCdf[at + d]! < u) d = d + 1;
    return d;
  }

  private expect(flow: i32, step: i32, people: i32): void {
    const at: i32 = step * this.flows + flow;
    this.due[at] = this.due[at]! + people;
    this.dueAt[step] = this.dueAt[step]! + people;
  }

  /** Nothing can happen in this step: the outcomes stay as they were. */
  private repeat(step: i32): void {
    for (let o: i32 = 0; o < this.outcomes; o++) {
      const at: i32 = o * (this.steps + 1) + step;
      this.outcomeCounts[at] = this.outcomeCounts[at - 1]!;
    }
  }

  private record(step: i32): void {
    for (let o: i32 = 0; o < this.outcomes; o++) {
      let sum: i32 = 0;
      const end: i32 = this.firstMember[o + 1]!;
      if (this.outcomeKind[o]! === 0) {
        for (let m: i32 = this.firstMember[o]!; m < end; m++) sum += this.counts[this.members[m]!]!;
      } else {
        for (let m: i32 = this.firstMember[o]!; m < end; m++) sum += this.moved[this.members[m]!]!;
        const last: i32 = this.firstStart[o + 1]!;
        for (let m: i32 = this.firstStart[o]!; m < last; m++)
          sum += this.initial[this.startMembers[m]!]!;
      }
      this.outcomeCounts[o * (this.steps + 1) + step] = sum;
    }
  }
}
