import { uniform } from './uniform.ts';

/** Writes the uniform numbers of draws firstDraw … firstDraw + lanes − 1 into `out` from `at` on. */
export interface FillUniforms {
  (firstDraw: number, lanes: number, out: Float64Array, at: number): void;
  /** Key and word of the stream that they are counted out of, where there is one. */
  readonly stream?: readonly [k0: number, k1: number, word: number];
}

/**
 * The uniform numbers of a stream for many draws: `uniform(k0, k1, draw, word)` of each.
 *
 * @param k0,k1 key of the stream, from `purposeKey`
 * @param word  which number of each draw
 */
export function fillUniforms(k0: number, k1: number, word: number): FillUniforms {
  const fill = (firstDraw: number, lanes: number, out: Float64Array, at: number) => {
    for (let d = 0; d < lanes; d++) out[at + d] = uniform(k0, k1, (firstDraw + d) | 0, word);
  };
  return Object.assign(fill, { stream: [k0, k1, word] as const });
}
