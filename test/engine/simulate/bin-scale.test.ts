import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../engine/math/float-words.ts';
import { binEdges, createBinScale, type BinScale } from '../../../engine/simulate/bin-scale.ts';
import {
  FINE_BITS,
  HALF,
  PEOPLE,
  SCALE,
  tallyRows,
} from '../../../engine/simulate/forward-leaves.ts';

/** The bin that the kernel counts a number in. */
function binOf(x: number, { people, side, count, fineBits }: BinScale): number {
  const scale = new Float64Array(SCALE);
  scale[PEOPLE] = people;
  scale[HALF] = people / 2;
  scale[FINE_BITS] = fineBits;
  const row = Float64Array.of(x);
  const counts = new Uint16Array(count);
  const [rows, runs, sums] = [new Int32Array(2), Int32Array.of(1, 0), new Float64Array(1)];
  const words = wordsOf(row);
  tallyRows(counts, count, row, words, rows, 0, 1, 0, runs, 1, scale, side, sums, sums, 1);
  return counts.indexOf(1);
}

describe.each([
  [1, 1],
  [2, 8],
  [850, 1],
  [850, 8],
  [8193, 1],
  [40_000, 8],
  [3_000_000, 1],
])('bins of expected numbers of %i people in %i scramblings', (people, scramblings) => {
  const scale = createBinScale(people, scramblings);
  const edges = [...binEdges(scale)];
  const inner = edges.slice(1, scale.side).filter((edge) => edge < people / 2);

  it('begin where their edges say, on either side, to the last bit that tells bins apart', () => {
    expect(binOf(0, scale)).toBe(0);
    for (const edge of inner) {
      expect(binOf(edge, scale)).toBe(edges.findLastIndex((own) => own <= edge));
      const below = edge * (1 - 2 ** -52);
      expect(binOf(below, scale)).toBe(edges.findLastIndex((own) => own <= below));
    }
    for (const [k, edge] of inner.entries()) {
      const next = edges[k + 2] ?? edge;
      const middle = people - (edge + next) / 2;
      const isToldApart = next - edge > people * 2 ** -30 && middle > people / 2;
      if (isToldApart) expect(binOf(middle, scale)).toBe(scale.side + k + 1);
    }
    expect(binOf(people, scale)).toBe(scale.side);
    expect(binOf(people * (1 + 2 ** -52), scale)).toBe(scale.side);
    expect(binOf(people / 2, scale)).toBeLessThan(scale.side);
  });

  it('are no wider than a part of the standard deviation of a Poisson number', () => {
    // 1/8 of it where half the exponent is whole, up to √2 of that at odd powers of 2; coarser for more people
    const most = (Math.SQRT2 / 2 ** (scale.fineBits - 1)) * (1 + 1e-12);
    for (const [k, edge] of inner.entries()) {
      if (edge < 1) expect((edges[k + 2] ?? edge) / edge - 1).toBeLessThanOrEqual(1 / 8);
      else expect(((edges[k + 2] ?? edge) - edge) / Math.sqrt(edge)).toBeLessThanOrEqual(most);
    }
  });
});
