import { describe, expect, it } from 'vitest';
import { luckOf, sumRow, type PartLaw } from '../../../engine/analysis/sum-row.ts';

/** By adding one person after the other; a Poisson number as 1e5 people. */
function truth(parts: readonly PartLaw[]): readonly number[] {
  let chances = [1];
  for (const { mean, trials } of parts) {
    const poisson = [Math.exp(-mean)];
    if (trials === Infinity) {
      while (poisson.length < 300) poisson.push((poisson.at(-1)! * mean) / poisson.length);
      const sum = new Array<number>(chances.length + poisson.length).fill(0);
      chances.forEach((own, i) => poisson.forEach((other, j) => (sum[i + j]! += own * other)));
      chances = sum;
      continue;
    }
    const p = mean / trials;
    for (let n = 0; n < trials; n++) {
      chances = [...chances, 0].map((own, k) => own * (1 - p) + (chances[k - 1] ?? 0) * p);
    }
  }
  return chances;
}

function distance(parts: readonly PartLaw[], step = 1): number {
  const { first, chances } = sumRow(parts, step);
  const exact = truth(parts);
  let [own, sum, worst] = [0, exact.slice(0, first).reduce((a, b) => a + b, 0), 0];
  chances.forEach((chance, k) => {
    own += chance;
    for (let v = first + k * step; v < first + (k + 1) * step; v++) sum += exact[v] ?? 0;
    worst = Math.max(worst, Math.abs(own - sum));
  });
  return worst;
}

describe('sumRow', () => {
  it('is what adding one person after the other gives, while few are uncertain', () => {
    const few = [
      { mean: 424.9, trials: 425 },
      { mean: 2.5, trials: 425 },
      { mean: 3, trials: 7 },
    ];
    expect(distance(few)).toBeLessThan(1e-12);
    expect(distance(few, 4)).toBeLessThan(1e-12);
    expect(distance([...few, { mean: 4, trials: Infinity }])).toBeLessThan(1e-12);
  });

  it.each([
    [
      'nearly sure and hardly ever',
      [
        [420, 425],
        [22, 425],
      ],
    ],
    [
      'alike',
      [
        [30, 200],
        [15, 100],
      ],
    ],
    [
      'Poisson and sure',
      [
        [26, Infinity],
        [39.9, 40],
      ],
    ],
    [
      'many',
      [
        [150, 300],
        [20, 25],
        [9, 900],
        [60, 100],
      ],
    ],
  ] as const)('has the distribution function to 1e-4 from a deviation of 5 on: %s', (_, laws) => {
    const parts = laws.map(([mean, trials]) => ({ mean, trials }));
    expect(luckOf(parts)).toBeGreaterThan(25);
    expect(distance(parts)).toBeLessThan(1e-4);
  });

  it('is 0 where nobody can count', () => {
    expect(sumRow([], 1)).toEqual({ first: 0, chances: Float64Array.of(1) });
  });
});
