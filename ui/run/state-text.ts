import type { RunState } from './notebook-run.svelte.ts';
import { stateWords } from '../words/state-words.ts';

/** What a run's state is called, short for the header and long for the receipt. */
export function stateText(
  state: RunState,
  isEdited: boolean,
): { readonly short: string; readonly long: string } {
  const { short, long } = stateWords[state];
  return { short, long: state === 'full' && isEdited ? stateWords.full.longEdited : long };
}
