// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because it is the whole of a draw, for several draws at once.
import type { Crowd } from './crowd.ts';
import type { ExitTable } from './exit-table.ts';
import type { KernelSize } from './kernel-size.ts';
import {
  addLanes,
  applyLanes,
  BLOCK,
  drawUniforms,
  invertLanes,
  joinLanes,
  joinMoves,
  LANES,
  maxLane,
  NEAR,
  partLanes,
  readyLanes,
  settleLanes,
} from './lanes.ts';
import type { Meter } from './meter.ts';
import { INVERTED_MEAN, MOST_SINGLY, PlainStates } from './plain-states.ts';
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
  /** By outcome: STOCK, MOVES or REPLAYED, and its place among the stocks or among the others. */
  way: Int32Array;
  place: Int32Array;
  /** Result, place × (steps + 1) + step: people in states as they are, the others as numbers. */
  stocks: Int32Array;
  others: Float64Array;
  plain: PlainStates;
  private steps: i32;
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
  /** Of the draws being worked out, by state, flow or lane. */
  private counts: Int32Array;
  private change: Int32Array;
  private moved: Float64Array;
  private uniforms: Float64Array;
  private mass: Float64Array;
  private slope: Float64Array;
  private found: Int32Array;
  private packed: Int32Array;
  private went: Int32Array;
  private countsAt: Int32Array;
  private movedAt: Float64Array;

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
    this.counts = new Int32Array(size.states * lanes);
    this.change = new Int32Array(size.states * lanes);
    this.moved = new Float64Array(size.flows * lanes);
    this.uniforms = new Float64Array(LANES);
    this.mass = new Float64Array(LANES);
    this.slope = new Float64Array(LANES);
    this.found = new Int32Array(LANES);
    this.packed = new Int32Array(LANES);
    this.went = new Int32Array(size.flows * lanes);
    this.countsAt = new Int32Array(size.states * trace);
    this.movedAt = new Float64Array(size.flows * trace);
  }

  /** Works out draws firstDraw … firstDraw + draws − 1, of which the tables hold what is theirs. */
  simulate(firstDraw: i32, draws: i32): void {
    for (let from: i32 = 0; from < draws; from += LANES) {
      const lanes: i32 = draws - from < LANES ? draws - from : LANES;
      this.simulateGroup(firstDraw + from, from, lanes);
    }
  }

  private simulateGroup(firstDraw: i32, from: i32, lanes: i32): void {
    const plain: PlainStates = this.plain;
    for (let l: i32 = 0; l < LANES; l++) {
      plain.begin(l, firstDraw + l);
      for (let s: i32 = 0; s < this.states; s++) {
        // lanes beyond the last draw stand empty
        this.counts[s * LANES + l] = l < lanes ? this.initial[s * BATCH + from + l]! : 0;
        if (this.isLeft(s)) plain.seed(s, l);
      }
    }
    this.moved.fill(0.0);
    this.record(0, from);
    for (let step: i32 = 1; step <= this.steps; step++) {
      const epoch: i32 = this.epochOfStep[step]!;
      const isNew: boolean = step === 1 || epoch !== this.epochOfStep[step - 1]!;
      for (let s: i32 = 0; s < this.states; s++) {
        if (!this.isLeft(s)) continue;
        const row: i32 = this.exits.row(s, 0, epoch);
        if (isNew) this.setRows(s, row, from);
        drawUniforms(plain.streams, 4 * s * LANES, this.uniforms);
        if (maxLane(this.counts, s * LANES) === 0) continue;
        this.leaveState(s, this.exits.exit(s, row, 0), from, step);
      }
      applyLanes(this.counts, this.change, this.states);
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

  private leaveState(s: i32, exit: i32, from: i32, step: i32): void {
    const plain: PlainStates = this.plain;
    const first: i32 = s * LANES;
    const found: Int32Array = this.found;
    let many: i32 = 0;
    if (maxLane(this.counts, first) < NEAR) {
      many = readyLanes(
        this.counts,
        first,
        plain.chance,
        plain.isTurned,
        plain.odds,
        plain.powers,
        plain.levelWidth,
        INVERTED_MEAN,
        this.uniforms,
        this.mass,
        this.slope,
      );
    } else many = this.readyMany(first);
    invertLanes(this.uniforms, this.mass, this.slope, plain.odds, first, plain.reciprocal, found);
    for (let l: i32 = 0; many !== 0 && l < LANES; l++) {
      if (((many >> l) & 1) === 1) found[l] = plain.rejected(s, l, this.counts[first + l]!, step);
    }
    settleLanes(found, this.counts, first, plain.isTurned, this.change);
    const firstFlow: i32 = this.exits.firstFlow[s]!;
    const ways: i32 = this.exits.firstFlow[s + 1]! - firstFlow;
    if (ways === 1) {
      this.arrive(firstFlow, found, 0);
      return;
    }
    if (ways > MOST_PACKED) this.splitEach(s, ways, exit, from, step);
    else this.splitPacked(s, ways, exit, from, step);
    for (let j: i32 = 0; j < ways; j++) this.arrive(firstFlow + j, this.went, j * LANES);
  }

  /** `readyLanes` where people are many. */
  private readyMany(first: i32): i32 {
    const plain: PlainStates = this.plain;
    let many: i32 = 0;
    for (let l: i32 = 0; l < LANES; l++) {
      const people: i32 = this.counts[first + l]!;
      if (plain.isTurned[first + l]! === 1) this.uniforms[l] = 1.0 - this.uniforms[l]!;
      this.slope[l] = ((people + 1) as f64) * plain.odds[first + l]!;
      if ((people as f64) * plain.chance[first + l]! > INVERTED_MEAN) {
        many |= 1 << l;
        this.mass[l] = 1.0;
      } else this.mass[l] = plain.stayAll(first + l, people);
    }
    return many;
  }

  /** Sends leavers to at most five exits: counts of words below the chances are packed in one number a lane. */
  private splitPacked(s: i32, ways: i32, exit: i32, start: i32, step: i32): void {
    const plain: PlainStates = this.plain;
    const first: i32 = s * LANES;
    const sums: Int32Array = plain.sums;
    const place: Int32Array = plain.place;
    const found: Int32Array = this.found;
    const sumsAt: i32 = plain.sumsAt(s, 0);
    const apart: i32 = (BLOCK + 1) * ways;
    let isSingly: boolean = true;
    for (let l: i32 = 0; l < LANES; l++) {
      const x: i32 = found[l]!;
      const from: i32 = place[first + l]!;
      if (from + x <= BLOCK) {
        const own: i32 = sumsAt + l * apart + from;
        this.packed[l] = (sums[own + x]! - sums[own]!) | 0;
        place[first + l] = from + x;
      } else if (x <= MOST_SINGLY) {
        this.packed[l] = plain.take(s, l, x, 1);
      } else isSingly = false;
    }
    partLanes(this.packed, this.found, ways, this.went);
    if (isSingly) return;
    for (let l: i32 = 0; l < LANES; l++) {
      if (found[l]! > MOST_SINGLY) this.splitLane(s, l, ways, exit, start, step);
    }
  }

  /** The same for any number of exits. */
  private splitEach(s: i32, ways: i32, exit: i32, from: i32, step: i32): void {
    for (let l: i32 = 0; l < LANES; l++) this.splitLane(s, l, ways, exit, from, step);
  }

  private splitLane(s: i32, l: i32, ways: i32, exit: i32, from: i32, step: i32): void {
    const plain: PlainStates = this.plain;
    const at: i32 = exit * BATCH + from + l;
    plain.splitLeavers(s, l, this.found[l]!, step, this.conditional, at, BATCH);
    for (let j: i32 = 0; j < ways; j++) this.went[j * LANES + l] = plain.split[j]!;
  }

  private arrive(flow: i32, went: Int32Array, at: i32): void {
    joinLanes(went, at, this.change, this.crowd.flowTo[flow]! * LANES);
    if (this.hasMoves) joinMoves(went, at, this.moved, flow * LANES);
  }

  private record(step: i32, from: i32): void {
    const meter: Meter = this.meter;
    for (let o: i32 = 0; o < this.outcomes; o++) {
      const way: i32 = this.way[o]!;
      if (way === REPLAYED) continue;
      const at: i32 = (this.place[o]! * (this.steps + 1) + step) * BATCH + from;
      const end: i32 = meter.firstMember[o + 1]!;
      const start: i32 = meter.firstMember[o]!;
      if (way === STOCK) {
        addLanes(this.counts, meter.members, start, end, this.stocks, at);
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
    const counts: i32 = step * this.states * LANES;
    const moves: i32 = step * this.flows * LANES;
    for (let i: i32 = 0; i < this.states * LANES; i++) this.countsAt[counts + i] = this.counts[i]!;
    for (let i: i32 = 0; i < this.flows * LANES; i++) this.movedAt[moves + i] = this.moved[i]!;
  }

  /** Measures one lane's draw, step by step. */
  private replay(draw: i32, l: i32, from: i32): void {
    const crowd: Crowd = this.crowd;
    const meter: Meter = this.meter;
    for (let s: i32 = 0; s < this.states; s++) this.start[s] = this.initial[s * BATCH + from + l]!;
    for (let step: i32 = 0; step <= this.steps; step++) {
      const counts: i32 = step * this.states * LANES + l;
      const moves: i32 = step * this.flows * LANES + l;
      for (let s: i32 = 0; s < this.states; s++) {
        crowd.counts[s] = this.countsAt[counts + s * LANES]!;
      }
      for (let f: i32 = 0; f < this.flows; f++) {
        crowd.moved[f] = this.movedAt[moves + f * LANES]!;
      }
      const epoch: i32 = this.epochOfStep[step]!;
      for (let o: i32 = 0; o < this.outcomes; o++) {
        if (this.way[o]! !== REPLAYED) continue;
        const at: i32 = (this.place[o]! * (this.steps + 1) + step) * BATCH + from + l;
        this.others[at] = meter.recordOutcome(o, step, epoch, draw, crowd);
      }
      meter.remember(crowd);
    }
  }
}
