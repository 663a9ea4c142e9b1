/** Index of the first of the rising `values` that is at least x; their number if none is. */
export function firstAtLeast(values: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? NaN) >= x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether the numbers are finite and each is above the one before; NaN is not. */
export function isRising(values: readonly number[]): boolean {
  return values.every(
    (value, i) => Math.abs(value) <= 1e300 && (i === 0 || value > (values[i - 1] ?? NaN)),
  );
}
