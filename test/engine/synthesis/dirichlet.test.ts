import { describe, expect, it } from 'vitest';
import { sampleSplit, splitMarginal, splitPosterior } from '../../../engine/synthesis/dirichlet.ts';
import { momentsOf, shareCdf, shareQuantiles } from '../../oracle/share-summary.ts';
import reference from '../../fixtures/dirichlet-row.json' with { type: 'json' };
import { randomNumbers } from '../../oracle/random-numbers.ts';

const printed = splitPosterior({
  total: 1700,
  rest: 'elsewhere',
  parts: [
    { name: 'returned', count: 250 },
    { name: 'killed', count: { low: 400, high: 450 } },
    { name: 'fighting', count: 500 },
  ],
});

/** Mean, variance and mean product of the shares over many draws. */
function simulate(split: typeof printed, draws: number, seed: number) {
  const random = randomNumbers(seed);
  const uniforms = new Float64Array(split.uniforms);
  const out = new Float64Array(split.names.length);
  const rows: number[][] = [];
  for (let i = 0; i < draws; i++) {
    for (let k = 0; k < uniforms.length; k++) uniforms[k] = random();
    sampleSplit(split, uniforms, out);
    rows.push([...out]);
  }
  return rows;
}

describe('a split whose counts are all known', () => {
  const names = ['A', 'B', 'C', 'D'];
  // the reference's alpha are counts plus the uniform prior of 1
  const counts = reference.alpha.map((alpha) => alpha - 1);
  const total = counts.reduce((a, b) => a + b, 0);
  const split = splitPosterior({
    total,
    prior: 1,
    parts: names.map((name, i) => ({ name, count: counts[i]! })),
  });

  it('has the Beta marginals of the Dirichlet (scipy)', () => {
    names.forEach((name, i) => {
      const marginal = splitMarginal(split, name);
      const { mean, sd } = momentsOf(marginal);
      expect(mean).toBeCloseTo(reference.mean[i]!, 14);
      expect((sd * sd) / reference.var[i]!).toBeCloseTo(1, 12);
      const [low, high] = shareQuantiles(marginal, [0.025, 0.975]);
      expect(low! / reference.marginal_95[i]![0]!).toBeCloseTo(1, 10);
      expect(high! / reference.marginal_95[i]![1]!).toBeCloseTo(1, 10);
    });
  });

  it('is sampled with those means and covariances, and sums to 1 in every draw', () => {
    const draws = 20_000;
    const rows = simulate(split, draws, 11);
    names.forEach((_, i) => {
      const mean = rows.reduce((sum, row) => sum + row[i]!, 0) / draws;
      const error = Math.sqrt(reference.var[i]! / draws);
      expect(Math.abs(mean - reference.mean[i]!)).toBeLessThan(5 * error);
      const variance =
        rows.reduce((sum, row) => sum + (row[i]! - reference.mean[i]!) ** 2, 0) / draws;
      // standard error of a variance, √(2 / N), a little more for the skewed one
      expect(Math.abs(variance / reference.var[i]! - 1)).toBeLessThan(5.5 * Math.sqrt(2.4 / draws));
    });
    const [a, b] = [reference.mean[0]!, reference.mean[1]!];
    const products = rows.map((row) => (row[0]! - a) * (row[1]! - b));
    const covariance = products.reduce((sum, value) => sum + value, 0) / draws;
    const spread = Math.sqrt(
      products.reduce((sum, value) => sum + (value - covariance) ** 2, 0) / draws / draws,
    );
    // closed form −α_A α_B / (A² (A + 1)); a Beta for each exit on its own would have 0
    const closed = (-1251 * 350) / (1734 * 1734 * 1735);
    expect(Math.abs(covariance - closed)).toBeLessThan(5 * spread);
    expect(Math.abs(covariance)).toBeGreaterThan(20 * spread);
    for (const row of rows) {
      expect(Math.abs(row.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(4e-16);
    }
  });

  it('does not depend on the order in which the parts are written', () => {
    const parts = names.map((name, i) => ({ name, count: counts[i]! }));
    const other = splitPosterior({ total, prior: 1, parts: [...parts].reverse() });
    expect(simulate(other, 3, 5)).toEqual(simulate(split, 3, 5));
  });
});

describe('a split that is partly known', () => {
  // numpy: mean and variance of the mixture of Beta(k + ½, 1702 − k − ½) over the range
  it.each([
    ['killed', 0.25, 0.00018485097725057893],
    ['elsewhere', 0.3087544065804935, 0.00020007418511764935],
  ])('gives %s the mixture over its range', (name, mean, variance) => {
    const marginal = momentsOf(splitMarginal(printed, name));
    expect(marginal.mean).toBeCloseTo(mean, 13);
    expect(marginal.sd * marginal.sd).toBeCloseTo(variance, 14);
  });

  it('leaves the parts without a range exactly Beta', () => {
    expect(splitMarginal(printed, 'returned')).toEqual({ kind: 'beta', a: 250.5, b: 1451.5 });
  });

  it('is sampled as its marginals say', () => {
    const draws = 4000;
    const rows = simulate(printed, draws, 3);
    expect(printed.names).toEqual(['elsewhere', 'fighting', 'killed', 'returned']);
    printed.names.forEach((name, i) => {
      const marginal = splitMarginal(printed, name);
      // Kolmogorov's statistic: above 2.9 with probability 1e-7
      const ranks = rows.map((row) => shareCdf(marginal, row[i]!)).sort((a, b) => a - b);
      const distance = Math.max(...ranks.map((rank, k) => Math.abs(rank - (k + 0.5) / draws)));
      expect(distance * Math.sqrt(draws)).toBeLessThan(2.9);
    });
  });

  it('lets unknown parts share what is left, as the prior says', () => {
    const split = splitPosterior({
      total: 1700,
      parts: [
        { name: 'returned', count: 250 },
        { name: 'killed', count: 'unknown' },
        { name: 'fighting', count: 'unknown' },
      ],
    });
    // Beta(1451, 250½) times an independent Beta(½, ½), moments in closed form
    const marginal = splitMarginal(split, 'killed');
    const { mean, sd } = momentsOf(marginal);
    expect(mean).toBeCloseTo(0.42638848075227737, 12);
    expect(sd * sd).toBeCloseTo(0.09093122209511581, 12);
    expect(splitMarginal(split, 'returned')).toEqual({ kind: 'beta', a: 250.5, b: 1451 });
    const rows = simulate(split, 4000, 9);
    const killed = split.names.indexOf('killed');
    const ranks = rows.map((row) => shareCdf(marginal, row[killed]!)).sort((a, b) => a - b);
    const distance = Math.max(...ranks.map((rank, k) => Math.abs(rank - (k + 0.5) / 4000)));
    expect(distance * Math.sqrt(4000)).toBeLessThan(2.9);
  });

  it('is refused when it cannot be, with what would be possible', () => {
    const parts = [
      { name: 'a', count: 6 },
      { name: 'b', count: { low: 3, high: 5 } },
    ];
    expect(() => splitPosterior({ total: 10, rest: 'c', parts })).toThrow(
      'more than 10; got up to 11',
    );
    expect(() => splitPosterior({ total: 20, parts })).toThrow('must name a rest');
    const exact = [
      { name: 'a', count: 6 },
      { name: 'b', count: 3 },
    ];
    expect(() => splitPosterior({ total: 10, parts: exact })).toThrow('got 9 (name a rest)');
    expect(() => splitPosterior({ total: 10, rest: 'a', parts: exact })).toThrow('different names');
    expect(() => splitMarginal(printed, 'arrested')).toThrow('must be one of');
  });
});
