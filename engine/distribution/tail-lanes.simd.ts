// AssemblyScript alone: in the module with 128-bit vectors these functions stand in for those of tail-lanes.ts. Every
// number is made by the same operations in the same order as there; what is exact there may be made otherwise.

export function lookUpTails(
  values: Float64Array,
  at: i32,
  count: i32,
  cells: Float64Array,
  places: Int32Array,
  first: i32,
  least: f64,
  most: f64,
  missed: Int32Array,
  known: i32,
): i32 {
  const one: v128 = f64x2.splat(1.0);
  const half: v128 = i64x2.splat(0x3fe00000ffffffff);
  const fraction: v128 = i64x2.splat(0x000fffffffffffff);
  const sign: v128 = i64x2.splat(0x8000000000000000);
  const lowest: v128 = f64x2.splat(least);
  const highest: v128 = f64x2.splat(most);
  const table: usize = cells.dataStart;
  const lower: usize = places.dataStart + ((<usize>first) << 2);
  const tail: usize = (<usize>KEPT_OCTAVES) << 2;
  let found: i32 = known;
  let d: i32 = at;
  for (; d + 2 <= at + count; d += 2) {
    const from: usize = values.dataStart + ((<usize>d) << 3);
    const u: v128 = v128.load(from);
    const isUpper: v128 = i64x2.gt_s(u, half);
    const t: v128 = v128.bitselect(f64x2.sub(one, u), u, isUpper);
    const a: i32 = <i32>(i64x2.extract_lane(t, 0) >> 48);
    const b: i32 = <i32>(i64x2.extract_lane(t, 1) >> 48);
    const upper: i32 = i64x2.bitmask(isUpper);
    const octaveA: i32 = 1021 - (a >> 4);
    const octaveB: i32 = 1021 - (b >> 4);
    if (<u32>octaveA < <u32>KEPT_OCTAVES && <u32>octaveB < <u32>KEPT_OCTAVES) {
      const ofA: usize = lower + tail * <usize>(upper & 1) + ((<usize>octaveA) << 2);
      const ofB: usize = lower + tail * <usize>(upper >> 1) + ((<usize>octaveB) << 2);
      const placeA: i32 = load<i32>(ofA);
      const placeB: i32 = load<i32>(ofB);
      if ((placeA | placeB) >= 0) {
        const cellA: usize = table + ((<usize>(placeA + TERMS * (a & 15))) << 3);
        const cellB: usize = table + ((<usize>(placeB + TERMS * (b & 15))) << 3);
        // the bits behind those of the cell are s
        const s: v128 = f64x2.sub(v128.or(v128.and(i64x2.shl(t, 4), fraction), one), one);
        const a0: v128 = v128.load(cellA);
        const b0: v128 = v128.load(cellB);
        const a2: v128 = v128.load(cellA, 16);
        const b2: v128 = v128.load(cellB, 16);
        const a4: v128 = v128.load(cellA, 32);
        const b4: v128 = v128.load(cellB, 32);
        let w: v128 = v128.shuffle<i64>(a4, b4, 1, 3);
        w = f64x2.add(v128.shuffle<i64>(a4, b4, 0, 2), f64x2.mul(s, w));
        w = f64x2.add(v128.shuffle<i64>(a2, b2, 1, 3), f64x2.mul(s, w));
        w = f64x2.add(v128.shuffle<i64>(a2, b2, 0, 2), f64x2.mul(s, w));
        w = f64x2.add(v128.shuffle<i64>(a0, b0, 1, 3), f64x2.mul(s, w));
        w = f64x2.add(v128.shuffle<i64>(a0, b0, 0, 2), f64x2.mul(s, w));
        if (i64x2.all_true(f64x2.eq(w, w))) {
          const x: v128 = v128.xor(w, v128.and(isUpper, sign));
          v128.store(from, f64x2.pmin(highest, f64x2.pmax(lowest, x)));
          continue;
        }
      }
    }
    found = lookUpSingly(values, d, 2, cells, places, first, least, most, missed, found);
  }
  return lookUpSingly(values, d, at + count - d, cells, places, first, least, most, missed, found);
}
