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

/** `invertMass` in every lane; `odds` begins at `oddsAt`, the rest at 0. */
export function invertLanes(
  u: Float64Array,
  mass: Float64Array,
  slope: Float64Array,
  odds: Float64Array,
  oddsAt: i32,
  reciprocal: Float64Array,
  counts: Int32Array,
): void {
  // written out: a call with numbers of 64 bits that is not inlined costs JavaScript an object each
  for (let l: i32 = 0; l < LANES; l++) {
    let term: f64 = mass[l]!;
    let left: f64 = u[l]! - term;
    const steep: f64 = slope[l]!;
    const odd: f64 = odds[oddsAt + l]!;
    let x: i32 = 0;
    while (left > 0.0 && x < MOST_INVERTED) {
      x = x + 1;
      const factor: f64 = steep * reciprocal[x]! - odd;
      term = factor > 0.0 ? term * factor : 0.0;
      left = left - term;
    }
    counts[l] = x;
  }
}

/** The next uniform number of the stream of every lane: a of lane l at `at + l`, b at `at + LANES + l` and so on. */
export function drawUniforms(state: Int32Array, at: i32, out: Float64Array): void {
  for (let l: i32 = at; l < at + LANES; l++) {
    const a: i32 = state[l]!;
    const b: i32 = state[l + LANES]!;
    const c: i32 = state[l + 2 * LANES]!;
    const counter: i32 = state[l + 3 * LANES]!;
    const high: i32 = (a + b + counter) | 0;
    const nextB: i32 = (c + (c << 3)) | 0;
    const nextC: i32 = (((c << 21) | (c >>> 11)) + high) | 0;
    const low: i32 = ((b ^ (b >>> 9)) + nextB + counter + 1) | 0;
    state[l] = nextB ^ (nextB >>> 9);
    state[l + LANES] = (nextC + (nextC << 3)) | 0;
    state[l + 2 * LANES] = (((nextC << 21) | (nextC >>> 11)) + low) | 0;
    state[l + 3 * LANES] = (counter + 2) | 0;
    const top: f64 = (high as f64) + 2147483648.0;
    const rest: f64 = (low >>> 12) as f64;
    out[l - at] = (top * 1048576.0 + rest + 0.5) * 2.220446049250313e-16;
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
  // thresholds that are not there count nothing, and tie where the first does
  const t0: i32 = thresholds[first]!;
  const t1: i32 = count > 1 ? thresholds[first + 1]! : t0;
  const t2: i32 = count > 2 ? thresholds[first + 2]! : t0;
  const t3: i32 = count > 3 ? thresholds[first + 3]! : t0;
  const one1: i32 = count > 1 ? 256 : 0;
  const one2: i32 = count > 2 ? 65536 : 0;
  const one3: i32 = count > 3 ? 16777216 : 0;
  let sum: i32 = 0;
  let tie: boolean = false;
  sums[sumsAt] = 0;
  for (let i: i32 = 0; i < BLOCK; i++) {
    const word: i32 = words[wordsAt + i]!;
    if (word === t0 || word === t1 || word === t2 || word === t3) tie = true;
    const lower: i32 = (((word - t0) >> 31) & 1) + (((word - t1) >> 31) & one1);
    const upper: i32 = (((word - t2) >> 31) & one2) + (((word - t3) >> 31) & one3);
    sum = (sum + lower + upper) | 0;
    sums[sumsAt + 1 + i] = sum;
  }
  return tie;
}

/** Sums of some states' people, lane by lane, from `at` on. */
export function addLanes(
  counts: Int32Array,
  members: Int32Array,
  first: i32,
  end: i32,
  out: Int32Array,
  at: i32,
): void {
  for (let l: i32 = 0; l < LANES; l++) out[at + l] = 0;
  for (let m: i32 = first; m < end; m++) {
    const from: i32 = members[m]! * LANES;
    for (let l: i32 = 0; l < LANES; l++) out[at + l] = out[at + l]! + counts[from + l]!;
  }
}

/** People whose (1 − p)^n two levels of powers give. */
export const NEAR: i32 = 1024;

/**
 * What `invertLanes` needs, of one state: uniform numbers turned round where p is, (1 − p)^n from two levels of
 * powers, slopes. A lane with a mean above `limit` gets a mass of 1, which nothing is inverted from.
 *
 * @param first  place of the state's lane 0 in people, chances, turns, odds; × 32 in the powers
 * @param second how much further the second level of powers is
 * @returns      a bit for each lane above the limit
 */
export function readyLanes(
  counts: Int32Array,
  first: i32,
  chance: Float64Array,
  isTurned: Int32Array,
  odds: Float64Array,
  powers: Float64Array,
  second: i32,
  limit: f64,
  u: Float64Array,
  mass: Float64Array,
  slope: Float64Array,
): i32 {
  let many: i32 = 0;
  for (let l: i32 = 0; l < LANES; l++) {
    const at: i32 = first + l;
    const people: i32 = counts[at]!;
    if (isTurned[at]! === 1) u[l] = 1.0 - u[l]!;
    slope[l] = ((people + 1) as f64) * odds[at]!;
    if ((people as f64) * chance[at]! > limit) {
      many |= 1 << l;
      mass[l] = 1.0;
    } else {
      const own: i32 = 32 * at;
      mass[l] = powers[own + (people & 31)]! * powers[own + second + (people >> 5)]!;
    }
  }
  return many;
}

/** Leavers from what was found: at most everybody, and the others where p was turned round; they leave. */
export function settleLanes(
  found: Int32Array,
  counts: Int32Array,
  first: i32,
  isTurned: Int32Array,
  change: Int32Array,
): void {
  for (let l: i32 = 0; l < LANES; l++) {
    const people: i32 = counts[first + l]!;
    let x: i32 = found[l]!;
    if (x > people) x = people;
    if (isTurned[first + l]! === 1) x = people - x;
    found[l] = x;
    change[first + l] = change[first + l]! - x;
  }
}

/**
 * Leavers by exit, from counts of their words below up to four thresholds, a byte each.
 *
 * @param went receives those by exit j at j × LANES
 */
export function partLanes(
  packed: Int32Array,
  leavers: Int32Array,
  ways: i32,
  went: Int32Array,
): void {
  for (let l: i32 = 0; l < LANES; l++) {
    const sums: i32 = packed[l]!;
    let before: i32 = 0;
    for (let j: i32 = 0; j < ways - 1; j++) {
      const below: i32 = (sums >>> (8 * j)) & 255;
      went[j * LANES + l] = below - before;
      before = below;
    }
    went[(ways - 1) * LANES + l] = leavers[l]! - before;
  }
}

/** Adds eight numbers to those of another place. */
export function joinLanes(from: Int32Array, fromAt: i32, to: Int32Array, toAt: i32): void {
  for (let l: i32 = 0; l < LANES; l++) to[toAt + l] = to[toAt + l]! + from[fromAt + l]!;
}

/** Adds eight whole numbers to those of another place. */
export function joinMoves(from: Int32Array, fromAt: i32, to: Float64Array, toAt: i32): void {
  for (let l: i32 = 0; l < LANES; l++) to[toAt + l] = to[toAt + l]! + (from[fromAt + l]! as f64);
}

/** Adds what has changed, which is nothing then. */
export function applyLanes(counts: Int32Array, change: Int32Array, states: i32): void {
  for (let i: i32 = 0; i < states * LANES; i++) {
    counts[i] = counts[i]! + change[i]!;
    change[i] = 0;
  }
}

/** The largest of eight numbers, none below 0. */
export function maxLane(counts: Int32Array, at: i32): i32 {
  let most: i32 = 0;
  for (let l: i32 = 0; l < LANES; l++) {
    if (counts[at + l]! > most) most = counts[at + l]!;
  }
  return most;
}
