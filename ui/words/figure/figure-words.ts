import { formatCount, NO_BREAK } from '../../figure/number-text.ts';
import { counted } from '../counted.ts';

/** What stands around every figure. */
export const figureWords = {
  updating: 'updating…',
  draws: (draws: number) => counted(draws, { one: 'draw', other: 'draws' }),
  drawsSoFar: (draws: number, wanted: number) =>
    `${formatCount(draws)} of ${formatCount(wanted)} draws so far`,
  /** Follows a caption whose numbers stand with ±. */
  errors: ` ±${NO_BREAK}is the Monte Carlo standard error (MCSE).`,
  table: 'Show as table',
  tableLabel: (title: string) => `Data: ${title}`,
  sideways: 'wider than the screen: move it sideways →',
  save: (title: string) => `Save ${title}`,
  saveAs: 'Save as',
  kinds: { svg: 'SVG', png: 'PNG', csv: 'CSV' },
  noCanvas: 'the browser has no canvas of this size',
  noPng: 'the browser cannot write it as PNG',
  notMade: (kind: string, reason: string) => `The ${kind} could not be made: ${reason}`,
} as const;

/** What runs are called beside each other where a figure is not told, and titles of figures. */
export const seriesWords = {
  run: 'with your change',
  baseline: 'before your change',
  title: (outcome: string, when: string) => `${outcome}, ${when}`,
  convergence: (outcome: string) => `How sure the mean is: ${outcome}`,
  difference: (outcome: string, when: string) => `Difference in: ${outcome}, ${when}`,
} as const;

/** What a slider over a figure is called. */
export const scrubWords = {
  count: (title: string) => `Count, ${title}`,
  value: (title: string) => `Value, ${title}`,
  draws: (title: string) => `Draws, ${title}`,
  drawsUnit: 'draws',
  difference: (title: string) => `Difference, ${title}`,
  state: (title: string) => `State, ${title}`,
  step: (step: string, title: string) => `${step}, ${title}`,
} as const;

/** Heads of columns that are read where a reader points, and of tables. */
export const columnWords = {
  chance: 'chance',
  mean: 'mean',
  median: 'median',
  half: `50${NO_BREAK}%`,
  most: `90${NO_BREAK}%`,
  fewer: 'fewer',
  thisMany: 'this many',
  more: 'more',
  toTheLeft: 'to the left',
  here: 'here',
  toTheRight: 'to the right',
  value: 'value',
  run: 'run',
  chanceError: 'chance (MCSE)',
  meanError: 'mean (MCSE)',
  noneSeen: 'none seen',
  exact: 'exact',
  shareOfDraws: 'share of draws',
  shareOfDrawsOf: (run: string) => `share of draws, ${run}`,
  dotsOf: (all: number) => `dots of ${String(all)}`,
  dotsOfRun: (run: string) => `dots, ${run}`,
  dots: (count: number) => counted(count, { one: 'dot', other: 'dots' }),
  inHundred: (count: number) => `${String(count)} in 100`,
} as const;
