import { describe, expect, it } from 'vitest';
import { cdf, upperTail } from '../../../engine/distribution/cdf.ts';
import { checkDistribution } from '../../../engine/distribution/check-distribution.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { familyOf } from '../../../engine/distribution/family-of.ts';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { pdf, pmf } from '../../../engine/distribution/pdf.ts';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { uniform } from '../../../engine/random/uniform.ts';
import { anyDistribution, kindCount } from './any-distribution.ts';

/** Generated inputs: a distribution and a probability each. */
const INPUTS = 200_000;
const PROBABILITIES_EACH = 10;

/** Every so many distributions the tables and the moments, which cost more, are asked as well. */
const TABLE_EVERY = 20;

function isRefused(d: Distribution): boolean {
  try {
    checkDistribution(d);
    return false;
  } catch (error) {
    if (error instanceof BaserateError && error.code.startsWith('distribution/')) return true;
    throw error;
  }
}

/** A probability: half of them deep in a tail. */
function anyProbability(random: () => number): number {
  const u = random();
  if (u < 0.05) return [0, 1, 0.5, 1e-9, 1 - 1e-9][Math.floor(100 * u)] ?? 0.5;
  if (u < 0.5) return random();
  const tail = Math.exp(-20 * random());
  return u < 0.75 ? tail : 1 - tail;
}

/** What is wrong with x as the quantile of p, or ''. */
function faultOf(d: Distribution, p: number, x: number): string {
  if (x !== x) return 'NaN quantile';
  const lower = cdf(d, x);
  const upper = upperTail(d, x);
  for (const value of [lower, upper]) if (!(value >= 0 && value <= 1)) return `tail ${value}`;
  for (const value of [pdf(d, x), pmf(d, x)]) if (!(value >= 0)) return `density ${value}`;
  if (p === 0 || p === 1) return '';
  // the bounds that a quantile is kept within when it would leave the range of a double
  if (Math.abs(x) < 1e-300 || Math.abs(x) > 1e300 || x === 1 - 2 ** -53) return '';
  // P(X ≤ x) ≥ p ≥ P(X < x), as far as the rounding of x itself allows; inside a far-off interval
  // the tails are differences, so that they are right absolutely rather than relatively
  const slack = JSON.stringify(d).includes('truncated') ? 1e-10 : 1e-15;
  const h = 1e-13 * Math.abs(x) + 1e-300;
  const reached = cdf(d, x + h);
  const above = upperTail(d, x + h);
  const below = cdf(d, x - h);
  if (reached < p * (1 - 1e-9) - slack) return `reaches ${reached} only`;
  if (above > (1 - p) * (1 + 1e-9) + slack) return `leaves ${above} above`;
  if (below > p * (1 + 1e-9) + slack) return `passes to ${below} before`;
  return '';
}

describe('any distribution', () => {
  it('is refused by name, or has quantiles without NaN that rise and that its tails undo', () => {
    const seen = new Map<string, number>();
    let refused = 0;
    const faults: string[] = [];
    const count = INPUTS / PROBABILITIES_EACH;
    for (let i = 0; i < count; i++) {
      let counter = 0;
      const random = () => uniform(11, 12, i, counter++);
      const d = anyDistribution(random);
      const ps = Array.from({ length: PROBABILITIES_EACH }, () => anyProbability(random));
      if (isRefused(d)) {
        refused++;
        continue;
      }
      seen.set(d.kind, (seen.get(d.kind) ?? 0) + 1);
      let before = -Infinity;
      const exact = familyOf(d).quantile(d);
      for (const p of ps.sort((a, b) => a - b)) {
        const x = exact(p, 1 - p);
        const fault = faultOf(d, p, x);
        if (fault !== '') faults.push(`${fault} at ${p}, ${x}: ${JSON.stringify(d)}`);
        if (x < before - 1e-12 * Math.abs(before))
          faults.push(`falls at ${p}: ${JSON.stringify(d)}`);
        before = x;
      }
      if (i % TABLE_EVERY > 0) continue;
      const draw = quantileFunction(d);
      const [mean, sd] = [meanOf(d), sdOf(d)];
      if (!(mean === mean && sd >= 0)) faults.push(`moments ${mean}, ${sd}: ${JSON.stringify(d)}`);
      const spread = Math.abs(quantile(d, 0.75) - quantile(d, 0.25));
      for (const p of ps) {
        const x = exact(p, 1 - p);
        const error = Math.abs(draw(p) - x);
        const size = exact(0, 1) < 0 ? Math.max(Math.abs(x), spread) : Math.abs(x);
        if (!(draw(p) === x || error <= 1e-9 * size))
          faults.push(`table ${draw(p)} for ${x} at ${p}: ${JSON.stringify(d)}`);
      }
    }
    expect(faults.slice(0, 5), `${faults.length} faults`).toEqual([]);
    expect(seen.size).toBe(kindCount);
    for (const [kind, times] of seen) expect(times, kind).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(count / 20);
    expect(refused).toBeLessThan(count / 2);
  });
});
