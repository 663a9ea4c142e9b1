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
  for (let four: usize = 0; four < 2; four++) {
    const first: i32 = (<i32>four) << 2;
    const asked: i32 = (which >> first) & 15;
    const own: usize = work + (four << 8);
    if (asked === 0) {
      // nothing is left and no mass there: they stand still
      v128.store(own, i32x4.splat(0));
      v128.store(own, i32x4.splat(0), 16);
      v128.store(own, i32x4.splat(0), 128);
      v128.store(own, i32x4.splat(0), 144);
    } else {
      const many: i32 = prepareFour(
        people + (four << 4),
        shares + (four << 5),
        uniforms + (four << 5),
        asked,
        limit,
        own,
      );
      above |= many << first;
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

/**
 * Where four lanes begin to walk, two by two side by side: processors have room for both. Returns a bit for each that
 * is asked for and lies above the limit.
 */
function prepareFour(trials: usize, p: usize, u: usize, asked: i32, limit: f64, work: usize): i32 {
  const one: v128 = constant(ONE);
  const half: v128 = constant(HALF);
  const people: v128 = v128.load(trials);
  const n0: v128 = f64x2.convert_low_i32x4_s(people);
  const n1: v128 = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(people, people, 2, 3, 2, 3));
  const share0: v128 = v128.load(p);
  const share1: v128 = v128.load(p, 16);
  const chance0: v128 = f64x2.pmin(share0, f64x2.sub(one, share0));
  const chance1: v128 = f64x2.pmin(share1, f64x2.sub(one, share1));
  const plain0: v128 = v128.load(u);
  const plain1: v128 = v128.load(u, 16);
  const turned0: v128 = f64x2.gt(share0, half);
  const turned1: v128 = f64x2.gt(share1, half);
  const drawn0: v128 = v128.bitselect(f64x2.sub(one, plain0), plain0, turned0);
  const drawn1: v128 = v128.bitselect(f64x2.sub(one, plain1), plain1, turned1);
  const mean0: v128 = f64x2.mul(n0, chance0);
  const mean1: v128 = f64x2.mul(n1, chance1);
  const most: v128 = f64x2.splat(limit);
  const least: v128 = constant(LEAST);
  const small0: v128 = f64x2.lt(mean0, least);
  const small1: v128 = f64x2.lt(mean1, least);
  const small: i32 = i32x4.bitmask(lowHalves(small0, small1));
  const above: v128 = lowHalves(f64x2.gt(mean0, most), f64x2.gt(mean1, most));
  const many: i32 = i32x4.bitmask(above) & asked;
  const walking: i32 = asked & ~many & ~small;
  if (walking !== 0) {
    // at least 1, so that lanes that are not asked for stay finite
    const middle0: v128 = f64x2.pmax(one, f64x2.floor(f64x2.add(mean0, half)));
    const middle1: v128 = f64x2.pmax(one, f64x2.floor(f64x2.add(mean1, half)));
    const rest0: v128 = f64x2.sub(n0, middle0);
    const rest1: v128 = f64x2.sub(n1, middle1);
    const own0: v128 = f64x2.div(one, middle0);
    const own1: v128 = f64x2.div(one, middle1);
    const other0: v128 = f64x2.div(one, rest0);
    const other1: v128 = f64x2.div(one, rest1);
    const whole0: v128 = f64x2.div(one, n0);
    const whole1: v128 = f64x2.div(one, n1);
    const off0: v128 = f64x2.sub(middle0, mean0);
    const off1: v128 = f64x2.sub(middle1, mean1);
    // fallOf; what is minus there is taken off here: −(a × b) is (−a) × b
    const x0: v128 = f64x2.mul(off0, own0);
    const x1: v128 = f64x2.mul(off1, own1);
    const y0: v128 = f64x2.mul(off0, other0);
    const y1: v128 = f64x2.mul(off1, other1);
    const seventh: v128 = constant(SEVENTH);
    const sixth: v128 = constant(SIXTH);
    const highX0: v128 = plus(sixth, x0, seventh);
    const highX1: v128 = plus(sixth, x1, seventh);
    const highY0: v128 = less(sixth, y0, seventh);
    const highY1: v128 = less(sixth, y1, seventh);
    const squareX0: v128 = f64x2.mul(x0, x0);
    const squareX1: v128 = f64x2.mul(x1, x1);
    const squareY0: v128 = f64x2.mul(y0, y0);
    const squareY1: v128 = f64x2.mul(y1, y1);
    const fifth: v128 = constant(FIFTH);
    const quarter: v128 = constant(QUARTER);
    const middleX0: v128 = plus(plus(quarter, x0, fifth), squareX0, highX0);
    const middleX1: v128 = plus(plus(quarter, x1, fifth), squareX1, highX1);
    const middleY0: v128 = plus(less(quarter, y0, fifth), squareY0, highY0);
    const middleY1: v128 = plus(less(quarter, y1, fifth), squareY1, highY1);
    const third: v128 = constant(THIRD);
    const tailX0: v128 = plus(plus(half, x0, third), squareX0, middleX0);
    const tailX1: v128 = plus(plus(half, x1, third), squareX1, middleX1);
    const tailY0: v128 = plus(less(half, y0, third), squareY0, middleY0);
    const tailY1: v128 = plus(less(half, y1, third), squareY1, middleY1);
    const sides0: v128 = plus(f64x2.mul(x0, tailX0), y0, tailY0);
    const sides1: v128 = plus(f64x2.mul(x1, tailX1), y1, tailY1);
    const gap1: v128 = constant(GAP_1);
    const gap2: v128 = constant(GAP_2);
    const gap3: v128 = constant(GAP_3);
    const ownGap0: v128 = gapOfTwo(own0, gap1, gap2, gap3);
    const ownGap1: v128 = gapOfTwo(own1, gap1, gap2, gap3);
    const otherGap0: v128 = gapOfTwo(other0, gap1, gap2, gap3);
    const otherGap1: v128 = gapOfTwo(other1, gap1, gap2, gap3);
    const wholeGap0: v128 = gapOfTwo(whole0, gap1, gap2, gap3);
    const wholeGap1: v128 = gapOfTwo(whole1, gap1, gap2, gap3);
    const gaps0: v128 = f64x2.add(f64x2.add(f64x2.mul(off0, sides0), ownGap0), otherGap0);
    const gaps1: v128 = f64x2.add(f64x2.add(f64x2.mul(off1, sides1), ownGap1), otherGap1);
    const fall0: v128 = f64x2.sub(gaps0, wholeGap0);
    const fall1: v128 = f64x2.sub(gaps1, wholeGap1);
    const top: v128 = constant(TOP);
    const peak0: v128 = f64x2.mul(top, f64x2.sqrt(f64x2.add(own0, other0)));
    const peak1: v128 = f64x2.mul(top, f64x2.sqrt(f64x2.add(own1, other1)));
    // expOf of −fall
    const fourth: v128 = constant(EXP_4);
    const last: v128 = constant(EXP_5);
    const square0: v128 = f64x2.mul(fall0, fall0);
    const square1: v128 = f64x2.mul(fall1, fall1);
    const bent0: v128 = plus(less(half, fall0, sixth), square0, less(fourth, fall0, last));
    const bent1: v128 = plus(less(half, fall1, sixth), square1, less(fourth, fall1, last));
    const mass0: v128 = f64x2.mul(peak0, plus(f64x2.sub(one, fall0), square0, bent0));
    const mass1: v128 = f64x2.mul(peak1, plus(f64x2.sub(one, fall1), square1, bent1));
    const lean0: v128 = f64x2.sub(off0, f64x2.mul(f64x2.add(one, chance0), third));
    const lean1: v128 = f64x2.sub(off1, f64x2.mul(f64x2.add(one, chance1), third));
    const split0: v128 = plus(half, mass0, lean0);
    const split1: v128 = plus(half, mass1, lean1);
    const steep0: v128 = f64x2.mul(f64x2.div(chance0, f64x2.sub(one, chance0)), own0);
    const steep1: v128 = f64x2.mul(f64x2.div(chance1, f64x2.sub(one, chance1)), own1);
    start(work, drawn0, split0, mass0, own0, steep0, f64x2.mul(rest0, steep0), middle0);
    start(work + 128, drawn1, split1, mass1, own1, steep1, f64x2.mul(rest1, steep1), middle1);
  }
  if (walking === 15) return many;
  const wanted: i32 = asked & ~many;
  const few0: v128 = v128.and(small0, f64x2.gt(drawn0, f64x2.sub(one, mean0)));
  const few1: v128 = v128.and(small1, f64x2.gt(drawn1, f64x2.sub(one, mean1)));
  const few: i32 = i32x4.bitmask(lowHalves(few0, few1));
  if ((wanted & few) !== 0) {
    // wholePower; of lanes that are not small, too, which nobody reads
    const stay0: v128 = f64x2.sub(one, chance0);
    const stay1: v128 = f64x2.sub(one, chance1);
    let none0: v128 = one;
    let none1: v128 = one;
    let square0: v128 = stay0;
    let square1: v128 = stay1;
    let bits: v128 = v128.and(people, lowHalves(small0, small1));
    while (v128.any_true(bits)) {
      const isOdd: v128 = i32x4.shr_s(i32x4.shl(bits, 31), 31);
      const isOdd0: v128 = v128.shuffle<i32>(isOdd, isOdd, 0, 0, 1, 1);
      const isOdd1: v128 = v128.shuffle<i32>(isOdd, isOdd, 2, 2, 3, 3);
      none0 = f64x2.mul(none0, v128.bitselect(square0, one, isOdd0));
      none1 = f64x2.mul(none1, v128.bitselect(square1, one, isOdd1));
      square0 = f64x2.mul(square0, square0);
      square1 = f64x2.mul(square1, square1);
      bits = i32x4.shr_u(bits, 1);
    }
    startFew(work, n0, chance0, drawn0, small0, stay0, none0);
    startFew(work + 128, n1, chance1, drawn1, small1, stay1, none1);
  }
  // lanes that are settled, or not asked for, stand still
  const masks: usize = memory.data<i64>([0, 0, -1, 0, 0, -1, -1, -1], 16);
  const mask0: v128 = v128.load(masks + ((<usize>(wanted & 3)) << 4));
  const mask1: v128 = v128.load(masks + ((<usize>(wanted >> 2)) << 4));
  keep(work, v128.andnot(mask0, v128.andnot(small0, few0)), small0);
  keep(work + 128, v128.andnot(mask1, v128.andnot(small1, few1)), small1);
  return many;
}

/** Writes where two lanes begin that walk from the middle. */
function start(
  work: usize,
  drawn: v128,
  split: v128,
  mass: v128,
  own: v128,
  steep: v128,
  far: v128,
  middle: v128,
): void {
  const one: v128 = constant(ONE);
  const down: v128 = f64x2.lt(drawn, split);
  const up: v128 = f64x2.sub(f64x2.sub(drawn, split), mass);
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

/** Writes where two lanes begin that walk from 0: those that are `small`. */
function startFew(
  work: usize,
  n: v128,
  chance: v128,
  drawn: v128,
  small: v128,
  stay: v128,
  none: v128,
): void {
  const fine: v128 = f64x2.mul(f64x2.div(chance, stay), constant(SMALL));
  replace(work, f64x2.sub(drawn, none), small);
  replace(work + 16, none, small);
  replace(work + 32, f64x2.mul(f64x2.add(n, constant(ONE)), fine), small);
  v128.store(work, v128.andnot(v128.load(work, 48), small), 48);
  replace(work + 64, fine, small);
  replace(work + 80, constant(SMALL), small);
}

/** Two lanes stand still but where `walks` is set, those that are `small` at 0. */
function keep(work: usize, walks: v128, small: v128): void {
  v128.store(work, v128.and(v128.load(work), walks));
  v128.store(work, v128.and(v128.load(work, 16), walks), 16);
  v128.store(work, v128.and(v128.load(work, 64), walks), 64);
  v128.store(work, v128.andnot(v128.load(work, 96), small), 96);
  v128.store(work, v128.andnot(v128.load(work, 112), small), 112);
}

/** Puts numbers in the place of others where a mask is set. */
function replace(at: usize, numbers: v128, mask: v128): void {
  v128.store(at, v128.bitselect(numbers, v128.load(at), mask));
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

/** Writes the numbers of those of four lanes that are `asked` for, 0 in the others. */
function settleFour(work: usize, trials: usize, p: usize, asked: i32, found: usize): void {
  const count: v128 = v128.load(work);
  const half: v128 = constant(HALF);
  const turned0: v128 = f64x2.gt(v128.load(p), half);
  const turned1: v128 = f64x2.gt(v128.load(p, 16), half);
  const turned: v128 = lowHalves(turned0, turned1);
  const down: v128 = lowHalves(v128.load(work, 112), v128.load(work, 240));
  const low: v128 = i32x4.trunc_sat_f64x2_s_zero(v128.load(work, 96));
  const high: v128 = i32x4.trunc_sat_f64x2_s_zero(v128.load(work, 224));
  const middle: v128 = v128.shuffle<i32>(low, high, 0, 1, 4, 5);
  const people: v128 = v128.load(trials);
  const x: v128 = v128.bitselect(i32x4.sub(middle, count), i32x4.add(middle, count), down);
  const got: v128 = v128.bitselect(i32x4.sub(people, x), x, turned);
  const lanes: v128 = i32x4(1, 2, 4, 8);
  const mask: v128 = i32x4.eq(v128.and(i32x4.splat(asked), lanes), lanes);
  v128.store(found, v128.and(got, mask));
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

/** Of two pairs of numbers of 64 bits the lower halves. */
function lowHalves(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

/** a + x × b. */
function plus(a: v128, x: v128, b: v128): v128 {
  return f64x2.add(a, f64x2.mul(x, b));
}

/** a − x × b. */
function less(a: v128, x: v128, b: v128): v128 {
  return f64x2.sub(a, f64x2.mul(x, b));
}

/** `gap` of two numbers. */
function gapOfTwo(inverse: v128, first: v128, second: v128, third: v128): v128 {
  const z: v128 = f64x2.mul(inverse, inverse);
  const low: v128 = f64x2.sub(first, f64x2.mul(z, plus(second, z, third)));
  return f64x2.mul(inverse, low);
}
