import { describe, expect, it } from 'vitest';
import { parsePhrase } from '../../../engine/evidence/phrase.ts';
import type { ParameterKind } from '../../../engine/evidence/quantity.ts';
import { statedQuantiles } from '../../../engine/synthesis/stated-quantiles.ts';

const statedBy = (phrase: string, kind: ParameterKind) =>
  statedQuantiles(parsePhrase(phrase, kind), kind);

describe('statedQuantiles', () => {
  it('gives the ends of a range with the probabilities that its level leaves', () => {
    expect(statedBy('3 to 18 months', 'duration')).toMatchObject([
      { probability: expect.closeTo(0.05, 12) as number, stated: 3 },
      { probability: expect.closeTo(0.95, 12) as number, stated: 18 },
    ]);
    expect(statedBy('5% to 20% (80%)', 'share').map(({ probability }) => probability)).toEqual([
      expect.closeTo(0.1, 12),
      expect.closeTo(0.9, 12),
    ]);
  });

  it('meets what a curve goes through', () => {
    for (const phrase of ['3 to 18 months', 'half within 4 months, 80% within 12 months']) {
      for (const { stated, fitted } of statedBy(phrase, 'sojourn')) {
        expect(fitted / stated).toBeCloseTo(1, 9);
      }
    }
    const three = statedBy('p10 2, p50 5, p90 14 months', 'duration');
    expect(three.map(({ stated }) => stated)).toEqual([2, 5, 14]);
    for (const { stated, fitted } of three) expect(fitted / stated).toBeCloseTo(1, 9);
  });

  it('shows by how much a family misses what was stated', () => {
    const fit = statedBy('p10 2, p50 5, p90 30 months as gamma', 'duration');
    const worst = Math.max(...fit.map(({ stated, fitted }) => Math.abs(fitted / stated - 1)));
    const quantity = parsePhrase('p10 2, p50 5, p90 30 months as gamma', 'duration');
    expect(worst).toBeGreaterThan(0.05);
    expect(quantity.kind === 'distribution' && quantity.misses).toBeCloseTo(worst, 9);
  });

  it('finds none where none was stated', () => {
    expect(statedBy('54 of 400', 'share')).toEqual([]);
    expect(statedBy('beta(3, 97)', 'share')).toEqual([]);
    expect(statedBy('6 months', 'duration')).toEqual([]);
  });
});
