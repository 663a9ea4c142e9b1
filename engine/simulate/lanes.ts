// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because every loop that vectors may stand in for is here.

/** Draws that are worked out side by side. */
export const LANES: i32 = 8;
/** Words of a split stream that are made at a time. */
export const BLOCK: i32 = 32;
/** Most leavers that inversion can find, far above the largest mean that it is used for. */
export const MOST_INVERTED: i32 = 255;

/** 1 / x at x, from 1 to `MOST_INVERTED`. */
export function reciprocals(): Float64Array {
  const table: Float64Array = new Float64Array(MOST_INVERTED + 1);
  for (let x: i32 = 1; x <= MOST_INVERTED; x++) table[x] = 1.0 / (x as f64);
  return table;
}

/**
 * Smallest x at which a binomial's distribution function reaches u: the masses are taken away one by one, each
 * made from the one before by the factor slope / x − odds, which is never below 0. Lanes that are done thus stay
 * done, and so may be worked out in lockstep with others: same bits.
 *
 * @param mass  (1 − p)^n, the probability of 0
 * @param slope (n + 1) × odds
 * @param odds  p / (1 − p)
 */
export function invertMass(
  u: f64,
  mass: f64,
  slope: f64,
  odds: f64,
  reciprocal: Float64Array,
): i32 {
  let left: f64 = u - mass;
  let term: f64 = mass;
  let x: i32 = 0;
  while (left > 0.0 && x < MOST_INVERTED) {
    x = x + 1;
    const factor: f64 = slope * reciprocal[x]! - odds;
    term = factor > 0.0 ? term * factor : 0.0;
    left = left - term;
  }
  return x;
}

/** Uniform numbers of a stream that are made at a time. */
export const AHEAD: i32 = 8;

/**
 * The next uniform numbers of the stream of every lane: a of lane l at `at + l`, b at `at + LANES + l` and so on.
 *
 * @param out receives number k of lane l at outAt + k × LANES + l
 */
export function drawUniforms(state: Int32Array, at: i32, out: Float64Array, outAt: i32): void {
  // `nextUniform` written out: the state stays where the processor computes
  for (let l: i32 = 0; l < LANES; l++) {
    let a: i32 = state[at + l]!;
    let b: i32 = state[at + LANES + l]!;
    let c: i32 = state[at + 2 * LANES + l]!;
    let counter: i32 = state[at + 3 * LANES + l]!;
    for (let i: i32 = outAt + l; i < outAt + AHEAD * LANES; i += LANES) {
      const high: i32 = (a + b + counter) | 0;
      const nextB: i32 = (c + (c << 3)) | 0;
      const nextC: i32 = (((c << 21) | (c >>> 11)) + high) | 0;
      const low: i32 = ((b ^ (b >>> 9)) + nextB + counter + 1) | 0;
      a = nextB ^ (nextB >>> 9);
      b = (nextC + (nextC << 3)) | 0;
      c = (((nextC << 21) | (nextC >>> 11)) + low) | 0;
      counter = (counter + 2) | 0;
      const top: f64 = (high as f64) + 2147483648.0;
      const rest: f64 = (low >>> 12) as f64;
      out[i] = (top * 1048576.0 + rest + 0.5) * 2.220446049250313e-16;
    }
    state[at + l] = a;
    state[at + LANES + l] = b;
    state[at + 2 * LANES + l] = c;
    state[at + 3 * LANES + l] = counter;
  }
}

/**
 * The next words of a split stream: four interleaved streams, word i from stream i mod 4; the upper 31 bits.
 *
 * @param state a of the four streams at `at`, then b, c and the counters
 */
export function fillBlock(state: Int32Array, at: i32, words: Int32Array, wordsAt: i32): void {
  for (let stream: i32 = 0; stream < 4; stream++) {
    let a: i32 = state[at + stream]!;
    let b: i32 = state[at + 4 + stream]!;
    let c: i32 = state[at + 8 + stream]!;
    let counter: i32 = state[at + 12 + stream]!;
    for (let i: i32 = wordsAt + stream; i < wordsAt + BLOCK; i += 4) {
      const word: i32 = (a + b + counter) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + word) | 0;
      counter = (counter + 1) | 0;
      words[i] = word >>> 1;
    }
    state[at + stream] = a;
    state[at + 4 + stream] = b;
    state[at + 8 + stream] = c;
    state[at + 12 + stream] = counter;
  }
}

/**
 * Running counts of a block's words below up to four thresholds, a byte each (the first the lowest): those of
 * words from i to k − 1 are the difference of sums k and i.
 *
 * @param sums receives 0 and a sum after each word
 * @returns    whether a word equals a threshold, so that further bits must tell
 */
export function sumBlock(
  words: Int32Array,
  wordsAt: i32,
  thresholds: Int32Array,
  first: i32,
  count: i32,
  sums: Int32Array,
  sumsAt: i32,
): boolean {
  const from: i32 = wordsAt | 0;
  const to: i32 = (sumsAt + 1) | 0;
  let sum: i32 = 0;
  let tie: boolean = false;
  const t0: i32 = thresholds[first]!;
  sums[sumsAt] = 0;
  if (count === 1) {
    for (let i: i32 = 0; i < BLOCK; i++) {
      const word: i32 = words[(from + i) | 0]!;
      if (word === t0) tie = true;
      sum = (sum + (((word - t0) >> 31) & 1)) | 0;
      sums[(to + i) | 0] = sum;
    }
    return tie;
  }
  const t1: i32 = thresholds[first + 1]!;
  if (count === 2) {
    for (let i: i32 = 0; i < BLOCK; i++) {
      const word: i32 = words[(from + i) | 0]!;
      if (word === t0 || word === t1) tie = true;
      sum = (sum + (((word - t0) >> 31) & 1) + (((word - t1) >> 31) & 256)) | 0;
      sums[(to + i) | 0] = sum;
    }
    return tie;
  }
  // a fourth that is not there counts nothing, and ties where the third does
  const t2: i32 = thresholds[first + 2]!;
  const t3: i32 = count > 3 ? thresholds[first + 3]! : t2;
  const one3: i32 = count > 3 ? 16777216 : 0;
  for (let i: i32 = 0; i < BLOCK; i++) {
    const word: i32 = words[(from + i) | 0]!;
    if (word === t0 || word === t1 || word === t2 || word === t3) tie = true;
    const lower: i32 = (((word - t0) >> 31) & 1) + (((word - t1) >> 31) & 256);
    const upper: i32 = (((word - t2) >> 31) & 65536) + (((word - t3) >> 31) & one3);
    sum = (sum + lower + upper) | 0;
    sums[(to + i) | 0] = sum;
  }
  return tie;
}

/**
 * Sums of some states' people, lane by lane.
 *
 * @param people those of state s from s × pitch + now on; the sum is put from `out` on
 */
export function addLanes(
  people: Int32Array,
  members: Int32Array,
  first: i32,
  end: i32,
  pitch: i32,
  now: i32,
  out: i32,
): void {
  for (let l: i32 = 0; l < LANES; l++) people[(out + l) | 0] = 0;
  for (let m: i32 = first; m < end; m++) {
    const from: i32 = (members[m]! * pitch + now) | 0;
    for (let l: i32 = 0; l < LANES; l++) {
      people[(out + l) | 0] = (people[(out + l) | 0]! + people[(from + l) | 0]!) | 0;
    }
  }
}

/** Adds whole numbers of the lanes to others. */
export function addTo(whole: Int32Array, at: i32, more: Int32Array): void {
  for (let l: i32 = 0; l < LANES; l++) whole[(at + l) | 0] = (whole[(at + l) | 0]! + more[l]!) | 0;
}

/** Takes whole numbers of the lanes away from others. */
export function takeFrom(whole: Int32Array, at: i32, less: Int32Array): void {
  for (let l: i32 = 0; l < LANES; l++) whole[(at + l) | 0] = (whole[(at + l) | 0]! - less[l]!) | 0;
}

/** Copies the people of every state from one place to another. */
export function copyLanes(people: Int32Array, states: i32, pitch: i32, now: i32, next: i32): void {
  let from: i32 = now | 0;
  let to: i32 = next | 0;
  for (let s: i32 = 0; s < states; s++) {
    people[to] = people[from]!;
    people[(to + 1) | 0] = people[(from + 1) | 0]!;
    people[(to + 2) | 0] = people[(from + 2) | 0]!;
    people[(to + 3) | 0] = people[(from + 3) | 0]!;
    people[(to + 4) | 0] = people[(from + 4) | 0]!;
    people[(to + 5) | 0] = people[(from + 5) | 0]!;
    people[(to + 6) | 0] = people[(from + 6) | 0]!;
    people[(to + 7) | 0] = people[(from + 7) | 0]!;
    from = (from + pitch) | 0;
    to = (to + pitch) | 0;
  }
}

/**
 * Moves people of a state in a step. Leavers are found by inversion, with (1 − p)^n from levels of powers, then as
 * `invertMass` has it; their words are counted below the chances of the exits by a difference of running sums, a
 * byte for each exit but the last. A lane with a mean above `limit` is left to others; so is sending the leavers of
 * a lane whose words are not all of this block.
 *
 * @param people  those of state s before the step from s × pitch + now on, and after it from s × pitch + next on
 * @param state   the state that is left
 * @param numbers uniform numbers of the lanes from `u` on; of PlainStates: 1 / x at x, chances and odds by state
 *                and lane, powers, those of the next level `level` further
 * @param wholes  of PlainStates: words taken of the block so far; running sums of lane l from sums + l × apart on;
 *                from `to` on the states that the exits lead to; receives from `found` on how many leave the
 *                lanes that nobody is sent from
 * @param block   words of a block; −1 where exits are too many for a byte each
 * @param ways    exits, the first of them `flow`
 * @param moved   receives who has moved, flow × LANES + lane, where `counted`
 * @returns       a bit for each lane above the limit, and eight bits higher for each from which nobody was sent
 */
export function moveLanes(
  people: Int32Array,
  pitch: i32,
  now: i32,
  next: i32,
  state: i32,
  numbers: Float64Array,
  u: i32,
  chances: i32,
  odds: i32,
  powers: i32,
  level: i32,
  limit: f64,
  wholes: Int32Array,
  sums: i32,
  apart: i32,
  block: i32,
  ways: i32,
  to: i32,
  found: i32,
  moved: Float64Array,
  flow: i32,
  counted: boolean,
): i32 {
  // written out, since a call with numbers of 64 bits that is not inlined costs JavaScript an object each; the
  // numbers of the call as 32 bits at once, since it would ask in every lane what they are
  const own: i32 = (state * pitch + now) | 0;
  const after: i32 = (next - now) | 0;
  const arrivals: i32 = next | 0;
  const rows: i32 = pitch | 0;
  const first: i32 = (state * LANES) | 0;
  const further: i32 = level | 0;
  const most: i32 = block | 0;
  const start: i32 = to | 0;
  const last: i32 = (to + ways - 1) | 0;
  let rest: i32 = 0;
  for (let l: i32 = 0; l < LANES; l++) {
    const n: i32 = people[(own + l) | 0]!;
    if (n === 0) continue;
    const at: i32 = (first + l) | 0;
    const whole: f64 = n as f64;
    if (whole * numbers[(chances + at) | 0]! > limit) {
      rest |= 1 << l;
      continue;
    }
    let power: i32 = (powers + (at << 5)) | 0;
    let term: f64 = numbers[(power + (n & 31)) | 0]!;
    for (let high: i32 = n >> 5; high > 0; high = high >> 5) {
      power = (power + further) | 0;
      term *= numbers[(power + (high & 31)) | 0]!;
    }
    let odd: f64 = numbers[(odds + at) | 0]!;
    const turned: boolean = odd < 0.0;
    let left: f64 = numbers[(u + l) | 0]!;
    if (turned) {
      odd = -odd;
      left = 1.0 - left;
    }
    left = left - term;
    const steep: f64 = (whole + 1.0) * odd;
    let x: i32 = 0;
    while (left > 0.0 && x < MOST_INVERTED) {
      x = x + 1;
      const factor: f64 = steep * numbers[x]! - odd;
      term = factor > 0.0 ? term * factor : 0.0;
      left = left - term;
    }
    if (x > n) x = n;
    if (turned) x = (n - x) | 0;
    if (x === 0) continue;
    people[(own + after + l) | 0] = (people[(own + after + l) | 0]! - x) | 0;
    if (start === last) {
      const there: i32 = (wholes[start]! * rows + arrivals + l) | 0;
      people[there] = (people[there]! + x) | 0;
      if (counted) moved[flow * LANES + l] = moved[flow * LANES + l]! + (x as f64);
      continue;
    }
    const from: i32 = wholes[at]!;
    const end: i32 = (from + x) | 0;
    if (end > most) {
      rest |= 256 << l;
      wholes[(found + l) | 0] = x;
      continue;
    }
    wholes[at] = end;
    const run: i32 = (sums + l * apart) | 0;
    let packed: i32 = (wholes[(run + end) | 0]! - wholes[(run + from) | 0]!) | 0;
    let before: i32 = 0;
    for (let j: i32 = start; j <= last; j++) {
      const below: i32 = j === last ? x : packed & 255;
      packed = packed >>> 8;
      const went: i32 = (below - before) | 0;
      before = below;
      const there: i32 = (wholes[j]! * rows + arrivals + l) | 0;
      people[there] = (people[there]! + went) | 0;
      if (!counted) continue;
      const move: i32 = (flow + j - start) * LANES + l;
      moved[move] = moved[move]! + (went as f64);
    }
  }
  return rest;
}

/** Puts numbers of the lanes that `which` has a bit for in the place of others. */
export function putLanes(
  from: Int32Array,
  fromAt: i32,
  which: i32,
  to: Int32Array,
  toAt: i32,
): void {
  for (let l: i32 = 0; l < LANES; l++) {
    if (((which >> l) & 1) === 1) to[toAt + l] = from[fromAt + l]!;
  }
}

/** Numbers of the lanes that `which` has a bit for, from `fromAt` on, and 0 in the others. */
export function keepLanes(from: Int32Array, fromAt: i32, which: i32, to: Int32Array): void {
  for (let l: i32 = 0; l < LANES; l++) to[l] = ((which >> l) & 1) === 1 ? from[fromAt + l]! : 0;
}

/** A bit for each lane whose number is above a limit. */
export function lanesAbove(numbers: Int32Array, at: i32, limit: i32): i32 {
  let above: i32 = 0;
  for (let l: i32 = 0; l < LANES; l++) if (numbers[at + l]! > limit) above |= 1 << l;
  return above;
}
