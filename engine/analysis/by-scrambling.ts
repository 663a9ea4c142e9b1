import { SCRAMBLINGS, scramblingOf } from '../simulate/scrambling.ts';
import type { Estimate } from './result.ts';

/**
 * Mean over draws that were dealt to scramblings of one Sobol sequence, with its standard error from how the
 * scramblings differ: with S_r the sum and n_r the draws of each of R, n = Σ n_r and m = Σ S_r / n,
 *
 *     mcse² = R / (R − 1) · Σ (S_r − n_r·m)² / n².
 *
 * The R means are independent and each is unbiased, so (m − truth) / mcse has about Student's t distribution
 * with R − 1 = 7 degrees of freedom: mean ± 2 mcse covers the truth in 91 of 100 runs, ± 2.36 in 95.
 *
 * @param sums  by scrambling
 * @param sizes draws of each scrambling
 * @returns     undefined while a scrambling has no draws
 * @source      Owen 1995, doi:10.1007/978-1-4612-2552-2_19; Cochran 1977, 2.11 (ratio of sums)
 */
export function estimateBySums(
  sums: ArrayLike<number>,
  sizes: ArrayLike<number>,
): Estimate | undefined {
  const count = sizes.length;
  let sum = 0;
  let size = 0;
  for (let r = 0; r < count; r++) {
    if (!((sizes[r] ?? 0) > 0)) return undefined;
    sum += sums[r] ?? NaN;
    size += sizes[r] ?? 0;
  }
  if (count < 2) return undefined;
  const value = sum / size;
  let squares = 0;
  for (let r = 0; r < count; r++) {
    const apart = (sums[r] ?? NaN) - (sizes[r] ?? 0) * value;
    squares += apart * apart;
  }
  return { value, mcse: Math.sqrt((squares * count) / (count - 1)) / size };
}

/** Draws that each scrambling has among the first draws of a run. */
export function scramblingSizes(draws: number): Float64Array {
  const sizes = new Float64Array(SCRAMBLINGS);
  const rounds = Math.floor(draws / (16 * SCRAMBLINGS));
  sizes.fill(16 * rounds);
  for (let draw = 16 * SCRAMBLINGS * rounds; draw < draws; draw++) {
    sizes[scramblingOf(draw)]! += 1; // a scrambling's number is below their count
  }
  return sizes;
}

/**
 * Mean of a value of each draw: with s/√n where draws are independent (and where they are too few for every
 * scrambling to have one), else from the scramblings. Worked out around the first value, so that equal values
 * have an error of exactly 0.
 *
 * @param values      by draw
 * @param draws       numbers of these draws
 * @param scramblings of the run: 1 where draws are independent
 */
export function estimateOfDraws(
  values: ArrayLike<number>,
  draws: ArrayLike<number>,
  scramblings: number,
): Estimate {
  const n = values.length;
  const first = values[0] ?? NaN;
  if (scramblings > 1) {
    const sums = new Float64Array(scramblings);
    const sizes = new Float64Array(scramblings);
    for (let i = 0; i < n; i++) {
      const r = scramblingOf(draws[i] ?? 0);
      sums[r]! += (values[i] ?? NaN) - first; // below the count of scramblings, here and below
      sizes[r]! += 1;
    }
    const estimate = estimateBySums(sums, sizes);
    if (estimate) return { value: first + estimate.value, mcse: estimate.mcse };
  }
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (values[i] ?? NaN) - first;
  const shift = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const deviation = (values[i] ?? NaN) - first - shift;
    squares += deviation * deviation;
  }
  return { value: first + shift, mcse: Math.sqrt(squares / (n - 1) / n) };
}
