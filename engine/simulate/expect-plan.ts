import type { Model } from '../model/model.ts';

/** More draws bring the split of variance little, and cost time and memory. */
const MOST_DRAWS = 256;
/** Most numbers kept for one outcome, draws × (steps + 1): half a megabyte. */
const MOST_CELLS = 65_536;

/** Whether every draw has the same parameters, so that one recursion gives the exact mean. */
export function isCertain(model: Model): boolean {
  return model.inputs.every(({ distribution }) => distribution.kind === 'fixed');
}

/**
 * Draws 0 … this − 1 of a run get conditional means: none where a capacity makes people depend on each
 * other, one where nothing is uncertain. It does not depend on which outcomes are asked for.
 */
export function expectedDraws(model: Model, runDraws: number): number {
  if (model.capacities.length > 0) return 0;
  if (isCertain(model)) return Math.min(runDraws, 1);
  return Math.min(runDraws, MOST_DRAWS, Math.max(2, Math.floor(MOST_CELLS / (model.steps + 1))));
}
