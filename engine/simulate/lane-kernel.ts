// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because it is the whole of a draw, for several draws at once.
import { counterWord } from './counter-word.ts';
import type { Crowd } from './crowd.ts';
import type { ExitTable } from './exit-table.ts';
import type { KernelSize } from './kernel-size.ts';
import { rejectFrom } from './binomial.ts';
import {
  addLanes,
  addTo,
  AHEAD,
  BLOCK,
  copyLanes,
  drawUniforms,
  keepLanes,
  LANES,
  lanesAbove,
  moveLanes,
  putLanes,
  takeFrom,
} from './lanes.ts';
import { addressLanes, rejectLanes } from './many-lanes.ts';
import type { Meter } from './meter.ts';
import { outwardLanes } from './outward.ts';
import { MOST_SINGLY, OUTWARD_MEAN, PlainStates, UPWARD_MEAN } from './plain-states.ts';
import { COMPETING } from './state-form.ts';

/** Draws of a batch at most; a whole number of times `LANES`. */
export const BATCH: i32 = 64;
/** Exits of a state whose counts are packed in one number. */
const MOST_PACKED: i32 = 5;
/** How an outcome is taken: people in states, moves so far, anything else from the course of a draw. */
export const STOCK: i32 = 0;
export const MOVES: i32 = 1;
export const REPLAYED: i32 = 2;

/**
 * Many draws of a plain model side by side: all states are competing or final, nobody is told apart, nobody
 * comes in. Gives what `Kernel.simulate` gives, draw by draw, whatever else is in the batch.
 *
 * Tables and results hold a batch, lane innermost: lane d of place i is at i × BATCH + d.
 */
export class LaneKernel {
  /** By cell: probability of leaving; by exit: its probability given none of the cell's earlier ones. */
  leave: Float64Array;
  conditional: Float64Array;
  /** People by state at the start. */
  initial: Int32Array;
  /**
   * By outcome: STOCK, MOVES or REPLAYED, and its place among the stocks, where every state has its own and sums
   * of states come after, or among the others.
   */
  way: Int32Array;
  place: Int32Array;
  /** Result, place × (steps + 1) + step: people as they are, the others as numbers. */
  stocks: Int32Array;
  others: Float64Array;
  plain: PlainStates;
  private steps: i32;
  /** From one place of a result to the next. */
  private pitch: i32;
  private states: i32;
  private flows: i32;
  private outcomes: i32;
  private form: Int32Array;
  private epochOfStep: Int32Array;
  private exits: ExitTable;
  private crowd: Crowd;
  private meter: Meter;
  private start: Int32Array;
  private hasMoves: boolean;
  private hasReplayed: boolean;
  /** Of the draws being worked out, by flow or lane. */
  private moved: Float64Array;
  private movedAt: Float64Array;
  /** Draw of lane 0. */
  private draw: i32;
  /** Uniform numbers, who is still to be sent and who goes by an exit, by lane. */
  private first: Float64Array;
  private second: Float64Array;
  private left: Int32Array;
  private went: Int32Array;

  constructor(
    size: KernelSize,
    exits: ExitTable,
    crowd: Crowd,
    meter: Meter,
    form: Int32Array,
    epochOfStep: Int32Array,
    start: Int32Array,
  ) {
    const batch: i32 = BATCH * size.lanes;
    const lanes: i32 = LANES * size.lanes;
    const width: i32 = size.steps + 1;
    const trace: i32 = size.replayed > 0 ? lanes * width : 0;
    this.leave = new Float64Array(size.cells * batch);
    this.conditional = new Float64Array(size.exits * batch);
    this.initial = new Int32Array(size.states * batch);
    this.way = new Int32Array(size.outcomes);
    this.place = new Int32Array(size.outcomes);
    this.stocks = new Int32Array(size.stocks * width * batch);
    this.others = new Float64Array(size.others * width * batch);
    this.plain = new PlainStates(size, lanes, exits);
    this.steps = size.steps;
    this.pitch = width * BATCH;
    this.states = size.states;
    this.flows = size.flows;
    this.outcomes = size.outcomes;
    this.form = form;
    this.epochOfStep = epochOfStep;
    this.exits = exits;
    this.crowd = crowd;
    this.meter = meter;
    this.start = start;
    this.hasMoves = size.others > 0;
    this.hasReplayed = size.replayed > 0;
    this.moved = new Float64Array(size.flows * lanes);
    this.movedAt = new Float64Array(size.flows * trace);
    this.draw = 0;
    this.first = new Float64Array(LANES);
    this.second = new Float64Array(LANES);
    this.left = new Int32Array(LANES);
    this.went = new Int32Array(LANES);
  }

  /** Works out draws firstDraw … firstDraw + draws − 1, of which the tables hold what is theirs. */
  simulate(firstDraw: i32, draws: i32): void {
    for (let f: i32 = 0; f < this.flows; f++) {
      this.plain.wholes[this.plain.toAt + f] = this.crowd.flowTo[f]!;
    }
    for (let from: i32 = 0; from < draws; from += LANES) {
      const lanes: i32 = draws - from < LANES ? draws - from : LANES;
      this.simulateGroup(firstDraw + from, from, lanes);
    }
  }

  private simulateGroup(firstDraw: i32, from: i32, lanes: i32): void {
    const plain: PlainStates = this.plain;
    const pitch: i32 = this.pitch;
    let most: i32 = 0;
    for (let l: i32 = 0; l < LANES; l++) {
      let people: i32 = 0;
      for (let s: i32 = 0; s < this.states; s++) {
        // lanes beyond the last draw stand empty
        const own: i32 = l < lanes ? this.initial[s * BATCH + from + l]! : 0;
        this.stocks[s * pitch + from + l] = own;
        people += own;
      }
      if (people > most) most = people;
    }
    this.draw = firstDraw;
    plain.foresee(most);
    for (let l: i32 = 0; l < LANES; l++) {
      plain.begin(l, firstDraw + l);
      for (let s: i32 = 0; s < this.states; s++) if (this.isLeft(s)) plain.seed(s, l);
    }
    this.moved.fill(0.0);
    this.record(0, from);
    for (let step: i32 = 1; step <= this.steps; step++) {
      const epoch: i32 = this.epochOfStep[step]!;
      const now: i32 = (step - 1) * BATCH + from;
      copyLanes(this.stocks, this.states, pitch, now, now + BATCH);
      const isNew: boolean = step === 1 || epoch !== this.epochOfStep[step - 1]!;
      for (let s: i32 = 0; s < this.states; s++) {
        if (!this.isLeft(s)) continue;
        const row: i32 = this.exits.row(s, 0, epoch);
        if (isNew) this.setRows(s, row, from);
        const ahead: i32 = (step - 1) % AHEAD;
        const own: i32 = plain.uniformsAt + s * AHEAD * LANES;
        if (ahead === 0) drawUniforms(plain.streams, 4 * s * LANES, plain.numbers, own);
        this.leaveState(s, own + ahead * LANES, row, from, step);
      }
      this.record(step, from);
    }
    if (!this.hasReplayed) return;
    for (let l: i32 = 0; l < lanes; l++) this.replay(firstDraw + l, l, from);
  }

  private isLeft(s: i32): boolean {
    return this.form[s]! === COMPETING;
  }

  private setRows(s: i32, row: i32, from: i32): void {
    const plain: PlainStates = this.plain;
    const cell: i32 = this.exits.cell(s, row, 0) * BATCH + from;
    const exit: i32 = this.exits.exit(s, row, 0) * BATCH + from;
    for (let l: i32 = 0; l < LANES; l++) {
      if (plain.row(s, l) === row) continue;
      plain.setRow(s, l, row, this.leave[cell + l]!, this.conditional, exit + l, BATCH);
    }
  }

  private leaveState(s: i32, uniforms: i32, row: i32, from: i32, step: i32): void {
    const plain: PlainStates = this.plain;
    const flow: i32 = this.exits.firstFlow[s]!;
    const now: i32 = (step - 1) * BATCH + from;
    const ways: i32 = this.exits.firstFlow[s + 1]! - flow;
    const rest: i32 = moveLanes(
      this.stocks,
      this.pitch,
      now,
      now + BATCH,
      s,
      plain.numbers,
      uniforms,
      plain.chanceAt,
      plain.oddsAt,
      plain.powersAt,
      plain.levelWidth,
      UPWARD_MEAN,
      plain.wholes,
      plain.sumsAt(s, 0),
      (BLOCK + 1) * ways,
      ways > MOST_PACKED ? -1 : BLOCK,
      ways,
      plain.toAt + flow,
      plain.foundAt,
      this.moved,
      flow,
      this.hasMoves,
    );
    if (rest === 0) return;
    const went: Int32Array = this.went;
    if ((rest & 255) !== 0) {
      this.leaveMany(s, rest & 255, s * this.pitch + now, uniforms, row, from, step);
      if (ways === 1) {
        this.arrive(flow, now + BATCH, went);
        return;
      }
      putLanes(went, 0, rest, plain.wholes, plain.foundAt);
    }
    const going: i32 = (rest | (rest >> 8)) & 255;
    const many: i32 = going & lanesAbove(plain.wholes, plain.foundAt, MOST_SINGLY);
    let few: i32 = going & ~many;
    for (let l: i32 = 0; few !== 0; l++) {
      if ((few & 1) === 1) {
        this.sendSingly(s, l, plain.wholes[plain.foundAt + l]!, now + BATCH + l);
      }
      few = few >> 1;
    }
    if (many !== 0) this.sendMany(s, many, row, from, step);
  }

  /** Lanes that more leave than inversion from 0 finds quickly; `went` is how many, 0 in the others. */
  private leaveMany(
    s: i32,
    many: i32,
    own: i32,
    uniforms: i32,
    row: i32,
    from: i32,
    step: i32,
  ): void {
    const keys: Int32Array = this.exits.exitKeys;
    const p: i32 = this.exits.cell(s, row, 0) * BATCH + from;
    this.drawMany(
      this.stocks,
      own,
      this.leave,
      p,
      this.plain.numbers,
      uniforms,
      many,
      keys[2 * s]!,
      keys[2 * s + 1]!,
      counterWord(step, 0),
    );
    takeFrom(this.stocks, own + BATCH, this.went);
  }

  /**
   * Binomial numbers of the lanes that `many` has a bit for, into `went`, 0 in the others: `trials` from `at` on, probabilities p from
   * `pAt` on, first uniform numbers u from `uAt` on, further ones of the stream at `word + 1`.
   */
  private drawMany(
    trials: Int32Array,
    at: i32,
    p: Float64Array,
    pAt: i32,
    u: Float64Array,
    uAt: i32,
    many: i32,
    k0: i32,
    k1: i32,
    word: i32,
  ): void {
    const went: Int32Array = this.went;
    const second: Float64Array = this.second;
    const above: i32 = outwardLanes(trials, at, p, pAt, u, uAt, many, OUTWARD_MEAN, went, 0);
    if (above === 0) return;
    addressLanes(k0, k1, this.draw, word + 1, second, 0);
    const rest: i32 = rejectLanes(trials, at, p, pAt, u, uAt, second, above, went, 0);
    for (let l: i32 = 0; l < LANES; l++) {
      if (((rest >> l) & 1) === 0) continue;
      const n: i32 = trials[at + l]!;
      const own: f64 = p[pAt + l]!;
      const turned: boolean = own > 0.5;
      const chance: f64 = turned ? 1.0 - own : own;
      const draw: i32 = this.draw + l;
      const x: i32 = rejectFrom(n, chance, turned, u[uAt + l]!, second[l]!, k0, k1, draw, word);
      went[l] = turned ? n - x : x;
    }
  }

  /** Sends one lane's leavers to their exits one by one. */
  private sendSingly(s: i32, l: i32, leavers: i32, next: i32): void {
    const plain: PlainStates = this.plain;
    const flow: i32 = this.exits.firstFlow[s]!;
    const ways: i32 = this.exits.firstFlow[s + 1]! - flow;
    if (ways > MOST_PACKED) {
      plain.splitSingly(s, l, leavers, ways);
      for (let j: i32 = 0; j < ways; j++) this.arriveIn(flow + j, l, next, plain.split[j]!);
      return;
    }
    let packed: i32 = plain.take(s, l, leavers, 1);
    let before: i32 = 0;
    for (let j: i32 = 0; j < ways; j++) {
      const below: i32 = j === ways - 1 ? leavers : packed & 255;
      packed = packed >>> 8;
      this.arriveIn(flow + j, l, next, below - before);
      before = below;
    }
  }

  /** Sends the leavers of lanes with many to their exits, one exit after the other. */
  private sendMany(s: i32, many: i32, row: i32, from: i32, step: i32): void {
    const keys: Int32Array = this.exits.splitKeys;
    const left: Int32Array = this.left;
    const went: Int32Array = this.went;
    const first: Float64Array = this.first;
    const p: Float64Array = this.conditional;
    const next: i32 = step * BATCH + from;
    const word: i32 = counterWord(step, 0);
    const exit: i32 = this.exits.exit(s, row, 0) * BATCH + from;
    const last: i32 = this.exits.firstFlow[s + 1]! - 1;
    keepLanes(this.plain.wholes, this.plain.foundAt, many, left);
    let pAt: i32 = exit;
    for (let flow: i32 = this.exits.firstFlow[s]!; flow < last; flow++) {
      const k0: i32 = keys[2 * flow]!;
      const k1: i32 = keys[2 * flow + 1]!;
      addressLanes(k0, k1, this.draw, word, first, 0);
      this.drawMany(left, 0, p, pAt, first, 0, many, k0, k1, word);
      this.arrive(flow, next, went);
      takeFrom(left, 0, went);
      pAt += BATCH;
    }
    this.arrive(last, next, left);
  }

  /** Everybody in `went` comes by a flow. */
  private arrive(flow: i32, next: i32, went: Int32Array): void {
    addTo(this.stocks, this.crowd.flowTo[flow]! * this.pitch + next, went);
    if (!this.hasMoves) return;
    for (let l: i32 = 0; l < LANES; l++) {
      this.moved[flow * LANES + l] = this.moved[flow * LANES + l]! + (went[l]! as f64);
    }
  }

  /** So many come by a flow in one lane. */
  private arriveIn(flow: i32, l: i32, next: i32, went: i32): void {
    const at: i32 = (this.crowd.flowTo[flow]! * this.pitch + next) | 0;
    this.stocks[at] = (this.stocks[at]! + went) | 0;
    if (!this.hasMoves) return;
    this.moved[flow * LANES + l] = this.moved[flow * LANES + l]! + (went as f64);
  }

  private record(step: i32, from: i32): void {
    const meter: Meter = this.meter;
    for (let o: i32 = 0; o < this.outcomes; o++) {
      const way: i32 = this.way[o]!;
      const place: i32 = this.place[o]!;
      if (way === REPLAYED || (way === STOCK && place < this.states)) continue;
      const at: i32 = place * this.pitch + step * BATCH + from;
      const end: i32 = meter.firstMember[o + 1]!;
      const start: i32 = meter.firstMember[o]!;
      if (way === STOCK) {
        addLanes(this.stocks, meter.members, start, end, this.pitch, step * BATCH + from, at);
        continue;
      }
      for (let l: i32 = 0; l < LANES; l++) {
        let sum: f64 = 0.0;
        for (let m: i32 = start; m < end; m++) sum += this.moved[meter.members[m]! * LANES + l]!;
        const last: i32 = meter.firstStart[o + 1]!;
        for (let m: i32 = meter.firstStart[o]!; m < last; m++) {
          sum += this.initial[meter.startMembers[m]! * BATCH + from + l]! as f64;
        }
        this.others[at + l] = sum;
      }
    }
    if (!this.hasReplayed) return;
    const moves: i32 = step * this.flows * LANES;
    for (let i: i32 = 0; i < this.flows * LANES; i++) this.movedAt[moves + i] = this.moved[i]!;
  }

  /** Measures one lane's draw, step by step. */
  private replay(draw: i32, l: i32, from: i32): void {
    const crowd: Crowd = this.crowd;
    const meter: Meter = this.meter;
    for (let s: i32 = 0; s < this.states; s++) this.start[s] = this.initial[s * BATCH + from + l]!;
    for (let step: i32 = 0; step <= this.steps; step++) {
      const now: i32 = step * BATCH + from + l;
      const moves: i32 = step * this.flows * LANES + l;
      for (let s: i32 = 0; s < this.states; s++) {
        crowd.counts[s] = this.stocks[s * this.pitch + now]!;
      }
      for (let f: i32 = 0; f < this.flows; f++) {
        crowd.moved[f] = this.movedAt[moves + f * LANES]!;
      }
      const epoch: i32 = this.epochOfStep[step]!;
      for (let o: i32 = 0; o < this.outcomes; o++) {
        if (this.way[o]! !== REPLAYED) continue;
        const at: i32 = this.place[o]! * this.pitch + now;
        this.others[at] = meter.recordOutcome(o, step, epoch, draw, crowd);
      }
      meter.remember(crowd);
    }
  }
}
