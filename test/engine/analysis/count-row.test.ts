import { describe, expect, it } from 'vitest';
import { countRow } from '../../../engine/analysis/count-row.ts';

const chanceOf = (row: ReturnType<typeof countRow>, value: number) =>
  row.chances[value - row.first] ?? 0;

describe('countRow', () => {
  it('is the binomial law', () => {
    // scipy.stats.binom.pmf([0, 3, 10], 10, 0.3) and (0, 850, 0.0007)
    const ten = countRow(3, 10, 1);
    expect(chanceOf(ten, 0)).toBeCloseTo(0.0282475249, 12);
    expect(chanceOf(ten, 3)).toBeCloseTo(0.266827932, 12);
    expect(chanceOf(ten, 10)).toBeCloseTo(0.0000059049, 14);
    expect(chanceOf(countRow(0.595, 850, 1), 0)).toBeCloseTo(Math.pow(1 - 0.0007, 850), 13);
  });

  it('is the Poisson law where there is no end of trials', () => {
    const row = countRow(2.5, Infinity, 1);
    [0, 1, 2, 3].forEach((v) => {
      const truth = (Math.exp(-2.5) * 2.5 ** v) / [1, 1, 2, 6][v]!;
      expect(chanceOf(row, v)).toBeCloseTo(truth, 13);
    });
  });

  it('is one number where nobody or everybody counts', () => {
    expect(countRow(0, 5, 1)).toEqual({ first: 0, chances: Float64Array.of(1) });
    expect(countRow(5, 5, 1)).toEqual({ first: 5, chances: Float64Array.of(1) });
  });

  it.each([
    [20_000, 0.2, 1],
    [20_000, 0.2, 16],
    [1_000_000, 0.004, 8],
  ])('of %i people by chance %f, %i apart, has the distribution function to 1e-4', (n, p, step) => {
    // by the recursion of neighbouring chances in logarithms
    const logs = [n * Math.log1p(-p)];
    for (let v = 0; v < Math.min(n, 2 * n * p + 500); v++) {
      logs.push(logs[v]! + Math.log(((n - v) / (v + 1)) * (p / (1 - p))));
    }
    const row = countRow(n * p, n, step);
    let [truth, own, worst, next] = [0, 0, 0, 0];
    row.chances.forEach((chance, k) => {
      own += chance;
      for (; next < row.first + (k + 1) * step; next++) truth += Math.exp(logs[next] ?? -800);
      worst = Math.max(worst, Math.abs(own - truth));
    });
    expect(worst).toBeLessThan(1e-4);
  });
});
