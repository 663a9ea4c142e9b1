// AssemblyScript alone: in the module with 128-bit vectors these functions stand in for those of
// forward-leaves.ts. Each lane's numbers are made by the same operations in the same order as there.
// Long because every vector loop of forward-leaves.ts is here.

export function gather(
  next: Float64Array,
  to: i32,
  now: Float64Array,
  at: i32,
  stay: Float64Array,
  stayAt: i32,
  exits: Float64Array,
  pairs: Int32Array,
  first: i32,
  end: i32,
  lanes: i32,
): void {
  const bytes: usize = (<usize>lanes) << 3;
  const out: usize = place(next, to);
  const own: usize = place(now, at);
  const keep: usize = place(stay, stayAt);
  const people: usize = now.dataStart;
  const chances: usize = exits.dataStart;
  const begin: usize = pairs.dataStart + ((<usize>first) << 3);
  const last: usize = pairs.dataStart + ((<usize>end) << 3);
  let l: usize = 0;
  for (; l + 128 <= bytes; l += 128) {
    let a: v128 = f64x2.splat(0.0);
    let b: v128 = f64x2.splat(0.0);
    let c: v128 = f64x2.splat(0.0);
    let d: v128 = f64x2.splat(0.0);
    let e: v128 = f64x2.splat(0.0);
    let f: v128 = f64x2.splat(0.0);
    let g: v128 = f64x2.splat(0.0);
    let h: v128 = f64x2.splat(0.0);
    for (let pair: usize = begin; pair < last; pair += 8) {
      const x: usize = people + ((<usize>load<i32>(pair)) << 3) + l;
      const y: usize = chances + ((<usize>load<i32>(pair, 4)) << 3) + l;
      a = f64x2.add(a, f64x2.mul(v128.load(x), v128.load(y)));
      b = f64x2.add(b, f64x2.mul(v128.load(x, 16), v128.load(y, 16)));
      c = f64x2.add(c, f64x2.mul(v128.load(x, 32), v128.load(y, 32)));
      d = f64x2.add(d, f64x2.mul(v128.load(x, 48), v128.load(y, 48)));
      e = f64x2.add(e, f64x2.mul(v128.load(x, 64), v128.load(y, 64)));
      f = f64x2.add(f, f64x2.mul(v128.load(x, 80), v128.load(y, 80)));
      g = f64x2.add(g, f64x2.mul(v128.load(x, 96), v128.load(y, 96)));
      h = f64x2.add(h, f64x2.mul(v128.load(x, 112), v128.load(y, 112)));
    }
    const from: usize = own + l;
    const by: usize = keep + l;
    const into: usize = out + l;
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from), v128.load(by)), a));
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 16), v128.load(by, 16)), b), 16);
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 32), v128.load(by, 32)), c), 32);
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 48), v128.load(by, 48)), d), 48);
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 64), v128.load(by, 64)), e), 64);
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 80), v128.load(by, 80)), f), 80);
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 96), v128.load(by, 96)), g), 96);
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 112), v128.load(by, 112)), h), 112);
  }
  for (; l + 64 <= bytes; l += 64) {
    let a: v128 = f64x2.splat(0.0);
    let b: v128 = f64x2.splat(0.0);
    let c: v128 = f64x2.splat(0.0);
    let d: v128 = f64x2.splat(0.0);
    for (let pair: usize = begin; pair < last; pair += 8) {
      const x: usize = people + ((<usize>load<i32>(pair)) << 3) + l;
      const y: usize = chances + ((<usize>load<i32>(pair, 4)) << 3) + l;
      a = f64x2.add(a, f64x2.mul(v128.load(x), v128.load(y)));
      b = f64x2.add(b, f64x2.mul(v128.load(x, 16), v128.load(y, 16)));
      c = f64x2.add(c, f64x2.mul(v128.load(x, 32), v128.load(y, 32)));
      d = f64x2.add(d, f64x2.mul(v128.load(x, 48), v128.load(y, 48)));
    }
    const from: usize = own + l;
    const by: usize = keep + l;
    const into: usize = out + l;
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from), v128.load(by)), a));
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 16), v128.load(by, 16)), b), 16);
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 32), v128.load(by, 32)), c), 32);
    v128.store(into, f64x2.add(f64x2.mul(v128.load(from, 48), v128.load(by, 48)), d), 48);
  }
  for (; l < bytes; l += 16) {
    let a: v128 = f64x2.splat(0.0);
    for (let pair: usize = begin; pair < last; pair += 8) {
      const x: usize = people + ((<usize>load<i32>(pair)) << 3) + l;
      const y: usize = chances + ((<usize>load<i32>(pair, 4)) << 3) + l;
      a = f64x2.add(a, f64x2.mul(v128.load(x), v128.load(y)));
    }
    v128.store(out + l, f64x2.add(f64x2.mul(v128.load(own + l), v128.load(keep + l)), a));
  }
}

/** Where a number of an array lies in memory. */
function place(array: Float64Array, at: i32): usize {
  return array.dataStart + ((<usize>at) << 3);
}

export function addProduct(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  at: i32,
  y: Float64Array,
  by: i32,
  lanes: i32,
): void {
  const bytes: usize = (<usize>lanes) << 3;
  const sum: usize = place(out, to);
  const left: usize = place(x, at);
  const right: usize = place(y, by);
  for (let l: usize = 0; l < bytes; l += 16) {
    const product: v128 = f64x2.mul(v128.load(left + l), v128.load(right + l));
    v128.store(sum + l, f64x2.add(v128.load(sum + l), product));
  }
}

export function addTo(out: Float64Array, to: i32, x: Float64Array, at: i32, lanes: i32): void {
  const bytes: usize = (<usize>lanes) << 3;
  const sum: usize = place(out, to);
  const own: usize = place(x, at);
  for (let l: usize = 0; l < bytes; l += 16) {
    v128.store(sum + l, f64x2.add(v128.load(sum + l), v128.load(own + l)));
  }
}

export function addConvolved(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  at: i32,
  y: Float64Array,
  by: i32,
  count: i32,
  lanes: i32,
): void {
  const bytes: usize = (<usize>lanes) << 3;
  const sum: usize = place(out, to);
  const people: usize = place(x, at);
  const chances: usize = place(y, by);
  let l: usize = 0;
  for (; l + 64 <= bytes; l += 64) {
    let a: v128 = f64x2.splat(0.0);
    let b: v128 = f64x2.splat(0.0);
    let c: v128 = f64x2.splat(0.0);
    let d: v128 = f64x2.splat(0.0);
    let from: usize = people + l;
    let chance: usize = chances;
    for (let k: i32 = 0; k < count; k++) {
      const p: v128 = v128.load64_splat(chance);
      a = f64x2.add(a, f64x2.mul(v128.load(from), p));
      b = f64x2.add(b, f64x2.mul(v128.load(from, 16), p));
      c = f64x2.add(c, f64x2.mul(v128.load(from, 32), p));
      d = f64x2.add(d, f64x2.mul(v128.load(from, 48), p));
      from += bytes;
      chance -= 8;
    }
    const into: usize = sum + l;
    v128.store(into, f64x2.add(v128.load(into), a));
    v128.store(into, f64x2.add(v128.load(into, 16), b), 16);
    v128.store(into, f64x2.add(v128.load(into, 32), c), 32);
    v128.store(into, f64x2.add(v128.load(into, 48), d), 48);
  }
  for (; l < bytes; l += 16) {
    let a: v128 = f64x2.splat(0.0);
    let from: usize = people + l;
    let chance: usize = chances;
    for (let k: i32 = 0; k < count; k++) {
      a = f64x2.add(a, f64x2.mul(v128.load(from), v128.load64_splat(chance)));
      from += bytes;
      chance -= 8;
    }
    v128.store(sum + l, f64x2.add(v128.load(sum + l), a));
  }
}

export function addConvolvedLanes(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  at: i32,
  y: Float64Array,
  by: i32,
  count: i32,
  lanes: i32,
): void {
  const bytes: usize = (<usize>lanes) << 3;
  const sum: usize = place(out, to);
  const people: usize = place(x, at);
  const chances: usize = place(y, by);
  for (let l: usize = 0; l < bytes; l += 32) {
    let a: v128 = f64x2.splat(0.0);
    let b: v128 = f64x2.splat(0.0);
    let from: usize = people + l;
    let chance: usize = chances + l;
    for (let k: i32 = 0; k < count; k++) {
      a = f64x2.add(a, f64x2.mul(v128.load(from), v128.load(chance)));
      b = f64x2.add(b, f64x2.mul(v128.load(from, 16), v128.load(chance, 16)));
      from += bytes;
      chance -= bytes;
    }
    const into: usize = sum + l;
    v128.store(into, f64x2.add(v128.load(into), a));
    v128.store(into, f64x2.add(v128.load(into, 16), b), 16);
  }
}

export function tallyRow(
  counts: Uint16Array,
  first: i32,
  x: Float64Array,
  at: i32,
  count: i32,
  scale: Float64Array,
  side: i32,
  high: Float64Array,
  low: Float64Array,
  sumAt: i32,
): void {
  const people: v128 = f32x4.splat(<f32>scale[PEOPLE]);
  const half: v128 = f32x4.splat(<f32>scale[HALF]);
  const fine: v128 = f32x4.splat(<f32>scale[FINE]);
  const grain: v128 = f64x2.splat(scale[GRAIN]);
  const zero: v128 = f32x4.splat(0.0);
  const whole: v128 = f32x4.splat(8388608.0);
  // bits of 2^−20, of 1 and of 2^23
  const leastBits: v128 = i32x4.splat(0x35800000);
  const mostBits: v128 = i32x4.splat(0x3f800000);
  const offset: v128 = i32x4.splat(first - 0x4b000000);
  const sides: v128 = i32x4.splat(side);
  const into: usize = counts.dataStart;
  const from: usize = place(x, at);
  let a: v128 = i64x2.splat(0);
  let b: v128 = i64x2.splat(0);
  let l: i32 = 0;
  for (; l + 4 <= count; l += 4) {
    const next: usize = from + ((<usize>l) << 3);
    const left: v128 = v128.load(next);
    const right: v128 = v128.load(next, 16);
    a = i64x2.add(a, f64x2.add(left, grain));
    b = i64x2.add(b, f64x2.add(right, grain));
    const value: v128 = v128.shuffle<f32>(
      f32x4.demote_f64x2_zero(left),
      f32x4.demote_f64x2_zero(right),
      0,
      1,
      4,
      5,
    );
    const far: v128 = f32x4.sub(people, value);
    const y: v128 = f32x4.pmax(f32x4.pmin(value, far), zero);
    const root: v128 = f32x4.add(f32x4.mul(f32x4.sqrt(y), fine), whole);
    const octave: v128 = i32x4.shr_s(
      i32x4.sub(i32x4.max_s(i32x4.min_s(y, mostBits), leastBits), leastBits),
      20,
    );
    const bin: v128 = i32x4.add(
      i32x4.add(i32x4.add(root, offset), octave),
      v128.and(f32x4.gt(value, half), sides),
    );
    let cell: usize = into + ((<usize>i32x4.extract_lane(bin, 0)) << 1);
    store<u16>(cell, load<u16>(cell) + 1);
    cell = into + ((<usize>i32x4.extract_lane(bin, 1)) << 1);
    store<u16>(cell, load<u16>(cell) + 1);
    cell = into + ((<usize>i32x4.extract_lane(bin, 2)) << 1);
    store<u16>(cell, load<u16>(cell) + 1);
    cell = into + ((<usize>i32x4.extract_lane(bin, 3)) << 1);
    store<u16>(cell, load<u16>(cell) + 1);
  }
  a = i64x2.add(a, b);
  const bits: i64 = reinterpret<i64>(scale[GRAIN]);
  const units: i64 = i64x2.extract_lane(a, 0) + i64x2.extract_lane(a, 1) - <i64>l * bits;
  let sum: f64 = <f64>units * scale[GRAIN_UNIT];
  for (; l < count; l++) {
    const own: f64 = x[at + l];
    sum += own + scale[GRAIN] - scale[GRAIN];
    const value: f64 = Math.fround(own);
    const far: f64 = Math.fround(scale[PEOPLE] - value);
    let y: f64 = far < value ? far : value;
    if (y < 0.0) y = 0.0;
    let bin: i32 = first + binOf(y, scale[FINE]);
    if (value > scale[HALF]) bin += side;
    counts[bin] = counts[bin] + 1;
  }
  const rounded: f64 = sum + scale[COARSE] - scale[COARSE];
  high[sumAt] = high[sumAt] + rounded;
  low[sumAt] = low[sumAt] + (sum - rounded);
}

export function packBins(
  counts: Uint16Array,
  first: i32,
  bins: i32,
  found: Int32Array,
  own: Int32Array,
): i32 {
  let used: i32 = 0;
  let bin: i32 = 0;
  const from: usize = counts.dataStart + ((<usize>first) << 1);
  while (bin < bins) {
    const next: usize = from + ((<usize>bin) << 1);
    if (bin + 8 <= bins && !v128.any_true(v128.load(next))) {
      bin += 8;
      continue;
    }
    const end: i32 = bin + 8 <= bins ? bin + 8 : bins;
    for (; bin < end; bin++) {
      const count: i32 = <i32>counts[first + bin];
      if (count === 0) continue;
      found[used] = bin;
      own[used] = count;
      counts[first + bin] = 0;
      used++;
    }
  }
  return used;
}
