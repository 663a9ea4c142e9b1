// AssemblyScript alone: in the module with 128-bit vectors these functions stand in for those of
// forward-leaves.ts. Each lane's numbers are made by the same operations in the same order as there.
// Long because every vector loop of forward-leaves.ts is here.

function oneProduct(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  lanes: i32,
): void {
  const bytes: usize = (<usize>lanes) << 3;
  const own: usize = place(out, to);
  const x0: usize = place(x, pairs[2 * first]);
  const y0: usize = place(y, pairs[2 * first + 1]);
  let l: usize = 0;
  for (; l + 64 <= bytes; l += 64) {
    v128.store(own + l, f64x2.mul(v128.load(x0 + l), v128.load(y0 + l)));
    v128.store(own + l, f64x2.mul(v128.load(x0 + l, 16), v128.load(y0 + l, 16)), 16);
    v128.store(own + l, f64x2.mul(v128.load(x0 + l, 32), v128.load(y0 + l, 32)), 32);
    v128.store(own + l, f64x2.mul(v128.load(x0 + l, 48), v128.load(y0 + l, 48)), 48);
  }
  for (; l < bytes; l += 16) {
    v128.store(own + l, f64x2.mul(v128.load(x0 + l), v128.load(y0 + l)));
  }
}

function twoProducts(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  lanes: i32,
): void {
  const bytes: usize = (<usize>lanes) << 3;
  const own: usize = place(out, to);
  const x0: usize = place(x, pairs[2 * first]);
  const y0: usize = place(y, pairs[2 * first + 1]);
  const x1: usize = place(x, pairs[2 * first + 2]);
  const y1: usize = place(y, pairs[2 * first + 3]);
  let l: usize = 0;
  for (; l + 64 <= bytes; l += 64) {
    v128.store(
      own + l,
      f64x2.add(
        f64x2.mul(v128.load(x0 + l), v128.load(y0 + l)),
        f64x2.mul(v128.load(x1 + l), v128.load(y1 + l)),
      ),
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.mul(v128.load(x0 + l, 16), v128.load(y0 + l, 16)),
        f64x2.mul(v128.load(x1 + l, 16), v128.load(y1 + l, 16)),
      ),
      16,
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.mul(v128.load(x0 + l, 32), v128.load(y0 + l, 32)),
        f64x2.mul(v128.load(x1 + l, 32), v128.load(y1 + l, 32)),
      ),
      32,
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.mul(v128.load(x0 + l, 48), v128.load(y0 + l, 48)),
        f64x2.mul(v128.load(x1 + l, 48), v128.load(y1 + l, 48)),
      ),
      48,
    );
  }
  for (; l < bytes; l += 16) {
    v128.store(
      own + l,
      f64x2.add(
        f64x2.mul(v128.load(x0 + l), v128.load(y0 + l)),
        f64x2.mul(v128.load(x1 + l), v128.load(y1 + l)),
      ),
    );
  }
}

function threeProducts(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  lanes: i32,
): void {
  const bytes: usize = (<usize>lanes) << 3;
  const own: usize = place(out, to);
  const x0: usize = place(x, pairs[2 * first]);
  const y0: usize = place(y, pairs[2 * first + 1]);
  const x1: usize = place(x, pairs[2 * first + 2]);
  const y1: usize = place(y, pairs[2 * first + 3]);
  const x2: usize = place(x, pairs[2 * first + 4]);
  const y2: usize = place(y, pairs[2 * first + 5]);
  let l: usize = 0;
  for (; l + 64 <= bytes; l += 64) {
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.mul(v128.load(x0 + l), v128.load(y0 + l)),
          f64x2.mul(v128.load(x1 + l), v128.load(y1 + l)),
        ),
        f64x2.mul(v128.load(x2 + l), v128.load(y2 + l)),
      ),
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.mul(v128.load(x0 + l, 16), v128.load(y0 + l, 16)),
          f64x2.mul(v128.load(x1 + l, 16), v128.load(y1 + l, 16)),
        ),
        f64x2.mul(v128.load(x2 + l, 16), v128.load(y2 + l, 16)),
      ),
      16,
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.mul(v128.load(x0 + l, 32), v128.load(y0 + l, 32)),
          f64x2.mul(v128.load(x1 + l, 32), v128.load(y1 + l, 32)),
        ),
        f64x2.mul(v128.load(x2 + l, 32), v128.load(y2 + l, 32)),
      ),
      32,
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.mul(v128.load(x0 + l, 48), v128.load(y0 + l, 48)),
          f64x2.mul(v128.load(x1 + l, 48), v128.load(y1 + l, 48)),
        ),
        f64x2.mul(v128.load(x2 + l, 48), v128.load(y2 + l, 48)),
      ),
      48,
    );
  }
  for (; l < bytes; l += 16) {
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.mul(v128.load(x0 + l), v128.load(y0 + l)),
          f64x2.mul(v128.load(x1 + l), v128.load(y1 + l)),
        ),
        f64x2.mul(v128.load(x2 + l), v128.load(y2 + l)),
      ),
    );
  }
}

function fourProducts(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  lanes: i32,
): void {
  const bytes: usize = (<usize>lanes) << 3;
  const own: usize = place(out, to);
  const x0: usize = place(x, pairs[2 * first]);
  const y0: usize = place(y, pairs[2 * first + 1]);
  const x1: usize = place(x, pairs[2 * first + 2]);
  const y1: usize = place(y, pairs[2 * first + 3]);
  const x2: usize = place(x, pairs[2 * first + 4]);
  const y2: usize = place(y, pairs[2 * first + 5]);
  const x3: usize = place(x, pairs[2 * first + 6]);
  const y3: usize = place(y, pairs[2 * first + 7]);
  let l: usize = 0;
  for (; l + 64 <= bytes; l += 64) {
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.add(
            f64x2.mul(v128.load(x0 + l), v128.load(y0 + l)),
            f64x2.mul(v128.load(x1 + l), v128.load(y1 + l)),
          ),
          f64x2.mul(v128.load(x2 + l), v128.load(y2 + l)),
        ),
        f64x2.mul(v128.load(x3 + l), v128.load(y3 + l)),
      ),
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.add(
            f64x2.mul(v128.load(x0 + l, 16), v128.load(y0 + l, 16)),
            f64x2.mul(v128.load(x1 + l, 16), v128.load(y1 + l, 16)),
          ),
          f64x2.mul(v128.load(x2 + l, 16), v128.load(y2 + l, 16)),
        ),
        f64x2.mul(v128.load(x3 + l, 16), v128.load(y3 + l, 16)),
      ),
      16,
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.add(
            f64x2.mul(v128.load(x0 + l, 32), v128.load(y0 + l, 32)),
            f64x2.mul(v128.load(x1 + l, 32), v128.load(y1 + l, 32)),
          ),
          f64x2.mul(v128.load(x2 + l, 32), v128.load(y2 + l, 32)),
        ),
        f64x2.mul(v128.load(x3 + l, 32), v128.load(y3 + l, 32)),
      ),
      32,
    );
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.add(
            f64x2.mul(v128.load(x0 + l, 48), v128.load(y0 + l, 48)),
            f64x2.mul(v128.load(x1 + l, 48), v128.load(y1 + l, 48)),
          ),
          f64x2.mul(v128.load(x2 + l, 48), v128.load(y2 + l, 48)),
        ),
        f64x2.mul(v128.load(x3 + l, 48), v128.load(y3 + l, 48)),
      ),
      48,
    );
  }
  for (; l < bytes; l += 16) {
    v128.store(
      own + l,
      f64x2.add(
        f64x2.add(
          f64x2.add(
            f64x2.mul(v128.load(x0 + l), v128.load(y0 + l)),
            f64x2.mul(v128.load(x1 + l), v128.load(y1 + l)),
          ),
          f64x2.mul(v128.load(x2 + l), v128.load(y2 + l)),
        ),
        f64x2.mul(v128.load(x3 + l), v128.load(y3 + l)),
      ),
    );
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

/** Numbers that a vector holds four times over or twice; read from memory, they stay in registers. */
function four(value: i32, at: usize): v128 {
  store<i32>(at, value);
  return v128.load32_splat(at);
}

function two(value: f64, at: usize): v128 {
  store<f64>(at, value);
  return v128.load64_splat(at);
}

/** Counts one more at a place of 2 bytes. */
function countOne(place: i32): void {
  store<u16>(place, load<u16>(place) + 1);
}

export function tallyRows(
  counts: Uint16Array,
  bins: i32,
  x: Float64Array,
  words: Int32Array,
  rows: Int32Array,
  first: i32,
  end: i32,
  step: i32,
  runs: Int32Array,
  runCount: i32,
  scale: Float64Array,
  side: i32,
  high: Float64Array,
  low: Float64Array,
  scramblings: i32,
): void {
  let uneven: i32 = 0;
  for (let run: i32 = 0; run < runCount; run++) uneven |= runs[2 * run] & 3;
  if (uneven !== 0) {
    tallySingly(
      counts,
      bins,
      x,
      words,
      rows,
      first,
      end,
      step,
      runs,
      runCount,
      scale,
      side,
      high,
      low,
      scramblings,
    );
    return;
  }
  const scratch: usize = memory.data(16);
  const people: v128 = two(scale[PEOPLE], scratch);
  const grain: v128 = two(scale[GRAIN], scratch);
  const least: v128 = four(LEAST_WORD, scratch);
  const one: v128 = four(ONE_WORD, scratch);
  const halved: v128 = four(HALVED, scratch);
  // 2^23 by parts of the root: adding it leaves the whole number in the lowest bits
  const wholeBits: i32 = (150 - <i32>scale[FINE_BITS]) << 23;
  const whole: v128 = four(wholeBits, scratch);
  const sides: v128 = four(side, scratch);
  const width: v128 = four(scramblings << 1, scratch);
  const grainBits: i64 = reinterpret<i64>(scale[GRAIN]);
  const grainUnit: f64 = scale[GRAIN_UNIT];
  const coarse: f64 = scale[COARSE];
  const row: usize = rows.dataStart;
  const ends: usize = runs.dataStart;
  const endOfRuns: usize = ends + ((<usize>runCount) << 3);
  for (let k: i32 = first; k < end; k++) {
    const cell: i32 = load<i32>(row + ((<usize>k) << 3), 4) + step;
    const start: usize = place(x, load<i32>(row + ((<usize>k) << 3)));
    let from: usize = start;
    let run: usize = ends;
    do {
      const until: usize = start + ((<usize>load<i32>(run)) << 3);
      const set: i32 = cell * scramblings + load<i32>(run, 4);
      const first: i32 = (cell * bins - wholeBits - LEAST_EIGHTH) * scramblings;
      const base: v128 = four(<i32>counts.dataStart + ((first + load<i32>(run, 4)) << 1), scratch);
      const lanes: i64 = <i64>((until - from) >> 3);
      let a: v128 = i64x2.splat(0);
      let b: v128 = i64x2.splat(0);
      do {
        const left: v128 = v128.load(from);
        const right: v128 = v128.load(from, 16);
        a = i64x2.add(a, f64x2.add(left, grain));
        b = i64x2.add(b, f64x2.add(right, grain));
        const near: v128 = v128.shuffle<i32>(left, right, 1, 3, 5, 7);
        const far: v128 = v128.shuffle<i32>(
          f64x2.sub(people, left),
          f64x2.sub(people, right),
          1,
          3,
          5,
          7,
        );
        const own: v128 = i32x4.max_s(i32x4.min_s(near, far), least);
        const root: v128 = f32x4.add(i32x4.add(i32x4.shl(own, 2), halved), whole);
        const octave: v128 = i32x4.shr_s(i32x4.min_s(own, one), 17);
        const ahead: v128 = v128.and(i32x4.gt_s(near, far), sides);
        const bin: v128 = i32x4.add(i32x4.add(root, octave), ahead);
        const place: v128 = i32x4.add(i32x4.mul(bin, width), base);
        countOne(i32x4.extract_lane(place, 0));
        countOne(i32x4.extract_lane(place, 1));
        countOne(i32x4.extract_lane(place, 2));
        countOne(i32x4.extract_lane(place, 3));
        from += 32;
      } while (from < until);
      a = i64x2.add(a, b);
      const units: i64 = i64x2.extract_lane(a, 0) + i64x2.extract_lane(a, 1) - lanes * grainBits;
      const sum: f64 = <f64>units * grainUnit;
      const rounded: f64 = sum + coarse - coarse;
      const to: usize = (<usize>set) << 3;
      const most: usize = high.dataStart + to;
      const rest: usize = low.dataStart + to;
      store<f64>(most, load<f64>(most) + rounded);
      store<f64>(rest, load<f64>(rest) + (sum - rounded));
      run += 8;
    } while (run < endOfRuns);
  }
}

export function packBins(
  counts: Uint16Array,
  first: i32,
  bins: i32,
  sets: i32,
  found: Int32Array,
  own: Int32Array,
  used: i32,
): i32 {
  if (8 % sets !== 0) return packSingly(counts, first, sets, found, own, used, 0, bins);
  const abreast: i32 = 8 / sets; // bins in a vector
  let next: i32 = used;
  let bin: i32 = 0;
  let from: usize = counts.dataStart + ((<usize>first) << 1);
  for (; bin + abreast <= bins; bin += abreast) {
    if (v128.any_true(v128.load(from))) {
      next = packSingly(counts, first, sets, found, own, next, bin, bin + abreast);
    }
    from += 16;
  }
  return packSingly(counts, first, sets, found, own, next, bin, bins);
}
