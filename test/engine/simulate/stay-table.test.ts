import { describe, expect, it } from 'vitest';
import { KernelSize } from '../../../engine/simulate/kernel-size.ts';
import { StayTable } from '../../../engine/simulate/stay-table.ts';

const STEPS = 40;

/** The same lognormal time twice: 0 is evaluated as needed, 1 is tabulated. */
function lognormal(median: number, sigma: number): StayTable {
  const size = new KernelSize();
  [size.steps, size.flows, size.times, size.timeTables] = [STEPS, 1, 2, 1];
  const table = new StayTable(size);
  table.tableOf.set([-1, 0]);
  table.median.fill(median);
  table.sigma.fill(sigma);
  table.tabulate(0, median, sigma);
  return table;
}

describe('a time in a state', () => {
  it('is the same from a table and from its formula, for who has just entered and who has stayed', () => {
    for (const [median, sigma] of [
      [6, 0.6],
      [2.5, 1.3],
      [30, 0.2],
    ] as const) {
      const table = lognormal(median, sigma);
      for (const stayed of [0, 1, 5, 12]) {
        for (let i = 0; i < 400; i++) {
          const u = (i + 0.5) / 400;
          expect(table.steps(1, stayed, u, STEPS)).toBe(table.steps(0, stayed, u, STEPS));
        }
      }
    }
  });

  it('given the time so far, has the probabilities of the tail', () => {
    const table = lognormal(6, 0.6);
    for (const stayed of [0, 3, 9]) {
      const counts = new Float64Array(STEPS + 2);
      const points = 20_000;
      for (let i = 0; i < points; i++) {
        counts[table.steps(0, stayed, (i + 0.5) / points, STEPS)]! += 1 / points;
      }
      for (let d = stayed + 1; d <= STEPS; d++) {
        const mass = table.stayedAtMost(0, d) - table.stayedAtMost(0, d - 1);
        // a grid of 20,000 points places each bound to half a point
        expect(Math.abs(counts[d]! - mass / table.staysLonger(0, stayed))).toBeLessThan(1 / points);
      }
    }
  });

  it('ends in the next step for who has stayed longer than anybody can', () => {
    const table = lognormal(2, 0.01);
    for (const time of [0, 1]) {
      for (const u of [2 ** -53, 0.5, 1 - 2 ** -53]) {
        expect(table.steps(time, 30, u, STEPS)).toBeGreaterThan(30);
        expect(table.steps(time, 30, u, STEPS)).toBeLessThanOrEqual(STEPS + 1);
      }
    }
    const fixed = lognormal(6, 0);
    expect(fixed.fixedSteps(0, 0, STEPS)).toBe(6);
    expect(fixed.fixedSteps(0, 5, STEPS)).toBe(6);
    expect(fixed.fixedSteps(0, 6, STEPS)).toBe(7);
  });

  it('keeps the digits of a tail that hardly anybody reaches', () => {
    // P(Z > 10) = 7.619853024160527e-24 (mpmath)
    const table = lognormal(1, Math.log(20.5) / 10);
    expect(Math.abs(table.staysLonger(0, 20) / 7.619853024160527e-24 - 1)).toBeLessThan(1e-12);
    expect(table.stayedAtMost(0, 0)).toBe(0);
    expect(table.staysLonger(0, 0)).toBe(1);
  });
});
