// AssemblyScript alone: in the module with 128-bit vectors these functions stand in for those of wide-leaves.ts.

export function spanPeople(people: Int32Array, at: i32, count: i32, span: Int32Array): void {
  const own: usize = people.dataStart;
  const end: usize = own + ((<usize>(at + (count & ~7))) << 2);
  let least0: v128 = i32x4.splat(span[0]);
  let least1: v128 = least0;
  let most0: v128 = i32x4.splat(span[1]);
  let most1: v128 = most0;
  for (let from: usize = own + ((<usize>at) << 2); from < end; from += 32) {
    const low: v128 = v128.load(from);
    const high: v128 = v128.load(from, 16);
    least0 = i32x4.min_s(least0, low);
    least1 = i32x4.min_s(least1, high);
    most0 = i32x4.max_s(most0, low);
    most1 = i32x4.max_s(most1, high);
  }
  least0 = i32x4.min_s(least0, least1);
  most0 = i32x4.max_s(most0, most1);
  least0 = i32x4.min_s(least0, v128.shuffle<i32>(least0, least0, 2, 3, 0, 1));
  most0 = i32x4.max_s(most0, v128.shuffle<i32>(most0, most0, 2, 3, 0, 1));
  least0 = i32x4.min_s(least0, v128.shuffle<i32>(least0, least0, 1, 0, 3, 2));
  most0 = i32x4.max_s(most0, v128.shuffle<i32>(most0, most0, 1, 0, 3, 2));
  span[0] = i32x4.extract_lane(least0, 0);
  span[1] = i32x4.extract_lane(most0, 0);
  spanSingly(people, at + (count & ~7), at + count, span);
}

export function listTallies(
  tallies: Int32Array,
  spread: i32,
  parts: i32,
  least: i32,
  values: Float64Array,
  counts: Uint32Array,
): i32 {
  if (parts > 1) {
    return closed(values, counts, parts, listParts(tallies, spread, parts, least, values, counts));
  }
  const orders: usize = ordersOfFour();
  const zero: v128 = i32x4.splat(0);
  const four: v128 = i32x4.splat(4);
  const isSparse: boolean = spread >= SPARSE;
  let numbers: v128 = i32x4.add(i32x4.splat(least), i32x4(0, 1, 2, 3));
  let from: usize = tallies.dataStart;
  let value: usize = values.dataStart;
  let count: usize = counts.dataStart;
  const end: usize = from + ((<usize>(spread & ~15)) << 2);
  while (from < end) {
    if (isSparse) {
      const low: v128 = v128.or(v128.load(from), v128.load(from, 16));
      const high: v128 = v128.or(v128.load(from, 32), v128.load(from, 48));
      if (!v128.any_true(v128.or(low, high))) {
        numbers = i32x4.add(numbers, i32x4.splat(16));
        from += 64;
        continue;
      }
    }
    for (let last: usize = from + 64; from < last; from += 16) {
      const own: v128 = v128.load(from);
      const which: usize = <usize>i32x4.bitmask(i32x4.ne(own, zero));
      v128.store(from, zero);
      // those that came up are moved to the front
      const order: v128 = v128.load(orders + (which << 4));
      const named: v128 = i8x16.swizzle(numbers, order);
      v128.store(count, i8x16.swizzle(own, order));
      v128.store(value, f64x2.convert_low_i32x4_s(named));
      const rest: v128 = v128.shuffle<i32>(named, named, 2, 3, 2, 3);
      v128.store(value, f64x2.convert_low_i32x4_s(rest), 16);
      const found: usize = popcnt<usize>(which);
      count += found << 2;
      value += found << 3;
      numbers = i32x4.add(numbers, four);
    }
  }
  const next: i32 = <i32>((count - counts.dataStart) >> 2);
  const all: i32 = listRun(tallies, spread & ~15, spread, least, values, counts, next);
  return closed(values, counts, 1, all);
}

/** Bytes of four numbers in the order in which those of a mask of four bits come first; 0 for the rest. */
function ordersOfFour(): usize {
  return memory.data<u8>(
    [
      128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 0, 1, 2, 3,
      128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 4, 5, 6, 7, 128, 128, 128, 128,
      128, 128, 128, 128, 128, 128, 128, 128, 0, 1, 2, 3, 4, 5, 6, 7, 128, 128, 128, 128, 128, 128,
      128, 128, 8, 9, 10, 11, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 0, 1, 2,
      3, 8, 9, 10, 11, 128, 128, 128, 128, 128, 128, 128, 128, 4, 5, 6, 7, 8, 9, 10, 11, 128, 128,
      128, 128, 128, 128, 128, 128, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 128, 128, 128, 128, 12,
      13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 0, 1, 2, 3, 12, 13,
      14, 15, 128, 128, 128, 128, 128, 128, 128, 128, 4, 5, 6, 7, 12, 13, 14, 15, 128, 128, 128,
      128, 128, 128, 128, 128, 0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 128, 128, 128, 128, 8, 9, 10,
      11, 12, 13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128, 0, 1, 2, 3, 8, 9, 10, 11, 12, 13,
      14, 15, 128, 128, 128, 128, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 128, 128, 128, 128, 0,
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ],
    16,
  );
}
