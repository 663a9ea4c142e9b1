// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because a state's leavers and their exits are drawn from the same tables, in one lane or several.
import { nextUniform, seedStream } from '../random/short-stream.ts';
import { uniform } from '../random/uniform.ts';
import { rejectBinomial, rejectFrom } from './binomial.ts';
import { counterWord } from './counter-word.ts';
import type { ExitTable } from './exit-table.ts';
import type { KernelSize } from './kernel-size.ts';
import { AHEAD, BLOCK, fillBlock, invertMass, reciprocals, sumBlock } from './lanes.ts';
import { invertOutward, outwardOf } from './outward.ts';

/** Greatest mean of a binomial number that is found by inversion from 0 on; at least `LEAST_OUTWARD`. */
export const UPWARD_MEAN: f64 = 24.0;
/** Greatest mean that is found by inversion from the middle; beyond, the rejection method is quicker. */
export const OUTWARD_MEAN: f64 = 4096.0;
/** Most leavers at once who are sent to their exits one by one. */
export const MOST_SINGLY: i32 = 32;
/** Powers of a level of a table, and levels: 32^6 is more than the most people. */
const POWERS: i32 = 32;
const LEVELS: i32 = 6;
/** Exponents beyond which no inversion goes: q^n with n·p above this is never asked for. */
const FARTHEST: f64 = 64.0;
/** Thresholds that share one word of running counts. */
const GROUP: i32 = 4;
/** Stands for the odds of staying where they are 0, which has no sign: the number nearest to it below. */
const NONE_STAY: f64 = -5e-324;
/** Words of 31 bits: 2^31, and the largest. */
const WORDS: f64 = 2147483648.0;
const LAST_WORD: i32 = 2147483647;

/**
 * States that people leave by competing probabilities, with nobody in them told apart: how many leave, and by
 * which exits. Each draw of a state has two short streams: number t of the first belongs to step t, word i of the
 * second to the i-th person who leaves. Holds as many draws side by side as there are lanes.
 */
export class PlainStates {
  lanes: i32;
  /**
   * Numbers in one array, since each array costs JavaScript checks: 1 / x at x; from there on by state and lane
   * (at = s × lanes + lane) the smaller of p and 1 − p at chanceAt + at, its odds, below 0 where that is 1 − p, at
   * oddsAt + at; uniform numbers that were made ahead from `uniformsAt` on; powers, of which power i of level d is
   * q^(i·32^d) at powersAt + d × levelWidth + at × 32 + i.
   */
  numbers: Float64Array;
  chanceAt: i32;
  oddsAt: i32;
  uniformsAt: i32;
  powersAt: i32;
  /** Numbers of a level of powers. */
  levelWidth: i32;
  /**
   * Whole numbers in one array: by state and lane words taken of the last block of a split stream; from `foundAt`
   * on leavers by lane; from `toAt` on where each flow leads; running sums, of which `sumsAt` says where they are.
   */
  wholes: Int32Array;
  foundAt: i32;
  toAt: i32;
  /** Of the streams of leaving: word k of state s and lane l at (4 × s + k) × lanes + l. */
  streams: Int32Array;
  /** People by exit, after `split`. */
  split: Int32Array;
  private exits: ExitTable;
  private states: i32;
  private draws: Int32Array;
  private rows: Int32Array;
  private steps: Int32Array;
  private current: Float64Array;
  /** Levels of powers that are made with a row; those beyond when they are asked for. */
  private depth: i32;
  /** Levels of powers made so far. */
  private levels: Int32Array;
  /** Of the streams of splitting, 16 words by state and lane; and blocks made. */
  private splitStreams: Int32Array;
  private blocks: Int32Array;
  private words: Int32Array;
  private firstSum: i32;
  /** Cumulative chance of the exits of a state and lane in 31 bits, and what is beyond them. */
  private thresholds: Int32Array;
  private beyond: Float64Array;
  private totals: Int32Array;

  constructor(size: KernelSize, lanes: i32, exits: ExitTable) {
    const cells: i32 = size.states * lanes;
    const ways: i32 = size.flows * lanes;
    this.lanes = lanes;
    const reciprocal: Float64Array = reciprocals();
    const chanceAt: i32 = reciprocal.length;
    const powersAt: i32 = chanceAt + (2 + AHEAD) * cells;
    const numbers: Float64Array = new Float64Array(powersAt + LEVELS * POWERS * cells);
    const firstSum: i32 = cells + lanes + size.flows;
    numbers.set(reciprocal);
    this.numbers = numbers;
    this.chanceAt = chanceAt;
    this.oddsAt = chanceAt + cells;
    this.uniformsAt = chanceAt + 2 * cells;
    this.powersAt = powersAt;
    this.levelWidth = POWERS * cells;
    this.foundAt = cells;
    this.toAt = cells + lanes;
    this.firstSum = firstSum;
    this.wholes = new Int32Array(firstSum + (BLOCK + 1) * ways);
    this.streams = new Int32Array(4 * cells);
    this.split = new Int32Array(size.flows);
    this.exits = exits;
    this.states = size.states;
    this.draws = new Int32Array(lanes);
    this.rows = new Int32Array(cells);
    this.steps = new Int32Array(cells);
    this.current = new Float64Array(cells);
    this.depth = 1;
    this.levels = new Int32Array(cells);
    this.splitStreams = new Int32Array(16 * cells);
    this.blocks = new Int32Array(cells);
    this.words = new Int32Array(BLOCK * cells);
    this.thresholds = new Int32Array(ways);
    this.beyond = new Float64Array(ways);
    this.totals = new Int32Array(size.flows);
  }

  /** Makes powers for so many people with every row from now on. */
  foresee(people: i32): void {
    this.depth = 2;
    for (let rest: i32 = people >> 10; rest > 0; rest = rest >> 5) this.depth++;
  }

  /** Turns a lane to a draw. */
  begin(lane: i32, draw: i32): void {
    this.draws[lane] = draw;
    for (let s: i32 = 0; s < this.states; s++) {
      const at: i32 = s * this.lanes + lane;
      this.rows[at] = -1;
      this.steps[at] = 0;
      this.blocks[at] = 0;
      this.wholes[at] = BLOCK;
    }
  }

  /** Starts the stream of leaving of a state, from the step 1. */
  seed(s: i32, lane: i32): void {
    const keys: Int32Array = this.exits.exitKeys;
    const draw: i32 = this.draws[lane]!;
    const at: i32 = 4 * s * this.lanes + lane;
    seedStream(keys[2 * s]!, keys[2 * s + 1]!, draw, 0, this.streams, at, this.lanes);
  }

  /**
   * The probabilities of a row of a state: chances of leaving by lane, and each exit's given none of the earlier.
   *
   * @param conditional the first exit's is at `first`, the next ones each `stride` further
   */
  setRow(
    s: i32,
    lane: i32,
    row: i32,
    p: f64,
    conditional: Float64Array,
    first: i32,
    stride: i32,
  ): void {
    const at: i32 = s * this.lanes + lane;
    const isTurned: boolean = p > 0.5;
    const chance: f64 = isTurned ? 1.0 - p : p;
    this.rows[at] = row;
    this.numbers[this.chanceAt + at] = chance;
    const odds: f64 = chance / (1.0 - chance);
    if (isTurned) this.numbers[this.oddsAt + at] = odds > 0.0 ? -odds : NONE_STAY;
    else this.numbers[this.oddsAt + at] = odds;
    this.levels[at] = 0;
    for (let d: i32 = 0; d < this.depth; d++) this.raise(at);
    const firstFlow: i32 = this.exits.firstFlow[s]!;
    const exits: i32 = this.exits.firstFlow[s + 1]! - firstFlow;
    const own: i32 = firstFlow * this.lanes + lane * exits;
    let none: f64 = 1.0;
    for (let j: i32 = 0; j < exits - 1; j++) {
      none *= 1.0 - conditional[first + j * stride]!;
      const scaled: f64 = (1.0 - none) * WORDS;
      const threshold: i32 = scaled < (LAST_WORD as f64) ? (Math.floor(scaled) as i32) : LAST_WORD;
      this.thresholds[own + j] = threshold;
      this.beyond[own + j] = scaled - (threshold as f64);
    }
    if (this.wholes[at]! < BLOCK) this.sum(s, lane);
  }

  /** Row that a state and lane has the probabilities of; −1 for none. */
  row(s: i32, lane: i32): i32 {
    return this.rows[s * this.lanes + lane]!;
  }

  /** How many of these people leave in a step; steps must not go back. */
  leavers(s: i32, lane: i32, people: i32, step: i32): i32 {
    const at: i32 = s * this.lanes + lane;
    if (this.steps[at]! === 0) this.seed(s, lane);
    while (this.steps[at]! < step) {
      this.current[at] = nextUniform(this.streams, 4 * s * this.lanes + lane, this.lanes);
      this.steps[at] = this.steps[at]! + 1;
    }
    const u: f64 = this.current[at]!;
    const mean: f64 = (people as f64) * this.numbers[this.chanceAt + at]!;
    const turned: boolean = this.numbers[this.oddsAt + at]! < 0.0;
    const odds: f64 = turned ? -this.numbers[this.oddsAt + at]! : this.numbers[this.oddsAt + at]!;
    const own: f64 = turned ? 1.0 - u : u;
    let found: i32 = 0;
    if (mean > OUTWARD_MEAN) found = this.rejected(s, lane, people, u, step);
    else if (mean > UPWARD_MEAN)
      found = invertOutward(people, this.numbers[this.chanceAt + at]!, odds, own);
    else {
      const slope: f64 = ((people + 1) as f64) * odds;
      found = invertMass(own, this.stayAll(at, people), slope, odds, this.numbers);
    }
    const x: i32 = found < people ? found : people;
    return turned ? people - x : x;
  }

  /** The same where many leave, but for the turning round: by rejection, first of a number u of the stream. */
  rejected(s: i32, lane: i32, people: i32, u: f64, step: i32): i32 {
    const at: i32 = s * this.lanes + lane;
    const keys: Int32Array = this.exits.exitKeys;
    return rejectFrom(
      people,
      this.numbers[this.chanceAt + at]!,
      this.numbers[this.oddsAt + at]! < 0.0,
      u,
      uniform(keys[2 * s]!, keys[2 * s + 1]!, this.draws[lane]!, counterWord(step, 0) + 1),
      keys[2 * s]!,
      keys[2 * s + 1]!,
      this.draws[lane]!,
      counterWord(step, 0),
    );
  }

  /** How many of many leavers go by a flow, with this probability, by addressed numbers. */
  splitMany(flow: i32, lane: i32, leavers: i32, p: f64, step: i32): i32 {
    const keys: Int32Array = this.exits.splitKeys;
    const k0: i32 = keys[2 * flow]!;
    const k1: i32 = keys[2 * flow + 1]!;
    const draw: i32 = this.draws[lane]!;
    const word: i32 = counterWord(step, 0);
    const turned: boolean = p > 0.5;
    const chance: f64 = turned ? 1.0 - p : p;
    if ((leavers as f64) * chance <= OUTWARD_MEAN) {
      return outwardOf(leavers, p, uniform(k0, k1, draw, word));
    }
    const x: i32 = rejectBinomial(leavers, chance, turned, k0, k1, draw, word);
    return turned ? leavers - x : x;
  }

  /** (1 − p)^n by tables of powers. */
  stayAll(at: i32, people: i32): f64 {
    let level: i32 = this.powersAt + at * POWERS;
    let power: f64 = this.numbers[level + (people & 31)]!;
    let rest: i32 = people >> 5;
    let depth: i32 = 1;
    while (rest > 0) {
      if (this.levels[at]! <= depth) this.raise(at);
      level += this.levelWidth;
      power *= this.numbers[level + (rest & 31)]!;
      rest = rest >> 5;
      depth++;
    }
    return power;
  }

  /** Makes the next level of powers, as far as it can be needed. */
  private raise(at: i32): void {
    const depth: i32 = this.levels[at]!;
    const width: i32 = this.levelWidth;
    const level: i32 = this.powersAt + depth * width + at * POWERS;
    const powers: Float64Array = this.numbers;
    let base: f64 = 1.0 - this.numbers[this.chanceAt + at]!;
    let unit: f64 = this.numbers[this.chanceAt + at]!;
    if (depth > 0) {
      const half: f64 = powers[level - width + 16]!;
      base = half * half;
      for (let d: i32 = 0; d < depth; d++) unit *= POWERS as f64;
    }
    const last: i32 = unit * 31.0 < FARTHEST ? 31 : (Math.floor(FARTHEST / unit) as i32) + 1;
    powers[level] = 1.0;
    powers[level + 1] = base;
    for (let i: i32 = 2; i <= last && i < POWERS; i++) {
      powers[level + i] = powers[level + (i >> 1)]! * powers[level + i - (i >> 1)]!;
    }
    this.levels[at] = depth + 1;
  }

  /** Sends leavers to their exits: `split` holds how many go by each flow of the state. */
  splitLeavers(
    s: i32,
    lane: i32,
    leavers: i32,
    step: i32,
    conditional: Float64Array,
    first: i32,
    stride: i32,
  ): void {
    const firstFlow: i32 = this.exits.firstFlow[s]!;
    const exits: i32 = this.exits.firstFlow[s + 1]! - firstFlow;
    const split: Int32Array = this.split;
    if (exits === 1) {
      split[0] = leavers;
    } else if (leavers > MOST_SINGLY) {
      let left: i32 = leavers;
      for (let j: i32 = 0; j < exits - 1; j++) {
        const p: f64 = conditional[first + j * stride]!;
        const x: i32 = this.splitMany(firstFlow + j, lane, left, p, step);
        split[j] = x;
        left -= x;
      }
      split[exits - 1] = left;
    } else {
      this.splitSingly(s, lane, leavers, exits);
    }
  }

  /** The same, one by one; at most `MOST_SINGLY`. */
  splitSingly(s: i32, lane: i32, leavers: i32, exits: i32): void {
    const groups: i32 = (exits + GROUP - 2) >> 2;
    this.take(s, lane, leavers, groups);
    let before: i32 = 0;
    for (let j: i32 = 0; j < exits - 1; j++) {
      const below: i32 = (this.totals[j >> 2]! >>> (8 * (j & 3))) & 255;
      this.split[j] = below - before;
      before = below;
    }
    this.split[exits - 1] = leavers - before;
  }

  /** Counts of the next words of a split stream below the thresholds, into `totals`; the first four are returned. */
  take(s: i32, lane: i32, leavers: i32, groups: i32): i32 {
    const at: i32 = s * this.lanes + lane;
    const sumsAt: i32 = this.sumsAt(s, lane);
    const sums: Int32Array = this.wholes;
    const totals: Int32Array = this.totals;
    for (let g: i32 = 0; g < groups; g++) totals[g] = 0;
    let left: i32 = leavers;
    while (left > 0) {
      if (this.wholes[at]! === BLOCK) this.fill(s, lane);
      const from: i32 = this.wholes[at]!;
      const taken: i32 = left < BLOCK - from ? left : BLOCK - from;
      for (let g: i32 = 0; g < groups; g++) {
        const own: i32 = sumsAt + g * (BLOCK + 1) + from;
        totals[g] = (totals[g]! + sums[own + taken]! - sums[own]!) | 0;
      }
      this.wholes[at] = from + taken;
      left -= taken;
    }
    return totals[0]!;
  }

  /** Where the sums of a state and lane begin. */
  sumsAt(s: i32, lane: i32): i32 {
    const firstFlow: i32 = this.exits.firstFlow[s]!;
    const exits: i32 = this.exits.firstFlow[s + 1]! - firstFlow;
    return this.firstSum + (BLOCK + 1) * (firstFlow * this.lanes + lane * exits);
  }

  /** Makes the next block of words of a split stream. */
  private fill(s: i32, lane: i32): void {
    const at: i32 = s * this.lanes + lane;
    if (this.blocks[at]! === 0) {
      const keys: Int32Array = this.exits.singleKeys;
      for (let stream: i32 = 0; stream < 4; stream++) {
        const own: i32 = 16 * at + stream;
        const draw: i32 = this.draws[lane]!;
        seedStream(keys[2 * s]!, keys[2 * s + 1]!, draw, stream, this.splitStreams, own, 4);
      }
    }
    fillBlock(this.splitStreams, 16 * at, this.words, BLOCK * at);
    this.blocks[at] = this.blocks[at]! + 1;
    this.wholes[at] = 0;
    this.sum(s, lane);
  }

  /** Compares the words of a block with the chances of the exits. */
  private sum(s: i32, lane: i32): void {
    const at: i32 = s * this.lanes + lane;
    const firstFlow: i32 = this.exits.firstFlow[s]!;
    const exits: i32 = this.exits.firstFlow[s + 1]! - firstFlow;
    const own: i32 = firstFlow * this.lanes + lane * exits;
    for (let j: i32 = 0; j < exits - 1; j += GROUP) {
      const count: i32 = exits - 1 - j < GROUP ? exits - 1 - j : GROUP;
      const sumsAt: i32 = this.firstSum + (BLOCK + 1) * (own + (j >> 2));
      const words: Int32Array = this.words;
      if (sumBlock(words, BLOCK * at, this.thresholds, own + j, count, this.wholes, sumsAt)) {
        this.breakTies(s, lane, own + j, count, sumsAt);
      }
    }
  }

  /** Counts words that equal a threshold as below it where a further number is. */
  private breakTies(s: i32, lane: i32, first: i32, count: i32, sumsAt: i32): void {
    const at: i32 = s * this.lanes + lane;
    const keys: Int32Array = this.exits.singleKeys;
    let more: i32 = 0;
    for (let i: i32 = 0; i < BLOCK; i++) {
      const person: i32 = (this.blocks[at]! - 1) * BLOCK + i;
      for (let j: i32 = 0; j < count; j++) {
        if (this.words[BLOCK * at + i]! !== this.thresholds[first + j]!) continue;
        // words from −1 down are no stream's
        const u: f64 = uniform(keys[2 * s]!, keys[2 * s + 1]!, this.draws[lane]!, -1 - person);
        if (u < this.beyond[first + j]!) more = (more + (1 << (8 * j))) | 0;
      }
      this.wholes[sumsAt + 1 + i] = (this.wholes[sumsAt + 1 + i]! + more) | 0;
    }
  }
}
