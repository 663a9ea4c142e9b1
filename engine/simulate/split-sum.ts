/**
 * Sums in two parts that no order of adding can move: each number is rounded to a unit, its rest to 2^−40 of it,
 * so that both parts stay whole numbers of their units.
 */
export interface SplitSum {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** Adding and taking away so many units rounds to whole ones: 1.5 × 2^52. */
const ROUNDING = 6_755_399_441_055_744;
/** Unit of the smaller part, in units of the greater: 2^−40. */
const FINE = 9.094947017729282e-13;

export function createSplitSum(size: number): SplitSum {
  return { high: new Float64Array(size), low: new Float64Array(size) };
}

/** @param coarse `unit × 1.5 × 2^52`, see `coarseOf` */
export function addSplit({ high, low }: SplitSum, at: number, value: number, coarse: number): void {
  const rounded = value + coarse - coarse;
  const fine = coarse * FINE;
  high[at] = (high[at] ?? 0) + rounded;
  low[at] = (low[at] ?? 0) + (value - rounded + fine - fine);
}

/** Adds the numbers from `from` to before `end`. */
export function addSplitRun(
  { high, low }: SplitSum,
  at: number,
  values: Float64Array,
  from: number,
  end: number,
  coarse: number,
): void {
  const fine = coarse * FINE;
  let [most, rest] = [0, 0];
  for (let i = from; i < end; i++) {
    const value = values[i]!; // between the ends
    const rounded = value + coarse - coarse;
    most += rounded;
    rest += value - rounded + fine - fine;
  }
  high[at] = (high[at] ?? 0) + most;
  low[at] = (low[at] ?? 0) + rest;
}

export function coarseOf(unit: number): number {
  return ROUNDING * unit;
}

/** Brings the smaller parts to 0 ≤ part < unit, so that equal sums look alike. */
export function carrySplit({ high, low }: SplitSum, unit: number): void {
  for (let i = 0; i < high.length; i++) {
    const units = Math.floor((low[i] ?? 0) / unit);
    high[i] = (high[i] ?? 0) + units * unit;
    low[i] = (low[i] ?? 0) - units * unit;
  }
}

export function mergeSplit(a: SplitSum, b: SplitSum, unit: number): SplitSum {
  const high = a.high.map((sum, i) => sum + (b.high[i] ?? 0));
  const low = a.low.map((sum, i) => sum + (b.low[i] ?? 0));
  carrySplit({ high, low }, unit);
  return { high, low };
}
