import type { Model } from '../model/model.ts';

/** Independent scramblings of one Sobol sequence, whose differences give standard errors. */
export const SCRAMBLINGS = 8;

/** Draws dealt to one scrambling before the next one has its turn: 2^this. */
const BLOCK_BITS = 4;
const ROUND_BITS = 7;

/**
 * Sets into which the draws of a run are divided: 8 with Sobol points, 1 where every draw stands for itself.
 */
export function scramblingsOf({ dimensions }: Pick<Model, 'dimensions'>): number {
  return dimensions === undefined ? 1 : SCRAMBLINGS;
}

/**
 * Scrambling that a draw belongs to, 0 to 7: 16 draws in turn, so that any first draws of a run are a run.
 * (Sixteen points in a row are spread evenly; a run of 1,000 draws lacks one whole block in some of
 * its scramblings instead of three points in each, which costs half as much.)
 */
export function scramblingOf(draw: number): number {
  return (draw >>> BLOCK_BITS) & (SCRAMBLINGS - 1);
}

/** Index of a draw's point in the Sobol sequence of its scrambling. */
export function pointOf(draw: number): number {
  const block = draw >>> ROUND_BITS;
  return ((block << BLOCK_BITS) | (draw & ((1 << BLOCK_BITS) - 1))) >>> 0;
}
