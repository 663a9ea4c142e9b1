import { counted } from './counted.ts';
import { formatWhole } from '../locale/number-format.ts';
import { NO_BREAK } from './number-words.ts';

/** The cell of assumptions. */
export const assumptionsCellWords = {
  heading: 'What is assumed',
  how: `Type another number the way it is written: {count}, {percent}, {range} (a range that holds with 90${NO_BREAK}% certainty).`,
  examples: { count: '54 of 400', percent: '13.5%', range: '3 to 18 months' },
  ofScenario: (count: number) =>
    `${counted(count, { one: 'more assumption', other: 'more assumptions' })} of the scenario`,
  ofModel: (count: number) =>
    `${counted(count, { one: 'more assumption', other: 'more assumptions' })} of the model`,
  changed: (count: number) => `, ${String(count)} changed`,
} as const;

/** The cell of the model's diagram. */
export const diagramWords = {
  heading: 'The model',
  save: 'Save the diagram (SVG)',
  failed: (reason: string) => `The model could not be drawn: ${reason}`,
  waiting: 'Drawing the model …',
  label: (title: string) =>
    `${title}: states and moves. Each move can be chosen to read what decides it.`,
  edge: (move: string, label: string) => `${move}: ${label}`,
  node: (label: string, note: string | undefined) =>
    note === undefined ? label : `${label}, ${note}`,
  /** Of the model in words. */
  states: (title: string) => `${title}: states, each with the ways that lead on from it`,
  waysOn: (count: number) =>
    count === 0 ? 'the end' : counted(count, { one: 'way on', other: 'ways on' }),
  hint: 'Point at a move, or tap it, to read what decides it and who printed that.',
} as const;

/** The cell of a question that is not the page's first. */
export const questionWords = {
  needsLeave: 'Not run yet: this version asks for far more draws than the committed one.',
  waiting: 'Working out the first answer…',
  beforeChange: (numbers: string) => `Before your change: ${numbers}.`,
  withoutVariant: (numbers: string) => `Without this variant: ${numbers}.`,
  about: (title: string, draws: number) => `${title}. ${formatWhole(draws)} draws.`,
} as const;

/** The cell that says how to get the same numbers. */
export const receiptWords = {
  heading: 'Receipt',
  seed: 'Seed',
  draws: 'Draws',
  committed: 'Committed run',
  madeBy: (engine: string, stream: string | number) =>
    `engine ${engine}, random-number stream ${stream}`,
  command: 'On the command line, in this project’s folder after npm install',
  digests: 'SHA-256 of what each outcome counted',
  same: (label: string) => `${label}: same as committed`,
  differs: (label: string) => `${label}: differs from the committed run`,
} as const;

/** The cell of variants to choose from. */
export const variantsCellWords = {
  heading: 'What if',
  none: 'This scenario has no variants.',
  label: 'Variant',
  base: 'As the scenario has it',
  noneSeen: 'none seen',
  unit: (unit: string) => ` (${unit})`,
  chance: 'its chance',
  mean: `mean, and the interval of 90${NO_BREAK}% of draws`,
  key: (outcome: string, what: string) =>
    `${outcome}: ${what}. The chosen variant is drawn in colour, what it is compared with in grey. How far it is off, compared draw by draw, stands beside a variant that has been run.`,
} as const;

/** A figure's variant. */
export const figureCellWords = { variant: (title: string) => `Variant: ${title}` } as const;

/** What a number in the text says of itself. */
export const liveNumberWords = {
  what: (label: string, when: string, statistic: string) => `${label}, ${when}: ${statistic}.`,
  asItStands: 'The scenario as it stands.',
  variant: (title: string) => `Variant: ${title}.`,
  against: (who: string, other: string) => `${who} Against ${other}.`,
  base: 'the scenario as it stands',
  exact: 'exact',
  same: 'the same in every draw',
  unseen: (chance: string) => `No draw had one; the chance of it: ${chance}.`,
  error: (mcse: string) => `Monte Carlo standard error ${mcse}`,
  mean: (mean: string, error: string) => `Mean ${mean} (${error}).`,
  interval: (range: string) => ` 90${NO_BREAK}% of draws: ${range}.`,
  draws: (draws: number) => ` ${formatWhole(draws)} draws.`,
  doubt: (count: string, labels: readonly string[]) => `${count}, ${labels.join(', ')}`,
  doubts: (named: readonly string[], more: number) =>
    `It rests, among others, on ${named.join('; ')}${more === 0 ? '' : `; and ${counted(more, { one: 'more doubtful count', other: 'more doubtful counts' })}`}.`,
  basis: (text: string, basis: string) => `${text} (${basis}).`,
} as const;
