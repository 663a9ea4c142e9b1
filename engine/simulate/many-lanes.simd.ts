// AssemblyScript alone: in the module with 128-bit vectors these functions stand in for those of many-lanes.ts. Every
// number is made by the same operations in the same order as there.

export function addressLanes(
  k0: i32,
  k1: i32,
  firstDraw: i32,
  word: i32,
  out: Float64Array,
  at: i32,
): void {
  const to: usize = out.dataStart + ((<usize>at) << 3);
  const first: v128 = i32x4.splat(k0);
  const second: v128 = i32x4.splat(k1);
  const third: v128 = i32x4.splat(0x1bd11bda ^ k0 ^ k1);
  let x0: v128 = i32x4.add(i32x4.add(i32x4.splat(firstDraw), i32x4(0, 1, 2, 3)), first);
  let x1: v128 = i32x4.add(x0, i32x4.splat(4));
  let y0: v128 = i32x4.add(i32x4.splat(word), second);
  let y1: v128 = y0;
  let addX: v128 = second;
  let addY: v128 = third;
  let rest: v128 = first;
  // five groups of four rounds, which turn by two rows of bits in turn; then the three keys, in turn too
  for (let group: i32 = 1; group <= 5; group++) {
    if ((group & 1) === 1) {
      x0 = i32x4.add(x0, y0);
      x1 = i32x4.add(x1, y1);
      y0 = v128.xor(v128.or(i32x4.shl(y0, 13), i32x4.shr_u(y0, 19)), x0);
      y1 = v128.xor(v128.or(i32x4.shl(y1, 13), i32x4.shr_u(y1, 19)), x1);
      x0 = i32x4.add(x0, y0);
      x1 = i32x4.add(x1, y1);
      y0 = v128.xor(v128.or(i32x4.shl(y0, 15), i32x4.shr_u(y0, 17)), x0);
      y1 = v128.xor(v128.or(i32x4.shl(y1, 15), i32x4.shr_u(y1, 17)), x1);
      x0 = i32x4.add(x0, y0);
      x1 = i32x4.add(x1, y1);
      y0 = v128.xor(v128.or(i32x4.shl(y0, 26), i32x4.shr_u(y0, 6)), x0);
      y1 = v128.xor(v128.or(i32x4.shl(y1, 26), i32x4.shr_u(y1, 6)), x1);
      x0 = i32x4.add(x0, y0);
      x1 = i32x4.add(x1, y1);
      y0 = v128.xor(v128.or(i32x4.shl(y0, 6), i32x4.shr_u(y0, 26)), x0);
      y1 = v128.xor(v128.or(i32x4.shl(y1, 6), i32x4.shr_u(y1, 26)), x1);
    } else {
      x0 = i32x4.add(x0, y0);
      x1 = i32x4.add(x1, y1);
      y0 = v128.xor(v128.or(i32x4.shl(y0, 17), i32x4.shr_u(y0, 15)), x0);
      y1 = v128.xor(v128.or(i32x4.shl(y1, 17), i32x4.shr_u(y1, 15)), x1);
      x0 = i32x4.add(x0, y0);
      x1 = i32x4.add(x1, y1);
      y0 = v128.xor(v128.or(i32x4.shl(y0, 29), i32x4.shr_u(y0, 3)), x0);
      y1 = v128.xor(v128.or(i32x4.shl(y1, 29), i32x4.shr_u(y1, 3)), x1);
      x0 = i32x4.add(x0, y0);
      x1 = i32x4.add(x1, y1);
      y0 = v128.xor(v128.or(i32x4.shl(y0, 16), i32x4.shr_u(y0, 16)), x0);
      y1 = v128.xor(v128.or(i32x4.shl(y1, 16), i32x4.shr_u(y1, 16)), x1);
      x0 = i32x4.add(x0, y0);
      x1 = i32x4.add(x1, y1);
      y0 = v128.xor(v128.or(i32x4.shl(y0, 24), i32x4.shr_u(y0, 8)), x0);
      y1 = v128.xor(v128.or(i32x4.shl(y1, 24), i32x4.shr_u(y1, 8)), x1);
    }
    x0 = i32x4.add(x0, addX);
    x1 = i32x4.add(x1, addX);
    const add: v128 = i32x4.add(addY, i32x4.splat(group));
    y0 = i32x4.add(y0, add);
    y1 = i32x4.add(y1, add);
    const next: v128 = rest;
    rest = addX;
    addX = addY;
    addY = next;
  }
  storeUniforms(x0, y0, to);
  storeUniforms(x1, y1, to + 32);
}

/** Four uniform numbers of the words of four blocks. */
function storeUniforms(x: v128, y: v128, to: usize): void {
  const high: v128 = i32x4.shr_u(x, 6);
  const low: v128 = i32x4.shr_u(y, 6);
  v128.store(to, uniformsOfPair(high, low));
  v128.store(to, uniformsOfPair(upperPair(high), upperPair(low)), 16);
}

/** The upper two of four numbers of 32 bits, as the lower. */
function upperPair(a: v128): v128 {
  return v128.shuffle<i32>(a, a, 2, 3, 2, 3);
}

/** Of words of 26 bits, which are made numbers with a sign or without: with one it takes a single instruction. */
function uniformsOfPair(high: v128, low: v128): v128 {
  const top: v128 = f64x2.mul(f64x2.convert_low_i32x4_s(high), f64x2.splat(67108864.0));
  const whole: v128 = f64x2.add(f64x2.add(top, f64x2.convert_low_i32x4_s(low)), f64x2.splat(0.5));
  return f64x2.mul(whole, f64x2.splat(2.220446049250313e-16));
}

export function rejectLanes(
  trials: Int32Array,
  at: i32,
  p: Float64Array,
  pAt: i32,
  u: Float64Array,
  uAt: i32,
  v: Float64Array,
  which: i32,
  found: Int32Array,
  foundAt: i32,
): i32 {
  const one: v128 = f64x2.splat(1.0);
  const half: v128 = f64x2.splat(0.5);
  let rest: i32 = 0;
  for (let pair: usize = 0; pair < 4; pair++) {
    const asked: i32 = (which >> ((<i32>pair) << 1)) & 3;
    if (asked === 0) continue;
    const whole: v128 = v128.load64_zero(trials.dataStart + ((<usize>at) << 2) + (pair << 3));
    const n: v128 = f64x2.convert_low_i32x4_s(whole);
    const own: v128 = v128.load(p.dataStart + ((<usize>pAt) << 3) + (pair << 4));
    const turned: v128 = f64x2.gt(own, half);
    const chance: v128 = v128.bitselect(f64x2.sub(one, own), own, turned);
    const mean: v128 = f64x2.mul(n, chance);
    const variance: v128 = f64x2.mul(mean, f64x2.sub(one, chance));
    const spread: v128 = f64x2.sqrt(variance);
    const b: v128 = f64x2.add(f64x2.splat(1.15), f64x2.mul(f64x2.splat(2.53), spread));
    const slant: v128 = f64x2.add(f64x2.splat(-0.0873), f64x2.mul(f64x2.splat(0.0248), b));
    const a: v128 = f64x2.add(slant, f64x2.mul(f64x2.splat(0.01), chance));
    const uniforms: v128 = v128.load(u.dataStart + ((<usize>uAt) << 3) + (pair << 4));
    const plain: v128 = f64x2.sub(uniforms, half);
    const side: v128 = v128.bitselect(f64x2.neg(plain), plain, turned);
    const us: v128 = f64x2.sub(half, f64x2.abs(side));
    const steep: v128 = f64x2.add(f64x2.div(f64x2.mul(f64x2.splat(2.0), a), us), b);
    const k: v128 = f64x2.floor(f64x2.add(f64x2.mul(steep, side), f64x2.add(mean, half)));
    const vr: v128 = f64x2.sub(f64x2.splat(0.92), f64x2.div(f64x2.splat(4.2), b));
    const second: v128 = v128.load(v.dataStart + (pair << 4));
    const isWide: v128 = v128.and(f64x2.ge(us, f64x2.splat(0.07)), f64x2.le(second, vr));
    const mode: v128 = f64x2.floor(f64x2.mul(f64x2.add(n, one), chance));
    const far: v128 = f64x2.abs(f64x2.sub(k, mode));
    const most: v128 = f64x2.add(f64x2.splat(2.83), f64x2.div(f64x2.splat(5.1), b));
    const hat: v128 = f64x2.add(f64x2.div(a, f64x2.mul(us, us)), b);
    const density: v128 = f64x2.div(f64x2.mul(second, f64x2.mul(most, spread)), hat);
    const parabola: v128 = f64x2.div(f64x2.mul(f64x2.mul(half, far), far), variance);
    const least: v128 = leastExpOfTwo(f64x2.add(parabola, squeezeOfTwo(far, variance)));
    const isNear: v128 = v128.and(
      f64x2.lt(far, f64x2.sub(f64x2.mul(half, variance), one)),
      f64x2.le(density, least),
    );
    const wide: v128 = v128.or(isWide, isNear);
    const inside: v128 = v128.and(f64x2.ge(k, f64x2.splat(0.0)), f64x2.le(k, n));
    const good: i32 = i64x2.bitmask(v128.and(wide, inside)) & asked;
    rest |= (asked & ~good) << ((<i32>pair) << 1);
    const taken: v128 = i32x4.trunc_sat_f64x2_s_zero(v128.bitselect(f64x2.sub(n, k), k, turned));
    const out: usize = found.dataStart + ((<usize>foundAt) << 2) + (pair << 3);
    if ((good & 1) !== 0) v128.store32_lane(out, taken, 0);
    if ((good & 2) !== 0) v128.store32_lane(out, taken, 1, 4);
  }
  return rest;
}

/** `squeeze` of two numbers. */
function squeezeOfTwo(far: v128, variance: v128): v128 {
  const third: v128 = f64x2.add(f64x2.div(far, f64x2.splat(3.0)), f64x2.splat(0.625));
  const sum: v128 = f64x2.add(f64x2.mul(far, third), f64x2.splat(0.16666666666666666));
  const whole: v128 = f64x2.add(f64x2.div(sum, variance), f64x2.splat(0.5));
  return f64x2.mul(f64x2.div(far, variance), whole);
}

/** `leastExp` of two numbers. */
function leastExpOfTwo(t: v128): v128 {
  const one: v128 = f64x2.splat(1.0);
  const s: v128 = f64x2.mul(f64x2.splat(0.25), t);
  const cubic: v128 = f64x2.sub(f64x2.splat(0.5), f64x2.mul(s, f64x2.splat(0.16666666666666666)));
  const square: v128 = f64x2.sub(one, f64x2.mul(s, cubic));
  const part: v128 = f64x2.sub(one, f64x2.mul(s, square));
  const two: v128 = f64x2.mul(part, part);
  return v128.and(f64x2.mul(two, two), f64x2.gt(part, f64x2.splat(0.0)));
}
