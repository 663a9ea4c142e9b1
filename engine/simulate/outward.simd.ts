// AssemblyScript alone: in the module with 128-bit vectors these functions stand in for those of outward.ts. Every
// number is made by the same operations in the same order as there.
// Long because four steps of a walk stand one after the other: to ask after each who is done takes as long as one.

/** Places in `constants`, of which `TOP` is 1 / √(2π) and `EXP_4` the coefficient of the fourth power. */
const ONE: usize = 0;
const HALF: usize = 1;
const THIRD: usize = 2;
const QUARTER: usize = 3;
const FIFTH: usize = 4;
const SIXTH: usize = 5;
const SEVENTH: usize = 6;
const EXP_4: usize = 7;
const EXP_5: usize = 8;
const GAP_1: usize = 9;
const GAP_2: usize = 10;
const GAP_3: usize = 11;
const LEAST: usize = 12;
const SMALL: usize = 13;
const TOP: usize = 14;

export function outwardLanes(
  trials: Int32Array,
  at: i32,
  p: Float64Array,
  pAt: i32,
  u: Float64Array,
  uAt: i32,
  which: i32,
  limit: f64,
  found: Int32Array,
  foundAt: i32,
): i32 {
  // of each pair of lanes 128 bytes: what is left, mass, over, under, by how much these two change, middle and side
  const work: usize = memory.data(512, 16);
  const people: usize = trials.dataStart + ((<usize>at) << 2);
  const shares: usize = p.dataStart + ((<usize>pAt) << 3);
  const uniforms: usize = u.dataStart + ((<usize>uAt) << 3);
  let above: i32 = 0;
  for (let pair: i32 = 0; pair < 4; pair++) {
    const next: usize = <usize>pair;
    const asked: i32 = (which >> (2 * pair)) & 3;
    const own: usize = work + (next << 7);
    if (asked === 0) {
      // nothing is left and no mass there: they stand still
      v128.store(own, i32x4.splat(0));
      v128.store(own, i32x4.splat(0), 16);
    } else {
      const many: i32 = prepareTwo(
        people + (next << 3),
        shares + (next << 4),
        uniforms + (next << 4),
        asked,
        limit,
        own,
      );
      above |= many << (2 * pair);
    }
  }
  const out: usize = found.dataStart + ((<usize>foundAt) << 2);
  const asked: i32 = which & ~above;
  let late: i32 = walkOfEight(work, asked);
  settleFour(work, people, shares, asked & 15, out);
  settleFour(work + 256, people + 16, shares + 32, asked >> 4, out + 16);
  for (let l: i32 = 0; late !== 0; l++) {
    if ((late & 1) === 1) found[foundAt + l] = outwardOf(trials[at + l], p[pAt + l], u[uAt + l]);
    late = late >> 1;
  }
  return above;
}

/** Where two lanes begin to walk; returns a bit for each that is asked for and lies above the limit. */
function prepareTwo(trials: usize, p: usize, u: usize, asked: i32, limit: f64, work: usize): i32 {
  const one: v128 = constant(ONE);
  const n: v128 = f64x2.convert_low_i32x4_s(v128.load64_zero(trials));
  const share: v128 = v128.load(p);
  const turned: v128 = f64x2.gt(share, constant(HALF));
  const chance: v128 = f64x2.pmin(share, f64x2.sub(one, share));
  const odds: v128 = f64x2.div(chance, f64x2.sub(one, chance));
  const plain: v128 = v128.load(u);
  const drawn: v128 = v128.bitselect(f64x2.sub(one, plain), plain, turned);
  const mean: v128 = f64x2.mul(n, chance);
  const above: v128 = f64x2.gt(mean, f64x2.splat(limit));
  const small: v128 = f64x2.lt(mean, constant(LEAST));
  const many: i32 = i64x2.bitmask(above) & asked;
  const few: v128 = v128.and(small, f64x2.gt(drawn, f64x2.sub(one, mean)));
  const walking: i32 = asked & ~many & ~i64x2.bitmask(small);
  if (walking !== 0) {
    // at least 1, so that lanes that are not asked for stay finite
    const middle: v128 = f64x2.pmax(one, f64x2.floor(f64x2.add(mean, constant(HALF))));
    const rest: v128 = f64x2.sub(n, middle);
    const off: v128 = f64x2.sub(middle, mean);
    const own: v128 = f64x2.div(one, middle);
    const other: v128 = f64x2.div(one, rest);
    const x: v128 = f64x2.mul(off, own);
    const y: v128 = f64x2.mul(f64x2.neg(off), other);
    const sides: v128 = f64x2.sub(f64x2.mul(x, tailOfTwo(x)), f64x2.mul(y, tailOfTwo(y)));
    const gaps: v128 = f64x2.add(f64x2.add(f64x2.mul(off, sides), gapOfTwo(own)), gapOfTwo(other));
    const fall: v128 = f64x2.sub(gaps, gapOfTwo(f64x2.div(one, n)));
    const peak: v128 = f64x2.mul(constant(TOP), f64x2.sqrt(f64x2.add(own, other)));
    const mass: v128 = f64x2.mul(peak, expOfTwo(f64x2.neg(fall)));
    const third: v128 = f64x2.mul(f64x2.add(one, chance), constant(THIRD));
    const split: v128 = f64x2.add(constant(HALF), f64x2.mul(mass, f64x2.sub(off, third)));
    const down: v128 = f64x2.lt(drawn, split);
    const up: v128 = f64x2.sub(f64x2.sub(drawn, split), mass);
    const steep: v128 = f64x2.mul(odds, own);
    const far: v128 = f64x2.mul(rest, steep);
    // what the two sides differ by turns one into the other
    const changes: v128 = v128.and(v128.xor(own, steep), down);
    const starts: v128 = v128.and(v128.xor(one, far), down);
    const lower: v128 = v128.xor(steep, changes);
    v128.store(work, v128.bitselect(f64x2.sub(split, drawn), up, down));
    v128.store(work, mass, 16);
    v128.store(work, f64x2.add(v128.xor(far, starts), lower), 32);
    v128.store(work, v128.xor(one, starts), 48);
    v128.store(work, lower, 64);
    v128.store(work, v128.xor(own, changes), 80);
    v128.store(work, middle, 96);
    v128.store(work, down, 112);
  }
  if (walking === 3) return many;
  if ((asked & i64x2.bitmask(few)) !== 0) {
    const none: v128 = powerOfTwo(f64x2.sub(one, chance), trials);
    const fine: v128 = f64x2.mul(odds, constant(SMALL));
    replace(work, f64x2.sub(drawn, none), small);
    replace(work + 16, none, small);
    replace(work + 32, f64x2.mul(f64x2.add(n, one), fine), small);
    v128.store(work, v128.andnot(v128.load(work, 48), small), 48);
    replace(work + 64, fine, small);
    replace(work + 80, constant(SMALL), small);
  }
  // lanes that are settled, or not asked for, stand still
  const masks: usize = memory.data<i64>([0, 0, -1, 0, 0, -1, -1, -1], 16);
  const mask: v128 = v128.load(masks + ((<usize>(asked & ~many)) << 4));
  const walks: v128 = v128.andnot(mask, v128.andnot(small, few));
  v128.store(work, v128.and(v128.load(work), walks));
  v128.store(work, v128.and(v128.load(work, 16), walks), 16);
  v128.store(work, v128.and(v128.load(work, 64), walks), 64);
  v128.store(work, v128.andnot(v128.load(work, 96), small), 96);
  v128.store(work, v128.andnot(v128.load(work, 112), small), 112);
  return many;
}

/** Puts numbers in the place of others where a mask is set. */
function replace(at: usize, numbers: v128, mask: v128): void {
  v128.store(at, v128.bitselect(numbers, v128.load(at), mask));
}

/** `wholePower` of two numbers, to powers that are whole numbers of 32 bits each. */
function powerOfTwo(q: v128, powers: usize): v128 {
  const one: v128 = f64x2.splat(1.0);
  const unit: v128 = i64x2.splat(1);
  let bits: v128 = v128.load32x2_u(powers);
  let term: v128 = one;
  let square: v128 = q;
  while (v128.any_true(bits)) {
    const isOdd: v128 = i64x2.neg(v128.and(bits, unit));
    term = f64x2.mul(term, v128.bitselect(square, one, isOdd));
    square = f64x2.mul(square, square);
    bits = i64x2.shr_u(bits, 1);
  }
  return term;
}

/**
 * Eight lanes in step, four by turns for four steps: one that is done counts no further. Their numbers of steps take the
 * place of what is left of each four.
 *
 * @returns a bit for each lane that does not end in `MOST_OUTWARD` steps, or maybe beyond the last mass of its side
 */
function walkOfEight(work: usize, asked: i32): i32 {
  const zero: v128 = i32x4.splat(0);
  let left0: v128 = v128.load(work);
  let left1: v128 = v128.load(work, 128);
  let left2: v128 = v128.load(work, 256);
  let left3: v128 = v128.load(work, 384);
  let mass0: v128 = v128.load(work, 16);
  let mass1: v128 = v128.load(work, 144);
  let mass2: v128 = v128.load(work, 272);
  let mass3: v128 = v128.load(work, 400);
  let over0: v128 = zero;
  let over1: v128 = zero;
  let under0: v128 = zero;
  let under1: v128 = zero;
  let lower0: v128 = zero;
  let lower1: v128 = zero;
  let higher0: v128 = zero;
  let higher1: v128 = zero;
  let count0: v128 = zero;
  let count1: v128 = zero;
  for (let steps: i32 = 0; steps < MOST_OUTWARD; steps += 4) {
    const on0: v128 = i32x4.gt_s(highWords(left0, left1), zero);
    const on1: v128 = i32x4.gt_s(highWords(left2, left3), zero);
    if (!v128.any_true(v128.or(on0, on1))) break;
    over0 = v128.load(work, 32);
    over1 = v128.load(work, 160);
    under0 = v128.load(work, 48);
    under1 = v128.load(work, 176);
    lower0 = v128.load(work, 64);
    lower1 = v128.load(work, 192);
    higher0 = v128.load(work, 80);
    higher1 = v128.load(work, 208);
    count0 = i32x4.sub(count0, i32x4.gt_s(highWords(left0, left1), zero));
    over0 = f64x2.sub(over0, lower0);
    over1 = f64x2.sub(over1, lower1);
    under0 = f64x2.add(under0, higher0);
    under1 = f64x2.add(under1, higher1);
    mass0 = f64x2.mul(mass0, over0);
    mass1 = f64x2.mul(mass1, over1);
    left0 = f64x2.sub(f64x2.mul(left0, under0), mass0);
    left1 = f64x2.sub(f64x2.mul(left1, under1), mass1);
    count0 = i32x4.sub(count0, i32x4.gt_s(highWords(left0, left1), zero));
    over0 = f64x2.sub(over0, lower0);
    over1 = f64x2.sub(over1, lower1);
    under0 = f64x2.add(under0, higher0);
    under1 = f64x2.add(under1, higher1);
    mass0 = f64x2.mul(mass0, over0);
    mass1 = f64x2.mul(mass1, over1);
    left0 = f64x2.sub(f64x2.mul(left0, under0), mass0);
    left1 = f64x2.sub(f64x2.mul(left1, under1), mass1);
    count0 = i32x4.sub(count0, i32x4.gt_s(highWords(left0, left1), zero));
    over0 = f64x2.sub(over0, lower0);
    over1 = f64x2.sub(over1, lower1);
    under0 = f64x2.add(under0, higher0);
    under1 = f64x2.add(under1, higher1);
    mass0 = f64x2.mul(mass0, over0);
    mass1 = f64x2.mul(mass1, over1);
    left0 = f64x2.sub(f64x2.mul(left0, under0), mass0);
    left1 = f64x2.sub(f64x2.mul(left1, under1), mass1);
    count0 = i32x4.sub(count0, i32x4.gt_s(highWords(left0, left1), zero));
    over0 = f64x2.sub(over0, lower0);
    over1 = f64x2.sub(over1, lower1);
    under0 = f64x2.add(under0, higher0);
    under1 = f64x2.add(under1, higher1);
    mass0 = f64x2.mul(mass0, over0);
    mass1 = f64x2.mul(mass1, over1);
    left0 = f64x2.sub(f64x2.mul(left0, under0), mass0);
    left1 = f64x2.sub(f64x2.mul(left1, under1), mass1);
    v128.store(work, over0, 32);
    v128.store(work, over1, 160);
    v128.store(work, under0, 48);
    v128.store(work, under1, 176);
    // the other four
    over0 = v128.load(work, 288);
    over1 = v128.load(work, 416);
    under0 = v128.load(work, 304);
    under1 = v128.load(work, 432);
    lower0 = v128.load(work, 320);
    lower1 = v128.load(work, 448);
    higher0 = v128.load(work, 336);
    higher1 = v128.load(work, 464);
    count1 = i32x4.sub(count1, i32x4.gt_s(highWords(left2, left3), zero));
    over0 = f64x2.sub(over0, lower0);
    over1 = f64x2.sub(over1, lower1);
    under0 = f64x2.add(under0, higher0);
    under1 = f64x2.add(under1, higher1);
    mass2 = f64x2.mul(mass2, over0);
    mass3 = f64x2.mul(mass3, over1);
    left2 = f64x2.sub(f64x2.mul(left2, under0), mass2);
    left3 = f64x2.sub(f64x2.mul(left3, under1), mass3);
    count1 = i32x4.sub(count1, i32x4.gt_s(highWords(left2, left3), zero));
    over0 = f64x2.sub(over0, lower0);
    over1 = f64x2.sub(over1, lower1);
    under0 = f64x2.add(under0, higher0);
    under1 = f64x2.add(under1, higher1);
    mass2 = f64x2.mul(mass2, over0);
    mass3 = f64x2.mul(mass3, over1);
    left2 = f64x2.sub(f64x2.mul(left2, under0), mass2);
    left3 = f64x2.sub(f64x2.mul(left3, under1), mass3);
    count1 = i32x4.sub(count1, i32x4.gt_s(highWords(left2, left3), zero));
    over0 = f64x2.sub(over0, lower0);
    over1 = f64x2.sub(over1, lower1);
    under0 = f64x2.add(under0, higher0);
    under1 = f64x2.add(under1, higher1);
    mass2 = f64x2.mul(mass2, over0);
    mass3 = f64x2.mul(mass3, over1);
    left2 = f64x2.sub(f64x2.mul(left2, under0), mass2);
    left3 = f64x2.sub(f64x2.mul(left3, under1), mass3);
    count1 = i32x4.sub(count1, i32x4.gt_s(highWords(left2, left3), zero));
    over0 = f64x2.sub(over0, lower0);
    over1 = f64x2.sub(over1, lower1);
    under0 = f64x2.add(under0, higher0);
    under1 = f64x2.add(under1, higher1);
    mass2 = f64x2.mul(mass2, over0);
    mass3 = f64x2.mul(mass3, over1);
    left2 = f64x2.sub(f64x2.mul(left2, under0), mass2);
    left3 = f64x2.sub(f64x2.mul(left3, under1), mass3);
    v128.store(work, over0, 288);
    v128.store(work, over1, 416);
    v128.store(work, under0, 304);
    v128.store(work, under1, 432);
  }
  v128.store(work, count0);
  v128.store(work, count1, 256);
  // a side is at its end before this factor falls below 0; such a lane may have been done before, or not
  const passed0: v128 = highWords(v128.load(work, 32), v128.load(work, 160));
  const passed1: v128 = highWords(v128.load(work, 288), v128.load(work, 416));
  const on0: v128 = i32x4.gt_s(highWords(left0, left1), zero);
  const on1: v128 = i32x4.gt_s(highWords(left2, left3), zero);
  const late0: i32 = i32x4.bitmask(v128.or(on0, i32x4.lt_s(passed0, zero)));
  const late1: i32 = i32x4.bitmask(v128.or(on1, i32x4.lt_s(passed1, zero)));
  return (late0 | (late1 << 4)) & asked;
}

/** Writes the numbers of those of four lanes that are `asked` for. */
function settleFour(work: usize, trials: usize, p: usize, asked: i32, found: usize): void {
  const count: v128 = v128.load(work);
  const half: v128 = constant(HALF);
  const turned0: v128 = f64x2.gt(v128.load(p), half);
  const turned1: v128 = f64x2.gt(v128.load(p, 16), half);
  const turned: v128 = v128.shuffle<i32>(turned0, turned1, 0, 2, 4, 6);
  const down: v128 = v128.shuffle<i32>(v128.load(work, 112), v128.load(work, 240), 0, 2, 4, 6);
  const low: v128 = i32x4.trunc_sat_f64x2_s_zero(v128.load(work, 96));
  const high: v128 = i32x4.trunc_sat_f64x2_s_zero(v128.load(work, 224));
  const middle: v128 = v128.shuffle<i32>(low, high, 0, 1, 4, 5);
  const people: v128 = v128.load(trials);
  const x: v128 = v128.bitselect(i32x4.sub(middle, count), i32x4.add(middle, count), down);
  const got: v128 = v128.bitselect(i32x4.sub(people, x), x, turned);
  const lanes: v128 = i32x4(1, 2, 4, 8);
  const mask: v128 = i32x4.eq(v128.and(i32x4.splat(asked), lanes), lanes);
  v128.store(found, v128.bitselect(got, v128.load(found), mask));
}

/** The upper halves of four numbers, whose sign and being 0 is theirs. */
function highWords(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}

/** A constant in both lanes: read, since to make it anew takes longer. */
function constant(place: usize): v128 {
  return v128.load64_splat(constants() + (place << 3));
}

/** In the order of the names above. */
function constants(): usize {
  return memory.data<f64>(
    [
      1.0, 0.5, 0.3333333333333333, 0.25, 0.2, 0.16666666666666666, 0.14285714285714285,
      4.1666666666666664e-2, 8.333333333333333e-3, 8.333333333333333e-2, 2.777777777777778e-3,
      -7.936507936507937e-4, 16.0, 0.0625, 0.3989422804014327,
    ],
    16,
  );
}

/** a + x × b. */
function plus(a: v128, x: v128, b: v128): v128 {
  return f64x2.add(a, f64x2.mul(x, b));
}

/** `tailOfLog` of two numbers. */
function tailOfTwo(x: v128): v128 {
  const square: v128 = f64x2.mul(x, x);
  const high: v128 = plus(constant(SIXTH), x, constant(SEVENTH));
  const middle: v128 = plus(plus(constant(QUARTER), x, constant(FIFTH)), square, high);
  return plus(plus(constant(HALF), x, constant(THIRD)), square, middle);
}

/** `gap` of two numbers. */
function gapOfTwo(inverse: v128): v128 {
  const z: v128 = f64x2.mul(inverse, inverse);
  const high: v128 = plus(constant(GAP_2), z, constant(GAP_3));
  const low: v128 = f64x2.sub(constant(GAP_1), f64x2.mul(z, high));
  return f64x2.mul(inverse, low);
}

/** `expOf` of two numbers. */
function expOfTwo(x: v128): v128 {
  const square: v128 = f64x2.mul(x, x);
  const high: v128 = plus(constant(EXP_4), x, constant(EXP_5));
  const middle: v128 = plus(plus(constant(HALF), x, constant(SIXTH)), square, high);
  return plus(f64x2.add(constant(ONE), x), square, middle);
}
