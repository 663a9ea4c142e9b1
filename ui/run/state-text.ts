import type { RunState } from './notebook-run.svelte.ts';

/** What a run's state is called, short for the header and long for the receipt. */
export function stateText(
  state: RunState,
  isEdited: boolean,
): { readonly short: string; readonly long: string } {
  switch (state) {
    case 'stale':
      return {
        short: 'Updating',
        long: 'The numbers shown belong to an earlier version and are being replaced.',
      };
    case 'live':
      return { short: 'Preview', long: 'A preview: the draws are not all done yet.' };
    case 'full':
      return {
        short: 'Full run',
        long: isEdited
          ? 'All draws are done. The scenario was edited, so there is no committed run to compare with.'
          : 'All draws are done. There is no committed run of this to compare with.',
      };
    case 'verified':
      return {
        short: 'Same as the committed run',
        long: 'All draws are done, and every outcome was counted exactly as in the committed run: the digests are equal.',
      };
    case 'differs':
      return {
        short: 'Differs from the committed run',
        long: 'All draws are done, but at least one outcome was not counted as in the committed run. The lock is out of date, or this browser computes differently.',
      };
  }
}
