import { describe, expect, it } from 'vitest';
import { partsOf, tailsAt, type BetaParts } from '../../../engine/distribution/beta-parts.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { cdf, upperTail } from '../../../engine/distribution/cdf.ts';
import { pdf } from '../../../engine/distribution/pdf.ts';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { uniform } from '../../../engine/random/uniform.ts';
import { randomNumbers } from '../../oracle/random-numbers.ts';

type Part = readonly [weight: number, a: number, b: number];

const mixtureOf = (parts: readonly Part[]): BetaParts => ({
  kind: 'mixture',
  components: parts.map(([weight, a, b]) => ({
    weight,
    distribution: { kind: 'beta', a, b },
  })),
});

/** A part in many equal pieces, which is the same distribution and goes through the table. */
const inPieces = ([weight, a, b]: Part, pieces = 40): Distribution =>
  mixtureOf(Array.from({ length: pieces }, () => [weight / pieces, a, b] as const));

const mixtures: readonly (readonly [string, Distribution])[] = [
  [
    'two that overlap',
    mixtureOf([
      [0.3, 3, 97],
      [0.7, 12, 80],
    ]),
  ],
  [
    'two far apart',
    mixtureOf([
      [0.25, 27, 40_000],
      [0.75, 10_000, 30_000],
    ]),
  ],
  [
    'a needle in a haystack',
    mixtureOf([
      [1e-3, 3e8, 7e8],
      [1, 1, 1],
    ]),
  ],
  [
    'a needle beside a haystack',
    mixtureOf([
      [0.3, 1e10, 3e10],
      [1, 0.5, 0.5],
    ]),
  ],
  [
    'parameters near 0',
    mixtureOf([
      [1, 1e-6, 2e-6],
      [3, 0.02, 4],
      [2, 3, 0.004],
    ]),
  ],
  [
    'forty of many sizes',
    mixtureOf(Array.from({ length: 40 }, (_, i) => [1 + (i % 7), 0.3 * 1.4 ** i, 0.9 * 1.35 ** i])),
  ],
];

/** Probabilities from 2^-53 to 1 − 2^-53, two thirds of them in the tails. */
function probabilities(count: number): number[] {
  const found: number[] = [2 ** -53, 1 - 2 ** -53, 0.5];
  for (let i = 0; i < count; i++) {
    const u = uniform(1, 2, i, 7);
    const tail = Math.exp(-u * Math.log(2 ** 52));
    found.push(u, tail, 1 - tail);
  }
  return found.filter((u) => u > 0 && u < 1).sort((x, y) => x - y);
}

describe.each(mixtures)('a mixture of betas: %s', (_, d) => {
  const draw = quantileFunction(d);

  it('has a probability below each quantile that is the one asked for', () => {
    for (const u of probabilities(300)) {
      const x = draw(u);
      // 5e-10 of x or of 1 − x, or a few roundings of x or of the probability
      const slack = pdf(d, x) * x * (5e-10 * (1 - x) + 1e-15) + 4e-15;
      if (x < 1e-307)
        expect(cdf(d, x)).toBeGreaterThan(u * (1 - 1e-9)); // the least share there is
      else if (x > 1 - 1e-12)
        expect(u).toBeGreaterThan(cdf(d, 1 - 1e-12) - 1e-12); // few digits left
      else if (u <= 0.5) expect(Math.abs(cdf(d, x) - u)).toBeLessThan(slack);
      else expect(Math.abs(upperTail(d, x) - (1 - u))).toBeLessThan(slack);
    }
  });

  it('never falls as u rises and stays inside (0, 1)', () => {
    const us = probabilities(3000);
    for (let k = 1; k < 256; k++) us.push(k / 256 - 1e-12, k / 256, k / 256 + 1e-12);
    us.sort((x, y) => x - y);
    let before = 0;
    for (const u of us) {
      const x = draw(u);
      expect(x > 0 && x < 1, `u = ${u}`).toBe(true);
      expect(x, `u = ${u}`).toBeGreaterThanOrEqual(before * (1 - 4e-16));
      before = x;
    }
  });

  it('ends in 0 and 1 and gives NaN for what is no probability', () => {
    expect([draw(0), draw(1), quantile(d, 0), quantile(d, 1)]).toEqual([0, 1, 0, 1]);
    expect(draw(-0.1)).toBeNaN();
    expect(draw(NaN)).toBeNaN();
  });
});

describe('a mixture of many betas', () => {
  it.each<Part>([
    [1, 54.5, 346.5],
    [2, 0.5, 25_000],
    [1, 0.01, 0.01],
    [1, 4e5, 2e6],
    [3, 1e11, 3e11],
  ])('that are all alike is that beta: weight %d, Beta(%d, %d)', (weight, a, b) => {
    const one: Distribution = { kind: 'beta', a, b };
    const many = inPieces([weight, a, b]);
    const draw = quantileFunction(many);
    for (const u of probabilities(100)) {
      const exact = quantile(one, u);
      expect(Math.abs(draw(u) / exact - 1)).toBeLessThan(5e-10);
      expect(Math.abs(quantile(many, u) / exact - 1)).toBeLessThan(1e-10);
      if (exact < 1e-300 || exact > 1 - 1e-12) continue;
      // roundings of the share move its probability by this
      const slack = 2e-15 * exact * pdf(one, exact);
      const near = (own: number, right: number) =>
        expect(Math.abs(own - right)).toBeLessThan(1e-9 * right + slack);
      near(cdf(many, exact), cdf(one, exact));
      near(upperTail(many, exact), upperTail(one, exact));
      expect(Math.abs(pdf(many, exact) / pdf(one, exact) - 1)).toBeLessThan(1e-8);
    }
  });

  it('has quantiles beyond what a uniform number reaches', () => {
    const many = inPieces([1, 0.5, 12]);
    for (const p of [1e-17, 1e-30, 1e-120]) {
      expect(quantile(many, p) / quantile({ kind: 'beta', a: 0.5, b: 12 }, p)).toBeCloseTo(1, 9);
      expect(quantileFunction(many)(p) / quantile(many, p)).toBeCloseTo(1, 9);
    }
    expect(cdf(many, 0)).toBe(0);
    expect(upperTail(many, 0)).toBe(1);
    expect(cdf(many, 1)).toBe(1);
  });

  it('the same tests refuse a mixture whose weights are off by a millionth', () => {
    const right = mixtureOf([
      [0.3, 3, 97],
      [0.7, 12, 80],
    ]);
    const wrong = quantileFunction(
      mixtureOf([
        [0.300001, 3, 97],
        [0.7, 12, 80],
      ]),
    );
    expect(Math.abs(cdf(right, wrong(0.4)) - 0.4)).toBeGreaterThan(1e-8);
  });

  it('takes a part with a parameter of a millionth, and none below', () => {
    expect(() =>
      quantileFunction(
        mixtureOf([
          [1, 1e-6, 1],
          [1, 2, 3],
        ]),
      ),
    ).not.toThrow();
    expect(() =>
      quantileFunction(
        mixtureOf([
          [1, 1e-7, 1],
          [1, 2, 3],
        ]),
      ),
    ).toThrow(/0.000001|1e-6/);
  });
});

describe('mixtures of any betas', () => {
  it('have the probability asked for below their quantiles, which rise: 500 generated ones', () => {
    const random = randomNumbers(5);
    const parameter = () => Math.exp(Math.log(1e-6) + Math.log(1e12) * random());
    for (let i = 0; i < 500; i++) {
      const count = 1 + Math.floor(random() * (random() < 0.5 ? 4 : 40));
      const d = mixtureOf(
        Array.from({ length: count }, () => [
          Math.exp(-12 * random() ** 2),
          parameter(),
          parameter(),
        ]),
      );
      const parts = partsOf(d);
      const draw = quantileFunction(d);
      const us = Array.from({ length: 30 }, random).concat([1e-9, 1e-4, 0.5, 1 - 1e-4, 1 - 1e-9]);
      let before = 0;
      for (const u of us.sort((x, y) => x - y)) {
        const x = draw(u);
        expect(x > 0 && x < 1 && x >= before * (1 - 4e-16), JSON.stringify(d)).toBe(true);
        before = x;
        if (x < 1e-306 || x > 1 - 1e-3) continue; // at the ends x itself has too few digits
        const { lower, upper, density, rounding } = tailsAt(parts, Math.log(x) - Math.log1p(-x));
        const tail = Math.min(u, 1 - u);
        const error = Math.abs(u <= 0.5 ? lower - u : upper - (1 - u));
        const known = 4 * rounding + 4e-15 * tail + 2e-16;
        expect((error - known) / density, JSON.stringify(d)).toBeLessThan(5e-10);
      }
    }
  });
});
