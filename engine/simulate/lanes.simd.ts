// AssemblyScript alone: in the module with 128-bit vectors these functions stand in for those of lanes.ts. Every
// number is made by the same operations in the same order as there.
// Long because every vector loop of lanes.ts is here.

/** Eight lanes in step: x is the same in all, a lane that is done counts no further. */
export function invertLanes(
  u: Float64Array,
  mass: Float64Array,
  slope: Float64Array,
  odds: Float64Array,
  oddsAt: i32,
  reciprocal: Float64Array,
  counts: Int32Array,
): void {
  const zero: v128 = f64x2.splat(0.0);
  const uAt: usize = u.dataStart;
  const massAt: usize = mass.dataStart;
  const slopeAt: usize = slope.dataStart;
  const oddsFrom: usize = odds.dataStart + ((<usize>oddsAt) << 3);
  let term0: v128 = v128.load(massAt);
  let term1: v128 = v128.load(massAt, 16);
  let term2: v128 = v128.load(massAt, 32);
  let term3: v128 = v128.load(massAt, 48);
  const slope0: v128 = v128.load(slopeAt);
  const slope1: v128 = v128.load(slopeAt, 16);
  const slope2: v128 = v128.load(slopeAt, 32);
  const slope3: v128 = v128.load(slopeAt, 48);
  const odds0: v128 = v128.load(oddsFrom);
  const odds1: v128 = v128.load(oddsFrom, 16);
  const odds2: v128 = v128.load(oddsFrom, 32);
  const odds3: v128 = v128.load(oddsFrom, 48);
  let left0: v128 = f64x2.sub(v128.load(uAt), term0);
  let left1: v128 = f64x2.sub(v128.load(uAt, 16), term1);
  let left2: v128 = f64x2.sub(v128.load(uAt, 32), term2);
  let left3: v128 = f64x2.sub(v128.load(uAt, 48), term3);
  let count0: v128 = i64x2.splat(0);
  let count1: v128 = i64x2.splat(0);
  let count2: v128 = i64x2.splat(0);
  let count3: v128 = i64x2.splat(0);
  let next: usize = reciprocal.dataStart + 8;
  const end: usize = reciprocal.dataStart + 8 * (<usize>MOST_INVERTED + 1);
  while (next < end) {
    const on0: v128 = f64x2.gt(left0, zero);
    const on1: v128 = f64x2.gt(left1, zero);
    const on2: v128 = f64x2.gt(left2, zero);
    const on3: v128 = f64x2.gt(left3, zero);
    if (!v128.any_true(v128.or(v128.or(on0, on1), v128.or(on2, on3)))) break;
    count0 = i64x2.sub(count0, on0);
    count1 = i64x2.sub(count1, on1);
    count2 = i64x2.sub(count2, on2);
    count3 = i64x2.sub(count3, on3);
    const inverse: v128 = v128.load64_splat(next);
    next += 8;
    // pmax(0, factor) is the factor where it is above 0, else 0
    term0 = f64x2.mul(term0, f64x2.pmax(zero, f64x2.sub(f64x2.mul(slope0, inverse), odds0)));
    term1 = f64x2.mul(term1, f64x2.pmax(zero, f64x2.sub(f64x2.mul(slope1, inverse), odds1)));
    term2 = f64x2.mul(term2, f64x2.pmax(zero, f64x2.sub(f64x2.mul(slope2, inverse), odds2)));
    term3 = f64x2.mul(term3, f64x2.pmax(zero, f64x2.sub(f64x2.mul(slope3, inverse), odds3)));
    left0 = f64x2.sub(left0, term0);
    left1 = f64x2.sub(left1, term1);
    left2 = f64x2.sub(left2, term2);
    left3 = f64x2.sub(left3, term3);
  }
  const out: usize = counts.dataStart;
  v128.store(out, lowWords(count0, count1));
  v128.store(out, lowWords(count2, count3), 16);
}

/** The lower 32 bits of four numbers of 64. */
function lowWords(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

export function drawUniforms(state: Int32Array, at: i32, out: Float64Array): void {
  const from: usize = state.dataStart + ((<usize>at) << 2);
  uniformsOfFour(from, out.dataStart);
  uniformsOfFour(from + 16, out.dataStart + 32);
}

/** Next uniform numbers of four of eight interleaved streams. */
function uniformsOfFour(from: usize, to: usize): void {
  const a: v128 = v128.load(from);
  const b: v128 = v128.load(from, 32);
  const c: v128 = v128.load(from, 64);
  const counter: v128 = v128.load(from, 96);
  const one: v128 = i32x4.splat(1);
  const high: v128 = i32x4.add(i32x4.add(a, b), counter);
  const secondA: v128 = v128.xor(b, i32x4.shr_u(b, 9));
  const secondB: v128 = i32x4.add(c, i32x4.shl(c, 3));
  const secondC: v128 = i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), high);
  const secondCounter: v128 = i32x4.add(counter, one);
  const low: v128 = i32x4.add(i32x4.add(secondA, secondB), secondCounter);
  v128.store(from, v128.xor(secondB, i32x4.shr_u(secondB, 9)));
  v128.store(from, i32x4.add(secondC, i32x4.shl(secondC, 3)), 32);
  const turned: v128 = v128.or(i32x4.shl(secondC, 21), i32x4.shr_u(secondC, 11));
  v128.store(from, i32x4.add(turned, low), 64);
  v128.store(from, i32x4.add(secondCounter, one), 96);
  const rest: v128 = i32x4.shr_u(low, 12);
  v128.store(to, uniformsOfTwo(high, rest));
  const upperHigh: v128 = v128.shuffle<i32>(high, high, 2, 3, 2, 3);
  v128.store(to, uniformsOfTwo(upperHigh, v128.shuffle<i32>(rest, rest, 2, 3, 2, 3)), 16);
}

/** `uniformOf` of the first two words of each vector; `rest` has its 12 bits shifted out. */
function uniformsOfTwo(high: v128, rest: v128): v128 {
  const top: v128 = f64x2.add(f64x2.convert_low_i32x4_s(high), f64x2.splat(2147483648.0));
  const low: v128 = f64x2.convert_low_i32x4_u(rest);
  const whole: v128 = f64x2.add(f64x2.mul(top, f64x2.splat(1048576.0)), low);
  return f64x2.mul(f64x2.add(whole, f64x2.splat(0.5)), f64x2.splat(2.220446049250313e-16));
}

export function fillBlock(state: Int32Array, at: i32, words: Int32Array, wordsAt: i32): void {
  const from: usize = state.dataStart + ((<usize>at) << 2);
  const to: usize = words.dataStart + ((<usize>wordsAt) << 2);
  const one: v128 = i32x4.splat(1);
  let a: v128 = v128.load(from);
  let b: v128 = v128.load(from, 16);
  let c: v128 = v128.load(from, 32);
  let counter: v128 = v128.load(from, 48);
  for (let i: usize = 0; i < (<usize>BLOCK) << 2; i += 16) {
    const word: v128 = i32x4.add(i32x4.add(a, b), counter);
    a = v128.xor(b, i32x4.shr_u(b, 9));
    b = i32x4.add(c, i32x4.shl(c, 3));
    c = i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), word);
    counter = i32x4.add(counter, one);
    v128.store(to + i, i32x4.shr_u(word, 1));
  }
  v128.store(from, a);
  v128.store(from, b, 16);
  v128.store(from, c, 32);
  v128.store(from, counter, 48);
}

export function sumBlock(
  words: Int32Array,
  wordsAt: i32,
  thresholds: Int32Array,
  first: i32,
  count: i32,
  sums: Int32Array,
  sumsAt: i32,
): boolean {
  const from: usize = words.dataStart + ((<usize>wordsAt) << 2);
  const to: usize = sums.dataStart + ((<usize>sumsAt) << 2);
  const limits: usize = thresholds.dataStart + ((<usize>first) << 2);
  const zero: v128 = i32x4.splat(0);
  const none: v128 = i32x4.splat(-1); // no word equals it, every word is above it
  const limit0: v128 = count > 0 ? v128.load32_splat(limits) : none;
  const limit1: v128 = count > 1 ? v128.load32_splat(limits, 4) : none;
  const limit2: v128 = count > 2 ? v128.load32_splat(limits, 8) : none;
  const limit3: v128 = count > 3 ? v128.load32_splat(limits, 12) : none;
  let tie: v128 = zero;
  let total: v128 = zero;
  store<i32>(to, 0);
  for (let i: usize = 0; i < (<usize>BLOCK) << 2; i += 16) {
    const word: v128 = v128.load(from + i);
    tie = v128.or(tie, v128.or(i32x4.eq(word, limit0), i32x4.eq(word, limit1)));
    tie = v128.or(tie, v128.or(i32x4.eq(word, limit2), i32x4.eq(word, limit3)));
    // a byte for each threshold that the word is below
    let below: v128 = i32x4.shr_u(i32x4.lt_s(word, limit0), 31);
    below = v128.or(below, v128.and(i32x4.lt_s(word, limit1), i32x4.splat(0x100)));
    below = v128.or(below, v128.and(i32x4.lt_s(word, limit2), i32x4.splat(0x10000)));
    below = v128.or(below, v128.and(i32x4.lt_s(word, limit3), i32x4.splat(0x1000000)));
    below = i32x4.add(below, v128.shuffle<i32>(zero, below, 0, 4, 5, 6));
    below = i32x4.add(below, v128.shuffle<i32>(zero, below, 0, 1, 4, 5));
    total = i32x4.add(total, below);
    v128.store(to + i, total, 4);
    total = v128.shuffle<i32>(total, total, 3, 3, 3, 3);
  }
  return v128.any_true(tie);
}

export function addLanes(
  counts: Int32Array,
  members: Int32Array,
  first: i32,
  end: i32,
  out: Int32Array,
  at: i32,
): void {
  let low: v128 = i32x4.splat(0);
  let high: v128 = i32x4.splat(0);
  for (let m: i32 = first; m < end; m++) {
    const from: usize = counts.dataStart + ((<usize>members[m]) << 5);
    low = i32x4.add(low, v128.load(from));
    high = i32x4.add(high, v128.load(from, 16));
  }
  const to: usize = out.dataStart + ((<usize>at) << 2);
  v128.store(to, low);
  v128.store(to, high, 16);
}

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
  const one: v128 = f64x2.splat(1.0);
  const limits: v128 = f64x2.splat(limit);
  const people: usize = counts.dataStart + ((<usize>first) << 2);
  const turns: usize = isTurned.dataStart + ((<usize>first) << 2);
  const chances: usize = chance.dataStart + ((<usize>first) << 3);
  const ratios: usize = odds.dataStart + ((<usize>first) << 3);
  const near: usize = powers.dataStart + ((<usize>first) << 8);
  const far: usize = near + ((<usize>second) << 3);
  let many: i32 = 0;
  for (let pair: usize = 0; pair < 4; pair++) {
    const own: v128 = v128.load64_zero(people + (pair << 3));
    const number: v128 = f64x2.convert_low_i32x4_s(own);
    const at: usize = pair << 4;
    const uniforms: v128 = v128.load(u.dataStart + at);
    const turned: v128 = i64x2.neg(i64x2.extend_low_i32x4_s(v128.load64_zero(turns + (pair << 3))));
    v128.store(u.dataStart + at, v128.bitselect(f64x2.sub(one, uniforms), uniforms, turned));
    v128.store(slope.dataStart + at, f64x2.mul(f64x2.add(number, one), v128.load(ratios + at)));
    const above: v128 = f64x2.gt(f64x2.mul(number, v128.load(chances + at)), limits);
    many |= i64x2.bitmask(above) << ((<i32>pair) << 1);
    const a: usize = <usize>i32x4.extract_lane(own, 0);
    const b: usize = <usize>i32x4.extract_lane(own, 1);
    const own0: usize = pair << 9; // 32 powers to a lane
    const own1: usize = own0 + 256;
    const units: v128 = v128.load64_lane(
      near + own1 + ((b & 31) << 3),
      v128.load64_zero(near + own0 + ((a & 31) << 3)),
      1,
    );
    const dozens: v128 = v128.load64_lane(
      far + own1 + ((b >> 5) << 3),
      v128.load64_zero(far + own0 + ((a >> 5) << 3)),
      1,
    );
    v128.store(mass.dataStart + at, v128.bitselect(one, f64x2.mul(units, dozens), above));
  }
  return many;
}

export function settleLanes(
  found: Int32Array,
  counts: Int32Array,
  first: i32,
  isTurned: Int32Array,
  change: Int32Array,
): void {
  const at: usize = (<usize>first) << 2;
  settleFour(
    found.dataStart,
    counts.dataStart + at,
    isTurned.dataStart + at,
    change.dataStart + at,
  );
  settleFour(
    found.dataStart + 16,
    counts.dataStart + at + 16,
    isTurned.dataStart + at + 16,
    change.dataStart + at + 16,
  );
}

function settleFour(found: usize, counts: usize, isTurned: usize, change: usize): void {
  const people: v128 = v128.load(counts);
  const least: v128 = i32x4.min_s(v128.load(found), people);
  const turned: v128 = i32x4.neg(v128.load(isTurned));
  const x: v128 = v128.bitselect(i32x4.sub(people, least), least, turned);
  v128.store(found, x);
  v128.store(change, i32x4.sub(v128.load(change), x));
}

export function partLanes(
  packed: Int32Array,
  leavers: Int32Array,
  ways: i32,
  went: Int32Array,
): void {
  const byte: v128 = i32x4.splat(255);
  for (let half: usize = 0; half < 32; half += 16) {
    const sums: v128 = v128.load(packed.dataStart + half);
    let out: usize = went.dataStart + half;
    let before: v128 = i32x4.splat(0);
    for (let j: i32 = 0; j < ways - 1; j++) {
      const below: v128 = v128.and(i32x4.shr_u(sums, 8 * j), byte);
      v128.store(out, i32x4.sub(below, before));
      before = below;
      out += 32;
    }
    v128.store(out, i32x4.sub(v128.load(leavers.dataStart + half), before));
  }
}

export function joinLanes(from: Int32Array, fromAt: i32, to: Int32Array, toAt: i32): void {
  const x: usize = from.dataStart + ((<usize>fromAt) << 2);
  const y: usize = to.dataStart + ((<usize>toAt) << 2);
  v128.store(y, i32x4.add(v128.load(y), v128.load(x)));
  v128.store(y, i32x4.add(v128.load(y, 16), v128.load(x, 16)), 16);
}

export function maxLane(counts: Int32Array, at: i32): i32 {
  const from: usize = counts.dataStart + ((<usize>at) << 2);
  const four: v128 = i32x4.max_s(v128.load(from), v128.load(from, 16));
  const two: v128 = i32x4.max_s(four, v128.shuffle<i32>(four, four, 2, 3, 2, 3));
  const one: v128 = i32x4.max_s(two, v128.shuffle<i32>(two, two, 1, 1, 1, 1));
  return i32x4.extract_lane(one, 0);
}

export function joinMoves(from: Int32Array, fromAt: i32, to: Float64Array, toAt: i32): void {
  let x: usize = from.dataStart + ((<usize>fromAt) << 2);
  const start: usize = to.dataStart + ((<usize>toAt) << 3);
  for (let y: usize = start; y < start + 64; y += 16) {
    v128.store(y, f64x2.add(v128.load(y), f64x2.convert_low_i32x4_s(v128.load64_zero(x))));
    x += 8;
  }
}

export function applyLanes(counts: Int32Array, change: Int32Array, states: i32): void {
  const zero: v128 = i32x4.splat(0);
  const end: usize = (<usize>states) << 5;
  for (let i: usize = 0; i < end; i += 16) {
    const own: usize = counts.dataStart + i;
    v128.store(own, i32x4.add(v128.load(own), v128.load(change.dataStart + i)));
    v128.store(change.dataStart + i, zero);
  }
}
