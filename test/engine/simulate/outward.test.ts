import { describe, expect, it } from 'vitest';
import { outwardOf } from '../../../engine/simulate/outward.ts';
import { loadMutant } from '../../oracle/load-mutant.ts';
import { binomialMass } from '../../oracle/chi-square.ts';

const FILE = 'engine/simulate/outward.ts';
const GRID = 400_000;

/** The share of evenly spaced numbers that give each count, less its exact chance: the farthest off, in numbers of the grid. */
function farthestOff(n: number, p: number, draw = outwardOf): number {
  const seen = new Float64Array(n + 1);
  for (let i = 0; i < GRID; i++) seen[draw(n, p, (i + 0.5) / GRID)]! += 1;
  const mass = binomialMass(n, p);
  return seen.reduce((worst, count, x) => Math.max(worst, Math.abs(count - GRID * mass(x))), 0);
}

const LAWS = [
  [0, 0.3],
  [1, 0.3],
  [12, 0.04],
  [31, 0.5],
  [32, 0.5],
  [33, 0.49],
  [40, 0.65],
  [97, 0.5],
  [300, 0.05],
  [300, 0.054],
  [850, 0.97],
  [850, 0.02],
  [1000, 0.2],
  [10_000, 0.37],
  [40_000, 1e-5],
  [40_000, 0.0005],
  [40_000, 0.01],
  [1_000_000, 1.7e-5],
] as const;

describe('inversion from the middle', () => {
  it.each(LAWS)('gives each count its share of evenly spaced numbers, n = %d, p = %d', (n, p) => {
    // each of the at most two runs of numbers that give a count ends within one number of the grid
    expect(farthestOff(n, p)).toBeLessThan(2);
  });

  it('gives all or none where the chance is 1 or 0', () => {
    expect([outwardOf(70, 0, 0.999), outwardOf(70, 1, 0.001)]).toEqual([0, 70]);
  });

  it('rises with the number and with the chance, but for one number in a thousand', () => {
    let falls = 0;
    for (let i = 1; i < GRID; i++) {
      const [before, now] = [
        outwardOf(900, 0.03, (i - 0.5) / GRID),
        outwardOf(900, 0.03, i / GRID),
      ];
      const more = outwardOf(900, 0.0303, i / GRID);
      if (now < before || more < now) falls++;
    }
    expect(falls / GRID).toBeLessThan(0.001);
  });

  it.each([
    [
      'a walk that begins one step late',
      'over -= lower;\n    under += higher;\n    mass = mass',
      'over -= lower;\n    mass = mass',
    ],
    ['a mass without its correction', '+ gap(own) + gap(other) - gap(1.0 / whole)', ''],
    [
      'a share that the other side does not get back',
      'if (count < 0) {\n    // the',
      'if (count < 0) {\n    return middle as i32;\n    // the',
    ],
    ['a tail that is cut', 'const SPENT: f64 = 1e-20;', 'const SPENT: f64 = 1e-3;'],
    ['1 + u for 1 − u', 'turned ? 1.0 - u : u', 'turned ? 1.0 + u : u'],
  ])('is told from %s', (_, from, to) => {
    const { outwardOf: wrong } = loadMutant(FILE, { [FILE]: [[from, to]] }) as {
      outwardOf: typeof outwardOf; // the same file
    };
    expect(Math.max(farthestOff(40, 0.65, wrong), farthestOff(300, 0.054, wrong))).toBeGreaterThan(
      5,
    );
  });
});
