import { describe, expect, it } from 'vitest';
import { meanOf } from '../../../engine/distribution/moments.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { distributionOf } from '../../../engine/synthesis/distribution-of.ts';
import { parsePhrase } from '../../../engine/evidence/phrase.ts';
import type { ParameterKind } from '../../../engine/evidence/quantity.ts';

const of = (text: string, kind: ParameterKind, weight?: number) =>
  distributionOf(parsePhrase(text, kind), kind, weight);

describe('distributionOf', () => {
  it('gives a count of a total its Jeffreys posterior, discounted by the weight', () => {
    expect(of('54 of 400', 'share')).toEqual({ kind: 'beta', a: 54.5, b: 346.5 });
    expect(of('54 of 400', 'share', 0.5)).toEqual({ kind: 'beta', a: 27.5, b: 173.5 });
  });

  it('takes a range or bound of a count as censored: what the empty bound says is the prior', () => {
    expect(of('at least 0 of 800', 'share')).toEqual({ kind: 'beta', a: 0.5, b: 0.5 });
    // ∫ p · P(X ≥ 130 | 800, p) over ∫ P(X ≥ 130 | 800, p), both under Beta(½, ½), and the same with
    // P(X ≤ 130): scipy 1.17.1, integrate.quad over asin √p
    expect(meanOf(of('at least 130 of 800', 'share'))).toBeCloseTo(0.6592385961216473, 9);
    expect(meanOf(of('at most 130 of 800', 'share'))).toBeCloseTo(0.056010778439253714, 10);
    expect(of('at least 130 of 800', 'share').kind).toBe('mixture');
    expect(() => of('1 to 90000 of 100000', 'share')).toThrow('write it as a range of shares');
  });

  it('passes a stated distribution through, and a level moves the ends', () => {
    expect(of('beta(3, 97)', 'share')).toEqual({ kind: 'beta', a: 3, b: 97 });
    const d = of('5% to 20% (80%)', 'share');
    expect(quantile(d, 0.1)).toBeCloseTo(0.05, 12);
    expect(quantile(d, 0.9)).toBeCloseTo(0.2, 12);
  });

  it('takes a range of plain numbers as lognormal above 0 and as normal where it reaches below', () => {
    for (const [text, kind] of [
      ['0.4 to 0.9', 'lognormal'],
      ['-0.2 to 0.3', 'normal'],
      ['0 to 2', 'normal'],
      ['-3 to -1', 'normal'],
    ] as const) {
      const d = of(text, 'number');
      expect(d.kind).toBe(kind);
      const [low, high] = text.split(' to ').map(Number);
      expect(quantile(d, 0.05)).toBeCloseTo(low ?? NaN, 12);
      expect(quantile(d, 0.95)).toBeCloseTo(high ?? NaN, 12);
    }
    expect(of('-2', 'number')).toEqual({ kind: 'fixed', value: -2 });
    expect(() => distributionOf({ kind: 'fixed', value: -2 }, 'money')).toThrow('cannot be -2');
  });

  it('takes another prior: 0 of 103 has mean 1/208 under Jeffreys and 1/105 under a uniform prior', () => {
    expect(meanOf(of('0 of 103', 'share'))).toBeCloseTo(1 / 208, 15);
    const uniform = distributionOf(parsePhrase('0 of 103', 'share'), 'share', 1, {
      kind: 'uniform',
    });
    expect(meanOf(uniform)).toBeCloseTo(1 / 105, 15);
    // R 4.2: qbeta(0.975, 0.5, 103.5) = 0.02399766, qbeta(0.975, 1, 104) = 0.03484909
    expect(quantile(of('0 of 103', 'share'), 0.975)).toBeCloseTo(0.024, 4);
    expect(quantile(uniform, 0.975)).toBeCloseTo(0.0348, 4);
  });

  it('puts the ends of a range at the 5 % and 95 % quantiles', () => {
    const cases: [string, ParameterKind, number, number][] = [
      ['3 to 18 months', 'duration', 3, 18],
      ['3 to 18 months', 'sojourn', 3, 18],
      ['400 to 450', 'count', 400, 450],
      ['0.12 to 1.2 per year', 'rate', 0.01, 0.1],
      ['5% to 20%', 'share', 0.05, 0.2],
      ['0.01% to 99%', 'share', 0.0001, 0.99],
    ];
    for (const [text, kind, low, high] of cases) {
      const d = of(text, kind);
      expect(d.kind).toBe(kind === 'share' ? 'logit-normal' : 'lognormal');
      expect(quantile(d, 0.05) / low).toBeCloseTo(1, 12);
      expect(quantile(d, 0.95) / high).toBeCloseTo(1, 12);
    }
  });

  it('has the lognormal’s closed form: mu is the mean of the logs, sigma their half distance over 1.645', () => {
    const d = of('3 to 18 months', 'duration');
    if (d.kind !== 'lognormal') throw new Error(d.kind);
    // ln 3 = 1.0986122886681098, ln 18 = 2.8903717578961645; R: qnorm(0.95) = 1.644853626951472
    expect(d.mu).toBeCloseTo((1.0986122886681098 + 2.8903717578961645) / 2, 14);
    expect(d.sigma).toBeCloseTo(
      (2.8903717578961645 - 1.0986122886681098) / (2 * 1.644853626951472),
      14,
    );
  });

  it('keeps one number as it is', () => {
    expect(of('300', 'count')).toEqual({ kind: 'fixed', value: 300 });
    expect(of('0%', 'share')).toEqual({ kind: 'fixed', value: 0 });
  });

  it('refuses quantities that do not fit the kind, and a weight without a count', () => {
    const range = (low: number, high: number) => ({ kind: 'range', low, high }) as const;
    const proportion = { kind: 'proportion', low: 1, high: 1, total: 4 } as const;
    expect(() => distributionOf(proportion, 'rate')).toThrow('evidence/wrong-kind');
    expect(() => of('300', 'count', 0.5)).toThrow('evidence/weight-without-count');
    for (const quantity of [range(0, 1), range(2, 1), range(1, 1), range(NaN, 1)]) {
      expect(() => distributionOf(quantity, 'rate')).toThrow('evidence/out-of-range');
    }
    expect(() => distributionOf(range(0.5, 1), 'share')).toThrow('evidence/out-of-range');
    expect(() => distributionOf({ kind: 'fixed', value: 1.5 }, 'share')).toThrow('1.5');
    expect(() => distributionOf({ kind: 'fixed', value: NaN }, 'count')).toThrow('NaN');
    expect(() => distributionOf({ kind: 'fixed', value: -1 }, 'count')).toThrow('-1');
  });
});
