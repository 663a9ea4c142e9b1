/**
 * Pearson's χ² of observed frequencies against probabilities, as a z score by Wilson and Hilferty
 * (1931): cells with an expectation below 8 are pooled with their neighbours first.
 *
 * @param observed frequency of each value 0, 1, 2, …
 * @param mass     probability of value k; sums to 1 over all k
 */
export function chiSquareScore(observed: readonly number[], mass: (k: number) => number): number {
  const total = observed.reduce((a, b) => a + b, 0);
  let statistic = 0;
  let cells = 0;
  let seen = 0;
  let expected = 0;
  let seenSoFar = 0;
  let expectedSoFar = 0;
  for (let k = 0; k < observed.length; k++) {
    seen += observed[k]!;
    expected += mass(k) * total;
    if (expected < 8 || total - expectedSoFar - expected < 8) continue;
    statistic += (seen - expected) ** 2 / expected;
    cells++;
    seenSoFar += seen;
    expectedSoFar += expected;
    seen = 0;
    expected = 0;
  }
  const seenRest = total - seenSoFar;
  const expectedRest = total - expectedSoFar;
  statistic += (seenRest - expectedRest) ** 2 / expectedRest;
  const df = cells;
  if (df === 0) return 0;
  const cubeRoot = Math.cbrt(statistic / df);
  return (cubeRoot - (1 - 2 / (9 * df))) / Math.sqrt(2 / (9 * df));
}

/** Binomial probabilities 0 … n by logarithms of factorials summed one by one. */
export function binomialMass(n: number, p: number): (k: number) => number {
  const logFactorials = new Float64Array(n + 1);
  for (let i = 2; i <= n; i++) logFactorials[i] = logFactorials[i - 1]! + Math.log(i);
  return (k) =>
    k < 0 || k > n
      ? 0
      : Math.exp(
          logFactorials[n]! -
            logFactorials[k]! -
            logFactorials[n - k]! +
            k * Math.log(p) +
            (n - k) * Math.log1p(-p),
        );
}
