import { normalCdf } from '../math/normal-cdf.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import type { ModelCopula } from '../model/model.ts';

/** Ends of the uniform numbers, so that no quantile is asked for at 0 or 1. */
const LEAST = 1.1102230246251565e-16; // 2^-53
const GREATEST = 1 - LEAST;

/**
 * Turns independent uniform numbers into those of a Gaussian copula, in place: u_k becomes
 * Φ(Σ L_kj·Φ⁻¹(u_j)). A row without correlations to earlier ones keeps its number to the bit.
 *
 * @source  Iman & Conover 1982, doi:10.1080/03610918208812265, for inducing rank correlation by
 *          normal scores; Nelsen 2006, An Introduction to Copulas, 2.3
 */
export function createRankCorrelator({ purposes, factor }: ModelCopula) {
  const size = purposes.length;
  const scores = new Float64Array(size);
  const terms = purposes.map((_, row) =>
    Array.from({ length: row + 1 }, (_, column) => ({
      column,
      weight: factor[row * size + column] ?? NaN,
    })).filter(({ weight }) => weight !== 0),
  );
  return (uniforms: Float64Array): void => {
    for (let row = 0; row < size; row++) scores[row] = normalQuantile(uniforms[row] ?? NaN);
    terms.forEach((own, row) => {
      if (own.length === 1) return;
      let score = 0;
      for (const { column, weight } of own) score += weight * (scores[column] ?? NaN);
      uniforms[row] = Math.min(GREATEST, Math.max(LEAST, normalCdf(score)));
    });
  };
}
