import type { PairedDifference } from '../../engine/index.ts';
import type { RunPair } from '../run/notebook-run.svelte.ts';

/**
 * What a change does to one outcome, draw by draw.
 *
 * @returns undefined where there is no pair, until it has been worked out, and where the two runs hold
 *          fewer than two draws in common or not the same outcomes
 */
export function pairedDifference(
  pair: RunPair | undefined,
  outcome: string,
): PairedDifference | undefined {
  return pair?.questions.compare(pair.base, pair.now, outcome);
}
