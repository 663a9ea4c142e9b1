import { formatCount, NO_BREAK } from '../../figure/number-text.ts';

/** What stands around every figure. */
export const figureWords = {
  updating: 'updating…',
  drawsSoFar: (draws: number, wanted: number) =>
    `${formatCount(draws)} of ${formatCount(wanted)} draws so far`,
  /** Follows a caption whose numbers stand with ±. */
  errors: ` ±${NO_BREAK}is the Monte Carlo standard error (MCSE).`,
  table: 'Show as table',
  tableLabel: (title: string) => `Data: ${title}`,
  save: (title: string) => `Save ${title}`,
  saveAs: 'Save as',
  notMade: (kind: string, reason: string) => `The ${kind} could not be made: ${reason}`,
} as const;
