import { powerOfTwo } from '../math/float-words.ts';
import type { BuildOctave } from './tail-table.ts';

/** Steps between the six points of a cell. */
const STEPS = 5;

/** Where a cell is compared with the exact value, in steps. */
const PROBES = [0.5, 2.5, 4.5];

/** Monomial coefficients of the quintic through six equidistant values, by forward differences. */
function quinticThrough(values: readonly number[]): number[] {
  const differences: number[] = [];
  let row = [...values];
  while (row.length > 0) {
    differences.push(row[0] ?? NaN);
    row = row.slice(1).map((value, i) => value - (row[i] ?? NaN));
  }
  const [d0 = NaN, d1 = NaN, d2 = NaN, d3 = NaN, d4 = NaN, d5 = NaN] = differences;
  return [
    d0,
    5 * (d1 - d2 / 2 + d3 / 3 - d4 / 4 + d5 / 5),
    25 * (d2 / 2 - d3 / 2 + (11 * d4) / 24 - (5 * d5) / 12),
    125 * (d3 / 6 - d4 / 4 + (7 * d5) / 24),
    625 * (d4 / 24 - d5 / 12),
    3125 * (d5 / 120),
  ];
}

/**
 * Interpolates a tail of which only values are known: in each cell the quintic through six exact
 * values. A cell whose quintic is off at one of three other points is left to be computed
 * directly (its first coefficient is NaN), so kinks and gaps cost time and no accuracy.
 *
 * @param exact    coordinate w at tail probability t
 * @param isClose  whether an interpolated w is good enough
 */
export function valueOctave(
  exact: (t: number) => number,
  isClose: (interpolated: number, exact: number) => boolean,
): BuildOctave {
  return (octave, cells) => {
    const table = new Float64Array(cells * 6);
    const width = powerOfTwo(-2 - octave) / cells;
    let first = exact(cells * width);
    for (let cell = 0; cell < cells; cell++) {
      const at = (step: number) => exact((cells + cell + step / STEPS) * width);
      const values = [first, at(1), at(2), at(3), at(4), at(5)];
      const quintic = quinticThrough(values);
      const isGood = PROBES.every((step) => {
        const s = step / STEPS;
        return isClose(
          quintic.reduceRight((sum, coefficient) => sum * s + coefficient, 0),
          at(step),
        );
      });
      table.set(isGood ? quintic : [NaN], cell * 6);
      first = values[5] ?? NaN;
    }
    return table;
  };
}
