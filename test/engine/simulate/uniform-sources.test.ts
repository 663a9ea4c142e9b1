import { describe, expect, it } from 'vitest';
import { uniform } from '../../../engine/random/uniform.ts';
import { masterKey } from '../../../engine/random/master-key.ts';
import { purposeKey } from '../../../engine/random/purpose-key.ts';
import { createUniformSources } from '../../../engine/simulate/uniform-sources.ts';
import { pointOf, SCRAMBLINGS, scramblingOf } from '../../../engine/simulate/scrambling.ts';

const names = Array.from({ length: 30 }, (_, d) => `param:p${String(d).padStart(2, '0')}`);

/** The first draws of a dimension, all or those of one scrambling. */
function drawsOf(seed: string, name: string, draws: number, scrambling?: number): number[] {
  const out = new Float64Array(draws);
  createUniformSources({ seed, dimensions: names })(name)(0, draws, out, 0);
  return Array.from(out).filter(
    (_, draw) => scrambling === undefined || scramblingOf(draw) === scrambling,
  );
}

describe('createUniformSources', () => {
  it('without dimensions counts every number out of the stream of its name', () => {
    const [k0, k1] = purposeKey(masterKey('s'), 'param:a');
    const out = new Float64Array(5);
    createUniformSources({ seed: 's' })('param:a')(3, 5, out, 0);
    expect(Array.from(out)).toEqual([3, 4, 5, 6, 7].map((draw) => uniform(k0, k1, draw, 0)));
  });

  it('with dimensions does so for what is redrawn and for names that have none', () => {
    const plain = createUniformSources({ seed: 's' });
    const sobol = createUniformSources({ seed: 's', dimensions: names });
    const [a, b] = [new Float64Array(4), new Float64Array(4)];
    for (const [name, counter] of [
      ['param:p03', 2],
      ['param:other', 0],
    ] as const) {
      plain(name, counter)(7, 4, a, 0);
      sobol(name, counter)(7, 4, b, 0);
      expect(b).toEqual(a);
    }
    sobol('param:p03')(7, 4, b, 0);
    plain('param:p03')(7, 4, a, 0);
    expect(b).not.toEqual(a);
  });

  it('deals 16 draws to each scrambling in turn, whose points follow each other', () => {
    const points = new Map<number, number[]>();
    for (let draw = 0; draw < 512; draw++) {
      const known = points.get(scramblingOf(draw)) ?? [];
      points.set(scramblingOf(draw), [...known, pointOf(draw)]);
    }
    expect([...points.keys()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const own of points.values()) expect(own).toEqual(Array.from({ length: 64 }, (_, i) => i));
    expect(pointOf(4_294_967_295)).toBe(536_870_911);
  });

  it('puts one point of each scrambling into each of n equal intervals of every dimension', () => {
    for (const name of names) {
      for (const bits of [4, 6, 9]) {
        const own = drawsOf('strata', name, SCRAMBLINGS << bits, 3);
        const cells = own.map((u) => Math.floor(u * (1 << bits))).sort((x, y) => x - y);
        expect(cells, name).toEqual(Array.from({ length: 1 << bits }, (_, i) => i));
      }
    }
  });

  it('makes every single number uniform over seeds, in each scrambling', () => {
    // Pearson's statistic over 16 intervals, each of some fixed points, 2,000 seeds: 15 degrees of freedom
    for (const draw of [0, 1, 15, 16, 100, 5000]) {
      const counts = new Float64Array(16);
      const out = new Float64Array(1);
      for (let seed = 0; seed < 2000; seed++) {
        createUniformSources({ seed: `u${seed}`, dimensions: names.slice(0, 3) })('param:p02')(
          draw,
          1,
          out,
          0,
        );
        counts[Math.floor(16 * out[0]!)]! += 1;
      }
      const statistic = counts.reduce((sum, count) => sum + (count - 125) ** 2 / 125, 0);
      expect(statistic, `draw ${draw}`).toBeLessThan(44.3); // χ² 15 at 1e-4
    }
  });

  it('makes two dimensions independent', () => {
    const draws = 8192;
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [5, 17],
      [28, 29],
    ] as const) {
      const [x, y] = [drawsOf('pairs', names[a]!, draws), drawsOf('pairs', names[b]!, draws)];
      const cells = new Float64Array(64);
      x.forEach((u, i) => (cells[8 * Math.floor(8 * u) + Math.floor(8 * y[i]!)]! += 1));
      // the points of a net are spread more evenly than by chance: every cell is near its 128
      expect(Math.max(...cells.map((n) => Math.abs(n - 128))), `${a}, ${b}`).toBeLessThan(24);
      const product = x.reduce((sum, u, i) => sum + (u - 0.5) * (y[i]! - 0.5), 0) / draws;
      expect(Math.abs(12 * product)).toBeLessThan(3.9 / Math.sqrt(draws));
    }
  });

  it('makes the scramblings of one point independent of each other', () => {
    const seeds = 1000;
    const products = new Float64Array(SCRAMBLINGS);
    const out = new Float64Array(16 * SCRAMBLINGS);
    for (let seed = 0; seed < seeds; seed++) {
      createUniformSources({ seed: `i${seed}`, dimensions: names.slice(0, 2) })('param:p01')(
        0,
        out.length,
        out,
        0,
      );
      for (let r = 1; r < SCRAMBLINGS; r++) {
        products[r]! += ((out[5]! - 0.5) * (out[16 * r + 5]! - 0.5) * 12) / seeds;
      }
    }
    for (let r = 1; r < SCRAMBLINGS; r++)
      expect(Math.abs(products[r]!)).toBeLessThan(4 / Math.sqrt(seeds));
  });

  it('gives the same numbers however draws are cut into batches, and in whatever order', () => {
    const fill = createUniformSources({ seed: 'cut', dimensions: names })('param:p11');
    const whole = new Float64Array(1000);
    fill(0, 1000, whole, 0);
    const cut = new Float64Array(1000);
    for (const [first, lanes] of [
      [900, 100],
      [0, 1],
      [64, 836],
      [1, 63],
    ] as const)
      fill(first, lanes, cut, first);
    expect(cut).toEqual(whole);
  });

  it('never gives 0 or 1, and gives the grid of the other streams', () => {
    for (const u of drawsOf('grid', 'param:p07', 4096)) {
      expect(u > 0 && u < 1 && Number.isInteger(u * 2 ** 52 - 0.5)).toBe(true);
    }
  });
});
