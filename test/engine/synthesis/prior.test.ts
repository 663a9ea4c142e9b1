import { describe, expect, it } from 'vitest';
import { defaultPrior, priorComponents, type Prior } from '../../../engine/synthesis/prior.ts';
import { posteriorOfPrinted } from '../../../engine/synthesis/share-posterior.ts';
import { momentsOf, shareCdf, shareQuantiles } from '../../oracle/share-summary.ts';

const printed = (x: number, n: number, weight = 1) => ({
  id: 'c',
  low: x,
  high: x,
  total: n,
  weight,
});

describe('a named prior', () => {
  // scipy 1.17: beta(.5, 103.5) and beta(1, 104), mean and ppf(.975)
  it.each([
    ['jeffreys', 0.004807692307692308, 0.024035002013446098],
    ['uniform', 0.009523809523809525, 0.034848306587674044],
  ] as const)('%s makes 0 of 103 a mean and an upper end of its own', (kind, mean, upper) => {
    const posterior = posteriorOfPrinted(printed(0, 103), { kind });
    expect(momentsOf(posterior).mean).toBeCloseTo(mean, 15);
    expect(shareQuantiles(posterior, [0.975])[0]! / upper).toBeCloseTo(1, 10);
  });

  it('is Jeffreys unless named', () => {
    expect(posteriorOfPrinted(printed(54, 400))).toEqual({ kind: 'beta', a: 54.5, b: 346.5 });
    expect(priorComponents(defaultPrior)).toEqual([{ weight: 1, a: 0.5, b: 0.5 }]);
  });

  it('may be said as earlier counts or as a mean that is worth so many people', () => {
    const asCounts = posteriorOfPrinted(printed(54, 400), { kind: 'counts', a: 3, b: 17 });
    const asMean = posteriorOfPrinted(printed(54, 400), { kind: 'informed', mean: 0.15, size: 20 });
    expect(asCounts).toEqual({ kind: 'beta', a: 57, b: 363 });
    expect(asMean).toEqual(asCounts);
  });

  it('Haldane keeps the mean at x of n, and is refused at none and all with a remedy', () => {
    const posterior = posteriorOfPrinted(printed(54, 400), { kind: 'haldane' });
    expect(posterior).toEqual({ kind: 'beta', a: 54, b: 346 });
    const remedy = /use jeffreys, uniform or an informed prior/;
    expect(() => posteriorOfPrinted(printed(0, 103), { kind: 'haldane' })).toThrow(remedy);
    expect(() => posteriorOfPrinted(printed(103, 103), { kind: 'haldane' })).toThrow(/everybody/);
    expect(() => posteriorOfPrinted(printed(54, 400, 0), { kind: 'haldane' })).toThrow(remedy);
  });

  it.each<[Prior, string]>([
    [{ kind: 'counts', a: 0, b: 1 }, 'both numbers'],
    [{ kind: 'counts', a: NaN, b: 1 }, 'both numbers'],
    [{ kind: 'informed', mean: 1, size: 5 }, 'mean of a prior'],
    [{ kind: 'informed', mean: 0.2, size: 0 }, 'size of a prior'],
    [{ kind: 'robust', weight: 1, informed: { a: 1, b: 9 } }, 'write 0.8'],
  ])('is refused when it is none: %o', (prior, message) => {
    expect(() => priorComponents(prior)).toThrow(message);
  });
});

describe('a robust prior', () => {
  const robust: Prior = { kind: 'robust', weight: 0.8, informed: { a: 30, b: 70 } };

  it('keeps the informed part when the count agrees with it', () => {
    // scipy 1.17: weights ∝ 0.8 · beta-binomial(30; 100, 30, 70), 0.2 · beta-binomial(30; 100, 1, 1)
    const posterior = posteriorOfPrinted(printed(30, 100), robust);
    if (posterior.kind !== 'mixture') throw new Error('no mixture');
    expect(posterior.components[0]!.weight).toBeCloseTo(0.9611692986655123, 12);
    expect(posterior.components[0]!.distribution).toEqual({ kind: 'beta', a: 60, b: 140 });
    expect(posterior.components[1]!.distribution).toEqual({ kind: 'beta', a: 31, b: 71 });
  });

  it('gives it up when the count contradicts it', () => {
    const posterior = posteriorOfPrinted(printed(90, 100), robust);
    const vague = posteriorOfPrinted(printed(90, 100), { kind: 'uniform' });
    expect(momentsOf(posterior).mean).toBeCloseTo(momentsOf(vague).mean, 6);
    const stubborn = posteriorOfPrinted(printed(90, 100), { kind: 'counts', a: 30, b: 70 });
    expect(momentsOf(posterior).mean - momentsOf(stubborn).mean).toBeGreaterThan(0.25);
  });
});

describe('the summary of a mixture', () => {
  it('has the moments and quantiles that integration of its density gives', () => {
    // scipy 1.17: 0.3 beta(2, 30) + 0.7 beta(40, 60); brentq on the mixed cdf
    const mixture = {
      kind: 'mixture' as const,
      components: [
        { weight: 0.3, distribution: { kind: 'beta' as const, a: 2, b: 30 } },
        { weight: 0.7, distribution: { kind: 'beta' as const, a: 40, b: 60 } },
      ],
    };
    const { mean, sd } = momentsOf(mixture);
    expect(mean).toBeCloseTo(0.29875, 12);
    expect(sd).toBeCloseTo(0.1616055360783755, 12);
    const expected = [
      [0.001, 0.002749339871069129],
      [0.25, 0.1006664907811228],
      [0.3, 0.25150705495881076],
      [0.5, 0.37178342518172464],
      [0.99, 0.5087519352110695],
    ];
    expected.forEach(([p, q]) => {
      expect(shareQuantiles(mixture, [p!])[0]! / q!).toBeCloseTo(1, 9);
      expect(shareCdf(mixture, q!)).toBeCloseTo(p!, 12);
    });
  });
});
