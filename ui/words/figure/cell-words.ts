import { runWords } from '../run-words.ts';
import type { FigureForm } from '../../../engine/index.ts';

/** What stands before the choice of an outcome. */
export function pickLabel(figure: FigureForm): string {
  switch (figure) {
    case 'fan':
      return 'Over time';
    case 'multiples':
      return 'Side by side';
    case 'difference':
      return 'Difference in';
    case 'convergence':
      return 'How sure the mean is';
    default:
      return 'At the end';
  }
}

/** What the control is called that shows both parts of an interval. */
export const SPLIT_LABEL = 'Tell luck from ignorance';

export const WAITING = 'The first picture is on its way.';
export const DIFFERENCE_WAITING = 'The difference is being worked out.';
export const NO_DIFFERENCE =
  'Nothing differs from the scenario as it stands. Choose a variant or change an assumption, and the difference is drawn here.';
export const FLOWS_WAITING = 'Drawn when all draws are done.';
/** In place of shares that were counted. */
export const NO_COUNTS = 'No share that was counted is in use here.';
export const NOT_LOADED = 'This figure could not be loaded. Reload the page to try again.';

/** What runs are called beside each other; `isOtherSeed` while the same version is drawn with two seeds. */
export function runLabels(
  isEdited: boolean,
  isOtherSeed = false,
): {
  readonly runLabel: string;
  readonly baselineLabel: string;
} {
  if (isOtherSeed)
    return { runLabel: runWords.withAnotherSeed, baselineLabel: runWords.withOwnSeed };
  return isEdited
    ? { runLabel: 'with your change', baselineLabel: 'before your change' }
    : { runLabel: 'with the variant', baselineLabel: 'without it' };
}
