// AssemblyScript alone: in the module with 128-bit vectors these functions stand in for those of lanes.ts. Every
// number is made by the same operations in the same order as there.
// Long because every vector loop of lanes.ts is here.

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
  const zero: v128 = i64x2.splat(0);
  const first: i32 = state * LANES;
  const own: usize = people.dataStart + ((<usize>(state * pitch + now)) << 2);
  const own0: v128 = v128.load(own);
  const own1: v128 = v128.load(own, 16);
  if (!v128.any_true(v128.or(own0, own1))) return 0;
  const small: usize = numbers.dataStart + ((<usize>(chances + first)) << 3);
  const ratios: usize = numbers.dataStart + ((<usize>(odds + first)) << 3);
  const tables: usize = numbers.dataStart + ((<usize>(powers + 32 * first)) << 3);
  const uniforms: usize = numbers.dataStart + ((<usize>u) << 3);
  const limits: v128 = f64x2.splat(limit);
  const number0: v128 = f64x2.convert_low_i32x4_s(own0);
  const number1: v128 = f64x2.convert_low_i32x4_s(upper(own0));
  const number2: v128 = f64x2.convert_low_i32x4_s(own1);
  const number3: v128 = f64x2.convert_low_i32x4_s(upper(own1));
  const many0: v128 = f64x2.gt(f64x2.mul(number0, v128.load(small)), limits);
  const many1: v128 = f64x2.gt(f64x2.mul(number1, v128.load(small, 16)), limits);
  const many2: v128 = f64x2.gt(f64x2.mul(number2, v128.load(small, 32)), limits);
  const many3: v128 = f64x2.gt(f64x2.mul(number3, v128.load(small, 48)), limits);
  const above0: v128 = lowWords(many0, many1);
  const above1: v128 = lowWords(many2, many3);
  const above: i32 = i32x4.bitmask(above0) | (i32x4.bitmask(above1) << 4);
  if (above === 255) return above; // nobody is moved here
  const one: v128 = f64x2.splat(1.0);
  const signed0: v128 = v128.load(ratios);
  const signed1: v128 = v128.load(ratios, 16);
  const signed2: v128 = v128.load(ratios, 32);
  const signed3: v128 = v128.load(ratios, 48);
  const odds0: v128 = f64x2.abs(signed0);
  const odds1: v128 = f64x2.abs(signed1);
  const odds2: v128 = f64x2.abs(signed2);
  const odds3: v128 = f64x2.abs(signed3);
  const turned0: v128 = f64x2.lt(signed0, zero);
  const turned1: v128 = f64x2.lt(signed1, zero);
  const turned2: v128 = f64x2.lt(signed2, zero);
  const turned3: v128 = f64x2.lt(signed3, zero);
  const slope0: v128 = f64x2.mul(f64x2.add(number0, one), odds0);
  const slope1: v128 = f64x2.mul(f64x2.add(number1, one), odds1);
  const slope2: v128 = f64x2.mul(f64x2.add(number2, one), odds2);
  const slope3: v128 = f64x2.mul(f64x2.add(number3, one), odds3);
  const step: usize = (<usize>level) << 3;
  let term0: v128 = massOfTwo(own0, tables, step);
  let term1: v128 = massOfTwo(upper(own0), tables + 512, step);
  let term2: v128 = massOfTwo(own1, tables + 1024, step);
  let term3: v128 = massOfTwo(upper(own1), tables + 1536, step);
  // nothing is left in lanes of many people, and in empty ones, whose mass is 1
  const u0: v128 = turnedRound(v128.load(uniforms), turned0);
  const u1: v128 = turnedRound(v128.load(uniforms, 16), turned1);
  const u2: v128 = turnedRound(v128.load(uniforms, 32), turned2);
  const u3: v128 = turnedRound(v128.load(uniforms, 48), turned3);
  let left0: v128 = v128.andnot(f64x2.sub(u0, term0), many0);
  let left1: v128 = v128.andnot(f64x2.sub(u1, term1), many1);
  let left2: v128 = v128.andnot(f64x2.sub(u2, term2), many2);
  let left3: v128 = v128.andnot(f64x2.sub(u3, term3), many3);
  let count0: v128 = zero;
  let count1: v128 = zero;
  let count2: v128 = zero;
  let count3: v128 = zero;
  let inverseAt: usize = numbers.dataStart + 8;
  const end: usize = numbers.dataStart + 8 * (<usize>MOST_INVERTED + 1);
  // eight lanes in step: x is the same in all, a lane that is done counts no further
  while (inverseAt < end) {
    const on0: v128 = f64x2.gt(left0, zero);
    const on1: v128 = f64x2.gt(left1, zero);
    const on2: v128 = f64x2.gt(left2, zero);
    const on3: v128 = f64x2.gt(left3, zero);
    if (!v128.any_true(v128.or(v128.or(on0, on1), v128.or(on2, on3)))) break;
    count0 = i64x2.sub(count0, on0);
    count1 = i64x2.sub(count1, on1);
    count2 = i64x2.sub(count2, on2);
    count3 = i64x2.sub(count3, on3);
    const inverse: v128 = v128.load64_splat(inverseAt);
    inverseAt += 8;
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
  const x0: v128 = settled(lowWords(count0, count1), own0, lowWords(turned0, turned1), above0);
  const x1: v128 = settled(lowWords(count2, count3), own1, lowWords(turned2, turned3), above1);
  const arrivals: usize = people.dataStart + ((<usize>next) << 2);
  const rows: usize = (<usize>pitch) << 2;
  addEight(arrivals + <usize>state * rows, i32x4.neg(x0), i32x4.neg(x1));
  if (ways === 1) {
    addEight(arrivals + <usize>wholes[to] * rows, x0, x1);
    if (counted) addMoves(moved, flow, x0, x1);
    return above;
  }
  const place: usize = wholes.dataStart + ((<usize>first) << 2);
  const last: v128 = i32x4.splat(block);
  const from0: v128 = v128.load(place);
  const from1: v128 = v128.load(place, 16);
  const none: v128 = i32x4.splat(0);
  const beyond0: v128 = v128.and(i32x4.gt_s(i32x4.add(from0, x0), last), i32x4.gt_s(x0, none));
  const beyond1: v128 = v128.and(i32x4.gt_s(i32x4.add(from1, x1), last), i32x4.gt_s(x1, none));
  const sent0: v128 = v128.andnot(x0, beyond0);
  const sent1: v128 = v128.andnot(x1, beyond1);
  const beyond: i32 = i32x4.bitmask(beyond0) | (i32x4.bitmask(beyond1) << 4);
  const out: usize = wholes.dataStart + ((<usize>found) << 2);
  v128.store(out, v128.bitselect(x0, v128.load(out), beyond0));
  v128.store(out, v128.bitselect(x1, v128.load(out, 16), beyond1), 16);
  if (block > 0) {
    v128.store(place, i32x4.add(from0, sent0));
    v128.store(place, i32x4.add(from1, sent1), 16);
    const lane: usize = (<usize>apart) << 2;
    const run: usize = wholes.dataStart + ((<usize>sums) << 2);
    const packed0: v128 = sumsOfFour(run, lane, from0, sent0);
    const packed1: v128 = sumsOfFour(run + 4 * lane, lane, from1, sent1);
    const byte: v128 = i32x4.splat(255);
    let before0: v128 = none;
    let before1: v128 = none;
    for (let j: i32 = 0; j < ways; j++) {
      const isLast: boolean = j === ways - 1;
      const below0: v128 = isLast ? sent0 : v128.and(i32x4.shr_u(packed0, 8 * j), byte);
      const below1: v128 = isLast ? sent1 : v128.and(i32x4.shr_u(packed1, 8 * j), byte);
      const went0: v128 = i32x4.sub(below0, before0);
      const went1: v128 = i32x4.sub(below1, before1);
      before0 = below0;
      before1 = below1;
      addEight(arrivals + <usize>wholes[to + j] * rows, went0, went1);
      if (counted) addMoves(moved, flow + j, went0, went1);
    }
  }
  return above | (beyond << 8);
}

/** Adds eight numbers to eight others. */
function addEight(at: usize, x0: v128, x1: v128): void {
  v128.store(at, i32x4.add(v128.load(at), x0));
  v128.store(at, i32x4.add(v128.load(at, 16), x1), 16);
}

/** Adds moves of eight lanes to those of a flow. */
function addMoves(moved: Float64Array, flow: i32, x0: v128, x1: v128): void {
  const at: usize = moved.dataStart + ((<usize>flow) << 6);
  addFour(at, x0);
  addFour(at + 32, x1);
}

/** The upper two of four numbers of 32 bits, as the lower. */
function upper(a: v128): v128 {
  return v128.shuffle<i32>(a, a, 2, 3, 2, 3);
}

/** 1 − u where lanes are turned round. */
function turnedRound(u: v128, turned: v128): v128 {
  return v128.bitselect(f64x2.sub(f64x2.splat(1.0), u), u, turned);
}

/** Leavers of four lanes: at most everybody, the others where lanes are turned round, nobody where many are. */
function settled(found: v128, people: v128, turned: v128, many: v128): v128 {
  const least: v128 = i32x4.min_s(found, people);
  return v128.andnot(v128.bitselect(i32x4.sub(people, least), least, turned), many);
}

/** (1 − p)^n of the first two of four lanes, from levels of powers; 32 to a lane. */
function massOfTwo(people: v128, table: usize, level: usize): v128 {
  const a: usize = <usize>i32x4.extract_lane(people, 0);
  const b: usize = <usize>i32x4.extract_lane(people, 1);
  const units: v128 = powersOfTwo(table, a, b);
  table += level;
  let mass: v128 = f64x2.mul(units, powersOfTwo(table, a >> 5, b >> 5));
  let restA: usize = a >> 10;
  let restB: usize = b >> 10;
  while ((restA | restB) !== 0) {
    table += level;
    mass = f64x2.mul(mass, powersOfTwo(table, restA, restB)); // power 0 is 1
    restA = restA >> 5;
    restB = restB >> 5;
  }
  return mass;
}

function powersOfTwo(table: usize, a: usize, b: usize): v128 {
  const first: v128 = v128.load64_zero(table + ((a & 31) << 3));
  return v128.load64_lane(table + 256 + ((b & 31) << 3), first, 1);
}

/** The lower 32 bits of four numbers of 64. */
function lowWords(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

export function drawUniforms(state: Int32Array, at: i32, out: Float64Array, outAt: i32): void {
  const from: usize = state.dataStart + ((<usize>at) << 2);
  const to: usize = out.dataStart + ((<usize>outAt) << 3);
  uniformsOfFour(from, to);
  uniformsOfFour(from + 16, to + 32);
}

/** Next uniform numbers of four of eight interleaved streams. */
function uniformsOfFour(from: usize, to: usize): void {
  let a: v128 = v128.load(from);
  let b: v128 = v128.load(from, 32);
  let c: v128 = v128.load(from, 64);
  let counter: v128 = v128.load(from, 96);
  const one: v128 = i32x4.splat(1);
  for (let i: i32 = 0; i < AHEAD; i++) {
    const high: v128 = i32x4.add(i32x4.add(a, b), counter);
    const secondA: v128 = v128.xor(b, i32x4.shr_u(b, 9));
    const secondB: v128 = i32x4.add(c, i32x4.shl(c, 3));
    const secondC: v128 = i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), high);
    const secondCounter: v128 = i32x4.add(counter, one);
    const low: v128 = i32x4.add(i32x4.add(secondA, secondB), secondCounter);
    const turned: v128 = v128.or(i32x4.shl(secondC, 21), i32x4.shr_u(secondC, 11));
    a = v128.xor(secondB, i32x4.shr_u(secondB, 9));
    b = i32x4.add(secondC, i32x4.shl(secondC, 3));
    c = i32x4.add(turned, low);
    counter = i32x4.add(secondCounter, one);
    const rest: v128 = i32x4.shr_u(low, 12);
    v128.store(to, uniformsOfTwo(high, rest));
    v128.store(to, uniformsOfTwo(upper(high), upper(rest)), 16);
    to += 64;
  }
  v128.store(from, a);
  v128.store(from, b, 32);
  v128.store(from, c, 64);
  v128.store(from, counter, 96);
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
  people: Int32Array,
  members: Int32Array,
  first: i32,
  end: i32,
  pitch: i32,
  now: i32,
  out: i32,
): void {
  let low: v128 = i32x4.splat(0);
  let high: v128 = i32x4.splat(0);
  for (let m: i32 = first; m < end; m++) {
    const from: usize = people.dataStart + ((<usize>(members[m] * pitch + now)) << 2);
    low = i32x4.add(low, v128.load(from));
    high = i32x4.add(high, v128.load(from, 16));
  }
  const to: usize = people.dataStart + ((<usize>out) << 2);
  v128.store(to, low);
  v128.store(to, high, 16);
}

export function addTo(whole: Int32Array, at: i32, more: Int32Array): void {
  const from: usize = more.dataStart;
  addEight(whole.dataStart + ((<usize>at) << 2), v128.load(from), v128.load(from, 16));
}

export function takeFrom(whole: Int32Array, at: i32, less: Int32Array): void {
  const from: usize = less.dataStart;
  const to: usize = whole.dataStart + ((<usize>at) << 2);
  addEight(to, i32x4.neg(v128.load(from)), i32x4.neg(v128.load(from, 16)));
}

/** Differences of running sums of four lanes, `apart` bytes from one to the next. */
function sumsOfFour(sums: usize, apart: usize, from: v128, count: v128): v128 {
  const first: v128 = i32x4.shl(from, 2);
  const end: v128 = i32x4.add(first, i32x4.shl(count, 2));
  let before: v128 = v128.load32_zero(sums + i32x4.extract_lane(first, 0));
  let after: v128 = v128.load32_zero(sums + i32x4.extract_lane(end, 0));
  sums += apart;
  before = v128.load32_lane(sums + i32x4.extract_lane(first, 1), before, 1);
  after = v128.load32_lane(sums + i32x4.extract_lane(end, 1), after, 1);
  sums += apart;
  before = v128.load32_lane(sums + i32x4.extract_lane(first, 2), before, 2);
  after = v128.load32_lane(sums + i32x4.extract_lane(end, 2), after, 2);
  sums += apart;
  before = v128.load32_lane(sums + i32x4.extract_lane(first, 3), before, 3);
  after = v128.load32_lane(sums + i32x4.extract_lane(end, 3), after, 3);
  return i32x4.sub(after, before);
}

/** Adds four whole numbers to four others. */
function addFour(to: usize, whole: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.convert_low_i32x4_s(whole)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.convert_low_i32x4_s(upper(whole))), 16);
}

export function copyLanes(people: Int32Array, states: i32, pitch: i32, now: i32, next: i32): void {
  let from: usize = people.dataStart + ((<usize>now) << 2);
  const ahead: usize = ((<usize>next) << 2) - ((<usize>now) << 2);
  for (let s: i32 = 0; s < states; s++) {
    v128.store(from + ahead, v128.load(from));
    v128.store(from + ahead, v128.load(from, 16), 16);
    from += (<usize>pitch) << 2;
  }
}

export function putLanes(
  from: Int32Array,
  fromAt: i32,
  which: i32,
  to: Int32Array,
  toAt: i32,
): void {
  const source: usize = from.dataStart + ((<usize>fromAt) << 2);
  const target: usize = to.dataStart + ((<usize>toAt) << 2);
  const put0: v128 = maskOf(which, i32x4(1, 2, 4, 8));
  const put1: v128 = maskOf(which, i32x4(16, 32, 64, 128));
  v128.store(target, v128.bitselect(v128.load(source), v128.load(target), put0));
  v128.store(target, v128.bitselect(v128.load(source, 16), v128.load(target, 16), put1), 16);
}

export function keepLanes(from: Int32Array, fromAt: i32, which: i32, to: Int32Array): void {
  const source: usize = from.dataStart + ((<usize>fromAt) << 2);
  const target: usize = to.dataStart;
  v128.store(target, v128.and(v128.load(source), maskOf(which, i32x4(1, 2, 4, 8))));
  v128.store(target, v128.and(v128.load(source, 16), maskOf(which, i32x4(16, 32, 64, 128))), 16);
}

/** All bits of those of four lanes set that `which` has a bit for. */
function maskOf(which: i32, lanes: v128): v128 {
  return i32x4.eq(v128.and(i32x4.splat(which), lanes), lanes);
}

export function lanesAbove(numbers: Int32Array, at: i32, limit: i32): i32 {
  const from: usize = numbers.dataStart + ((<usize>at) << 2);
  const most: v128 = i32x4.splat(limit);
  const low: i32 = i32x4.bitmask(i32x4.gt_s(v128.load(from), most));
  return low | (i32x4.bitmask(i32x4.gt_s(v128.load(from, 16), most)) << 4);
}
