import { uniform } from './uniform.ts';

/** Writes the uniform numbers of draws firstDraw … firstDraw + lanes − 1 into `out` from `at` on. */
export type FillUniforms = (
  firstDraw: number,
  lanes: number,
  out: Float64Array,
  at: number,
) => void;

/**
 * The uniform numbers of a stream for many draws: `uniform(k0, k1, draw, word)` of each.
 *
 * @param k0,k1 key of the stream, from `purposeKey`
 * @param word  which number of each draw
 */
export function fillUniforms(k0: number, k1: number, word: number): FillUniforms {
  return (firstDraw, lanes, out, at) => {
    for (let d = 0; d < lanes; d++) out[at + d] = uniform(k0, k1, (firstDraw + d) | 0, word);
  };
}
