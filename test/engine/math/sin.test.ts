import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  normalCorrelationOfRank,
  rankOfNormalCorrelation,
} from '../../../engine/math/rank-correlation.ts';
import { sin } from '../../../engine/math/sin.ts';
import { ulpOf } from './reference.ts';

const file = new URL('../../fixtures/correlation-references.json', import.meta.url);
const references: Readonly<Record<string, readonly (readonly [number, number, number])[]>> =
  JSON.parse(readFileSync(file, 'utf8')); // shape fixed by make-correlation-references.py
const rows = references['sin'] ?? [];

describe('sin', () => {
  it('errs by less than 1 ulp of 45-digit values up to π/4, on either side of 0', () => {
    expect(rows.length).toBeGreaterThan(400);
    const worst = Math.max(
      ...rows.map(([x, high, low]) => Math.abs(sin(x) - high - low) / ulpOf(high)),
    );
    expect(worst).toBeLessThan(1);
    for (const [x] of rows) expect(sin(-x) + sin(x)).toBe(0);
  });

  it('would fail that test with its last coefficient left out', () => {
    const short = (x: number) => sin(x) - 1.58969099521155010221e-10 * x ** 13;
    const worst = Math.max(
      ...rows.map(([x, high, low]) => Math.abs(short(x) - high - low) / ulpOf(high)),
    );
    expect(worst).toBeGreaterThan(10);
  });

  it('refuses angles that it was not made for', () => {
    for (const x of [0.79, -0.79, 3, Infinity, NaN]) expect(sin(x)).toBeNaN();
  });
});

describe('the normal correlation of a rank correlation', () => {
  it('is 2·sin(πρ/6) to 4e-16, and goes back to the rank', () => {
    for (const [rank, high, low] of references['normal correlation of rank'] ?? []) {
      const correlation = normalCorrelationOfRank(rank);
      expect(Math.abs(correlation - high - low)).toBeLessThan(4e-16);
      expect(Math.abs(rankOfNormalCorrelation(correlation) - rank)).toBeLessThan(1e-15);
    }
  });
});
