import { sin } from './sin.ts';

const PI = 3.141592653589793;

/**
 * Correlation of two normal scores whose ranks have Spearman's correlation ρ: 2·sin(π·ρ / 6).
 *
 * @param rank  Spearman's ρ, −1 to 1
 * @source      Pearson 1907; Kruskal 1958, doi:10.1080/01621459.1958.10501481
 * @example     normalCorrelationOfRank(0.4) // 0.4158233816355186
 */
export function normalCorrelationOfRank(rank: number): number {
  return 2 * sin((PI * rank) / 6);
}

/** Spearman's correlation of two normal scores of correlation r: 6·asin(r / 2) / π, by Newton's method. */
export function rankOfNormalCorrelation(correlation: number): number {
  let rank = correlation;
  // the slope is between 0.90 and 1.05 and smooth: five steps reach the last digit from any r
  for (let step = 0; step < 5; step++) {
    const sine = sin((PI * rank) / 6);
    const slope = (PI / 3) * Math.sqrt(1 - sine * sine);
    rank = Math.max(-1, Math.min(1, rank - (2 * sine - correlation) / slope));
  }
  return rank;
}
