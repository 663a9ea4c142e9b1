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

/** The sums are of whole units, far below 2^53 of them, so that their order moves no bit. */
export function addRounded(
  high: Float64Array,
  low: Float64Array,
  first: i32,
  pitch: i32,
  rows: i32,
  x: Float64Array,
  at: i32,
  lanes: i32,
  count: i32,
  scrambling: Int32Array,
  scramblings: i32,
  coarse: f64,
  fine: f64,
): void {
  const coarses: v128 = f64x2.splat(coarse);
  const fines: v128 = f64x2.splat(fine);
  for (let k: i32 = 0; k < rows; k++) {
    const row: i32 = at + k * lanes;
    const from: usize = place(x, row);
    const cell: i32 = (first + k * pitch) * scramblings;
    let l: i32 = 0;
    while (l < count) {
      const own: i32 = scrambling[l];
      let end: i32 = l + 1;
      while (end < count && scrambling[end] === own) end++;
      let sums: v128 = f64x2.splat(0.0);
      let rests: v128 = f64x2.splat(0.0);
      for (; l + 2 <= end; l += 2) {
        const value: v128 = v128.load(from + ((<usize>l) << 3));
        const rounded: v128 = f64x2.sub(f64x2.add(value, coarses), coarses);
        sums = f64x2.add(sums, rounded);
        rests = f64x2.add(rests, f64x2.sub(f64x2.add(f64x2.sub(value, rounded), fines), fines));
      }
      let sum: f64 = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
      let rest: f64 = f64x2.extract_lane(rests, 0) + f64x2.extract_lane(rests, 1);
      for (; l < end; l++) {
        const value: f64 = x[row + l];
        const rounded: f64 = value + coarse - coarse;
        sum += rounded;
        rest += value - rounded + fine - fine;
      }
      high[cell + own] = high[cell + own] + sum;
      low[cell + own] = low[cell + own] + rest;
    }
  }
}

export function countBins(
  counts: Int32Array,
  first: i32,
  pitch: i32,
  rows: i32,
  bins: i32,
  found: Int32Array,
  x: Float64Array,
  at: i32,
  lanes: i32,
  count: i32,
  shifts: Int32Array,
  offsets: Int32Array,
  lowest: i32,
  least: f64,
  most: f64,
  people: f64,
  side: i32,
): void {
  const half: v128 = f64x2.splat(people > 0.0 ? 0.5 * people : 1e300);
  const everybody: v128 = f64x2.splat(people);
  const leasts: v128 = f64x2.splat(least);
  const mosts: v128 = f64x2.splat(most);
  for (let k: i32 = 0; k < rows; k++) {
    const from: usize = place(x, at + k * lanes);
    const into: usize = counts.dataStart + ((<usize>((first + k * pitch) * bins)) << 2);
    const out: i32 = k * lanes;
    for (let l: i32 = 0; l < count; l += 2) {
      const own: v128 = v128.load(from + ((<usize>l) << 3)); // the number of lanes is even
      const isUpper: v128 = f64x2.gt(own, half);
      let y: v128 = v128.bitselect(f64x2.sub(everybody, own), own, isUpper);
      y = f64x2.pmin(f64x2.pmax(y, leasts), mosts);
      let high: i32 = i32x4.extract_lane(y, 1);
      let octave: i32 = (high >> 20) - lowest;
      let bin: i32 = (high >> shifts[octave]) + offsets[octave];
      bin += side & i32x4.extract_lane(isUpper, 0);
      found[out + l] = bin;
      let cell: usize = into + ((<usize>bin) << 2);
      store<i32>(cell, load<i32>(cell) + 1);
      if (l + 1 === count) break;
      high = i32x4.extract_lane(y, 3);
      octave = (high >> 20) - lowest;
      bin = (high >> shifts[octave]) + offsets[octave];
      bin += side & i32x4.extract_lane(isUpper, 2);
      found[out + l + 1] = bin;
      cell = into + ((<usize>bin) << 2);
      store<i32>(cell, load<i32>(cell) + 1);
    }
  }
}
