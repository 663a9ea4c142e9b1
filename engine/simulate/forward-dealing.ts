// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because dealing on entry, to people who were there before and once more share one set of arrays.
import type { ExitTable } from './exit-table.ts';
import { addConvolved, addConvolvedLanes, addTo } from './forward-leaves.ts';
import type { ForwardSize } from './forward-size.ts';

/**
 * Dealt states in the forward recursion: who enters at the end of step e leaves by a flow at the end of
 * step e + d with its share × P(time of d steps), so that the moves of a step are sums over the entries
 * before it (a convolution).
 *
 * @source Çinlar 1969, doi:10.2307/1426216 (Markov renewal equation)
 */
export class Dealing {
  /** Moves that `leave` has found, by lane. */
  due: Float64Array;
  /** Which of the dealt states s is, which of their flows f is; −1 for none. */
  stateAt: Int32Array;
  flowAt: Int32Array;
  /** Longest that somebody in the state has been there at the start. */
  before: Int32Array;
  /** Time of flow f in a row: firstTime[f] + row. */
  firstTime: Int32Array;
  /** By time: whether it is the same in every draw, and where its table begins. */
  isSteady: Int32Array;
  timeAt: Int32Array;
  /** Fewest and most steps that the time can take, over all lanes. */
  least: Int32Array;
  most: Int32Array;
  /** P(stays d steps), and longer: at timeAt + d; of times that vary (timeAt + d) × lanes + lane. */
  stays: Float64Array;
  longer: Float64Array;
  staysVarying: Float64Array;
  longerVarying: Float64Array;
  /** 1 where a state is dealt anew at the beginning of a step: s × (steps + 1) + step; by state, if ever. */
  dealtAt: Int32Array;
  isEverDealtAnew: Int32Array;
  private exit: ExitTable;
  private lanes: i32;
  private steps: i32;
  private entries: i32;
  private offset: i32;
  /** Share of the entrants of a step who leave by a flow: (flow × entries + entry) × lanes + lane. */
  private shares: Float64Array;
  /** Who entered at a step and how they were last dealt, of states that are dealt anew. */
  private people: Float64Array;
  private rowAt: Int32Array;
  private spentAt: Int32Array;
  /** First and last entry of each dealt state that anybody has. */
  private first: Int32Array;
  private last: Int32Array;
  /** Moves in the next step of those who should be gone by the law in force, by flow. */
  private overdue: Float64Array;
  private hasOverdue: boolean;
  private tails: Float64Array;
  private earlier: Float64Array;

  constructor(size: ForwardSize, exit: ExitTable) {
    const lanes: i32 = size.lanes;
    const width: i32 = size.dealt * size.entries;
    this.exit = exit;
    this.lanes = lanes;
    this.steps = size.steps;
    this.entries = size.entries;
    this.offset = size.before;
    this.due = new Float64Array(lanes);
    this.stateAt = new Int32Array(size.states);
    this.flowAt = new Int32Array(size.flows);
    this.before = new Int32Array(size.states);
    this.firstTime = new Int32Array(size.flows);
    this.isSteady = new Int32Array(size.times);
    this.timeAt = new Int32Array(size.times);
    this.least = new Int32Array(size.times);
    this.most = new Int32Array(size.times);
    this.stays = new Float64Array(size.steadyTimes);
    this.longer = new Float64Array(size.steadyTimes);
    this.staysVarying = new Float64Array(size.varyingTimes * lanes);
    this.longerVarying = new Float64Array(size.varyingTimes * lanes);
    this.dealtAt = new Int32Array(size.states * (size.steps + 1));
    this.isEverDealtAnew = new Int32Array(size.states);
    this.shares = new Float64Array(size.dealtFlows * size.entries * lanes);
    this.people = new Float64Array(size.dealtAgain * lanes);
    this.rowAt = new Int32Array(width);
    this.spentAt = new Int32Array(width);
    this.first = new Int32Array(size.dealt);
    this.last = new Int32Array(size.dealt);
    this.overdue = new Float64Array(size.dealtFlows * lanes);
    this.hasOverdue = false;
    this.tails = new Float64Array(lanes);
    this.earlier = new Float64Array(lanes);
    this.stateAt.fill(-1);
    this.flowAt.fill(-1);
  }

  clear(): void {
    this.shares.fill(0.0);
    this.people.fill(0.0);
    this.first.fill(this.entries);
    this.last.fill(-1);
    this.overdue.fill(0.0);
  }

  /** Deals exits and times to people who entered at the end of step `entry` and are there `spent` later. */
  enter(
    s: i32,
    people: Float64Array,
    at: i32,
    entry: i32,
    spent: i32,
    row: i32,
    exits: Float64Array,
    stay: Float64Array,
  ): void {
    const lanes: i32 = this.lanes;
    let isNobody: boolean = true;
    for (let l: i32 = 0; l < lanes; l++) if (people[at + l]! !== 0.0) isNobody = false;
    if (isNobody) return;
    const own: i32 = this.stateAt[s]!;
    const e: i32 = entry + this.offset;
    const place: i32 = own * this.entries + e;
    if (e < this.first[own]!) this.first[own] = e;
    if (e > this.last[own]!) this.last[own] = e;
    this.rowAt[place] = row;
    this.spentAt[place] = spent;
    if (this.isEverDealtAnew[s]! === 1) {
      if (spent > 0) {
        for (let l: i32 = 0; l < lanes; l++) this.people[place * lanes + l] = people[at + l]!;
      } else addTo(this.people, place * lanes, people, at, lanes);
    }
    this.tailOf(s, row, spent, exits, stay, this.tails);
    const first: i32 = this.exit.firstFlow[s]!;
    const cell: i32 = this.exit.cell(s, row, 0) * lanes;
    for (let f: i32 = first; f < this.exit.firstFlow[s + 1]!; f++) {
      const exit: i32 = (this.exit.exit(s, row, 0) + f - first) * lanes;
      const share: i32 = (this.flowAt[f]! * this.entries + e) * lanes;
      for (let l: i32 = 0; l < lanes; l++) {
        const part: f64 = people[at + l]! * exits[exit + l]!;
        const tail: f64 = this.tails[l]!;
        // a state may be entered twice at one step: by moves and by inflows
        if (spent > 0) this.shares[share + l] = 0.0;
        if (tail > 0.0) this.shares[share + l] = this.shares[share + l]! + part / tail;
        else if (part > 0.0) {
          const late: i32 = this.flowAt[f]! * lanes + l;
          this.overdue[late] = this.overdue[late]! + part / (1.0 - stay[cell + l]!);
          this.hasOverdue = true;
        }
      }
    }
  }

  /** Whether anybody leaves by flow f in a step: then `due` says how many. */
  leave(s: i32, f: i32, step: i32): boolean {
    const lanes: i32 = this.lanes;
    const own: i32 = this.stateAt[s]!;
    const flow: i32 = this.flowAt[f]!;
    const first: i32 = this.first[own]!;
    if (this.last[own]! < first) return false;
    this.due.fill(0.0);
    let e: i32 = first;
    while (e <= this.last[own]!) {
      // entries that were dealt by the same row lie together
      const row: i32 = this.rowAt[own * this.entries + e]!;
      let end: i32 = e + 1;
      while (end <= this.last[own]! && this.rowAt[own * this.entries + end]! === row) end++;
      const time: i32 = this.firstTime[f]! + row;
      const now: i32 = step + this.offset;
      let from: i32 = e > now - this.most[time]! ? e : now - this.most[time]!;
      let until: i32 = end - 1 < now - this.least[time]! ? end - 1 : now - this.least[time]!;
      if (from < e) from = e;
      if (until >= end) until = end - 1;
      const count: i32 = until - from + 1;
      if (count > 0) {
        const share: i32 = (flow * this.entries + from) * lanes;
        const by: i32 = this.timeAt[time]! + now - from;
        if (this.isSteady[time]! === 1) {
          addConvolved(this.due, 0, this.shares, share, this.stays, by, count, lanes);
        } else {
          const at: i32 = by * lanes;
          addConvolvedLanes(this.due, 0, this.shares, share, this.staysVarying, at, count, lanes);
        }
      }
      e = end;
    }
    if (this.hasOverdue) {
      addTo(this.due, 0, this.overdue, flow * lanes, lanes);
      this.overdue.fill(0.0, flow * lanes, (flow + 1) * lanes);
    }
    return true;
  }

  isDealtAnew(s: i32, step: i32): boolean {
    return this.dealtAt[s * (this.steps + 1) + step]! === 1;
  }

  /** Deals everybody in the state anew at the beginning of a step, given how long they have been there. */
  dealAnew(
    s: i32,
    step: i32,
    epochOfStep: Int32Array,
    exits: Float64Array,
    stay: Float64Array,
  ): void {
    const lanes: i32 = this.lanes;
    const own: i32 = this.stateAt[s]!;
    const last: i32 = this.last[own]!;
    for (let e: i32 = this.first[own]!; e <= last; e++) {
      const place: i32 = own * this.entries + e;
      const entry: i32 = e - this.offset;
      const spent: i32 = step - 1 - entry;
      if (entry >= step) break;
      const then: i32 = this.spentAt[place]!;
      const row: i32 = this.rowAt[place]!;
      this.tailOf(s, row, then, exits, stay, this.earlier);
      this.tailOf(s, row, spent, exits, stay, this.tails);
      for (let l: i32 = 0; l < lanes; l++) {
        const tail: f64 = this.earlier[l]!;
        const still: f64 = tail > 0.0 ? this.tails[l]! / tail : spent > then ? 0.0 : 1.0;
        this.due[l] = this.people[place * lanes + l]! * (still > 0.0 ? still : 0.0);
        this.people[place * lanes + l] = 0.0;
      }
      for (let f: i32 = this.exit.firstFlow[s]!; f < this.exit.firstFlow[s + 1]!; f++) {
        const share: i32 = (this.flowAt[f]! * this.entries + e) * lanes;
        this.shares.fill(0.0, share, share + lanes);
      }
      const epoch: i32 = entry > 0 ? epochOfStep[entry]! : 0;
      const next: i32 = this.exit.row(s, this.exit.cohort(s, epoch), epochOfStep[step]!);
      this.enter(s, this.due, 0, entry, spent, next, exits, stay);
    }
  }

  /** Probability that somebody dealt by a row is in the state for more than d steps, for ever included. */
  private tailOf(
    s: i32,
    row: i32,
    d: i32,
    exits: Float64Array,
    stay: Float64Array,
    out: Float64Array,
  ): void {
    const lanes: i32 = this.lanes;
    if (d === 0) {
      out.fill(1.0);
      return;
    }
    const first: i32 = this.exit.firstFlow[s]!;
    const cell: i32 = this.exit.cell(s, row, 0) * lanes;
    for (let l: i32 = 0; l < lanes; l++) out[l] = stay[cell + l]!;
    for (let f: i32 = first; f < this.exit.firstFlow[s + 1]!; f++) {
      const exit: i32 = (this.exit.exit(s, row, 0) + f - first) * lanes;
      const time: i32 = this.firstTime[f]! + row;
      const at: i32 = this.timeAt[time]! + d;
      for (let l: i32 = 0; l < lanes; l++) {
        const longer: f64 =
          this.isSteady[time]! === 1 ? this.longer[at]! : this.longerVarying[at * lanes + l]!;
        out[l] = out[l]! + exits[exit + l]! * longer;
      }
    }
  }
}
