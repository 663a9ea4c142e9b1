import { BaserateError, compareOutcome, type PairedDifference } from '../../engine/index.ts';
import type { RunPair } from '../run/notebook-run.svelte.ts';

/** Differences already worked out; a tally that is no longer kept takes its entries with it. */
const known = new WeakMap<object, Map<string, PairedDifference | undefined>>();
const names = new WeakMap<object, number>();
let lastName = 0;

/**
 * What a change does to one outcome, draw by draw; worked out once for each pair of runs.
 *
 * @returns undefined where there is no pair, or fewer than two draws that both runs hold
 */
export function pairedDifference(
  pair: RunPair | undefined,
  outcome: string,
): PairedDifference | undefined {
  if (pair === undefined) return undefined;
  const { base, now } = pair;
  const key = `${nameOf(base)} ${outcome}`;
  const found = known.get(now) ?? new Map<string, PairedDifference | undefined>();
  known.set(now, found);
  if (!found.has(key)) found.set(key, compare(pair, outcome));
  return found.get(key);
}

function compare({ base, now }: RunPair, outcome: string): PairedDifference | undefined {
  try {
    return compareOutcome(base, now, outcome);
  } catch (error) {
    // an edit may change the outcomes themselves, or a first chunk may hold no draw of the other run
    if (error instanceof BaserateError) return undefined;
    throw error;
  }
}

function nameOf(tally: object): number {
  const name = names.get(tally) ?? ++lastName;
  names.set(tally, name);
  return name;
}
