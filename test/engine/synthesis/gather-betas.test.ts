import { describe, expect, it } from 'vitest';
import { normaliseMixture, type LogWeightedBeta } from '../../../engine/synthesis/beta-mixture.ts';
import { gatherBetas } from '../../../engine/synthesis/gather-betas.ts';
import { shareCdf } from '../../oracle/share-summary.ts';

/** All a from least to most in steps, weighted by a hump; every a + b is the size. */
function mixtureOf(size: number, least: number, most: number, step: number): LogWeightedBeta[] {
  const terms: LogWeightedBeta[] = [];
  for (let a = least; a <= most; a += step) {
    const z = (a - least) / (most - least) - 0.4;
    terms.push({ a, b: size - a, logWeight: -12 * z * z });
  }
  return terms;
}

describe.each([
  ['a bound', mixtureOf(806, 130.2, 805.5, 1 / 7), 2000],
  ['a range', mixtureOf(1712, 400.1, 458, 1 / 31), 200],
  ['a count near 0', mixtureOf(70, 0.004, 13, 1 / 90), 400],
])('the betas of %s, gathered', (_, terms, most) => {
  const [{ a, b }] = terms as [LogWeightedBeta];
  const gathered = gatherBetas(a + b, terms);

  it('are far fewer', () => {
    expect(gathered.length).toBeLessThan(most);
    expect(gathered.length).toBeLessThan(terms.length / 2);
  });

  it('have the probabilities of all to 1e-10 of either tail', () => {
    const before = normaliseMixture(terms);
    const after = normaliseMixture(gathered);
    const mirror = (all: readonly LogWeightedBeta[]) =>
      normaliseMixture(all.map((term) => ({ ...term, a: term.b, b: term.a })));
    const [mirrorBefore, mirrorAfter] = [mirror(terms), mirror(gathered)];
    let compared = 0;
    for (let w = -60; w <= 25; w += 0.17) {
      const x = 1 / (1 + Math.exp(-w));
      for (const [one, other, at] of [
        [before, after, x],
        [mirrorBefore, mirrorAfter, 1 / (1 + Math.exp(w))],
      ] as const) {
        const right = shareCdf(one, at);
        if (right < 1e-9) continue;
        expect(Math.abs(shareCdf(other, at) / right - 1)).toBeLessThan(1e-10);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});
