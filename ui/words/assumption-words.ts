import { formatRounded, formatSignificant } from '../locale/number-format.ts';
import { counted } from './counted.ts';
import { NO_BREAK } from './number-words.ts';

const TIMES = 6;
const weightText = (weight: number) => formatRounded(weight, 4);

/** What is said beside the box of a number, and of where it comes from. */
export const assumptionWords = {
  slider: (label: string) => `${label}: slide; Shift and an arrow key for a large step`,
  density: (label: string, isChanged: boolean) =>
    `How likely each value of “${label}” is${isChanged ? ', with the published one in grey' : ''}`,
  noDensity: 'The picture could not be loaded.',
  undo: 'Undo',
  undoOf: (label: string) => ` the change of ${label}`,
  stillRunning: (value: string) => `Still running: ${value}.`,
  atWeight: (weight: number) => `, counted at weight ${weightText(weight)}`,
  withPrior: (prior: string) => `, with ${prior}`,
  further: (note: string) => `; ${note}`,
  inVariant: (change: string) => `In the chosen variant: ${change}`,
  yours: (was: string) => `Your value, in place of ${was}`,
  ofPublished: 'As in the model that is rebuilt here; this page says where that comes from.',
  ofModel: 'A default of the model, without a source.',
  ofScenario: 'Set by the scenario, without a source.',
  typeInstead: 'Type a number instead',
  typeInsteadOf: (label: string) => ` for ${label}`,
  inSourceView: (fault: string) => `${fault} (Write a calculation in the source view.)`,
  /** Said where the reader's own way with decimals is not the file's. */
  decimalPoint: 'Decimals are typed with a point, as in the file: 13.5%.',
} as const;

/** Of an assumption's name and value. */
export const assumptionLabels = {
  entered: (label: string) => `${label}: how long ago they entered it`,
  comingIn: (label: string) => `${label}: people who come in`,
  byChance: 'by chance',
  exactly: 'exactly so many',
  atStart: (step: string) => `at the start of a ${step}`,
  combined: (count: number, rule: string) =>
    `combined from ${counted(count, { one: 'claim', other: 'claims' })} (${rule})`,
  ruleOf: (text: string, rule: string, count: number) =>
    `${text} (${rule} of ${counted(count, { one: 'claim', other: 'claims' })})`,
  splitPrior: (text: string, prior: number) =>
    `${text} (${formatSignificant(prior, TIMES)} of a person in each part before the count)`,
  justNow: 'just now',
} as const;

/** What a variant does to a number. */
export const overrideWords = {
  change: (what: string, from: string, until: string, whom: string) =>
    `${what}${from}${until}${whom}`,
  ofGroup: (group: string, what: string) => `${group}: ${what}`,
  from: (when: string) => ` from ${when}`,
  until: (when: string) => ` until ${when}`,
  forEntrants: ', for those who enter from then on',
  forEveryone: ', for everyone',
  times: (by: number) => `${formatSignificant(by, TIMES)} times as large`,
  odds: (by: number) => `odds ${formatSignificant(by, TIMES)} times as high`,
  less: (by: number) => `${formatSignificant(by, TIMES)} less`,
  more: (by: number) => `${formatSignificant(by, TIMES)} more`,
} as const;

/** What a phrase is taken to mean. */
export const meaningWords = {
  fixed: (value: string) => `${value}, fixed`,
  interval: (mean: string, low: string, high: string) =>
    `${mean} (90${NO_BREAK}%: ${low} to ${high})`,
  misses: (part: string) => `; the nearest of its family, up to ${part} off what is stated`,
  calculated: 'worked out in every draw from other assumptions',
  atTheirMeans: (mean: string) => `; ${mean} at their means`,
  sameForAll: (time: string) => `${time}, the same for everybody`,
  betweenPeople: (part: string, low: string, high: string) =>
    `differs between people: ${part} take less than ${low}, ${part} more than ${high}`,
  series: (people: number, steps: number) =>
    `${counted(people, { one: 'person', other: 'people' })} in ${counted(steps, { one: 'step', other: 'steps' })}, exactly so many in each; nobody after the last`,
} as const;

/** Who printed a number. */
export const sourceNoteWords = {
  who: '{publisher}, {date}',
  asOf: (date: string) => `; as of ${date}`,
  basis: (who: string) => `Basis: ${who}.`,
  caveats: 'Caveats:',
  claims: (count: number) => `The ${counted(count, { one: 'claim', other: 'claims' })}`,
  atWeight: (weight: number) => `, at weight ${weightText(weight)}`,
  because: (reason: string) => `: ${reason}`,
} as const;

/** What each rule does with several claims, in a few words. */
export const ruleWords = {
  newest: { label: 'the newest', about: 'Only the latest of them counts.' },
  pool: { label: 'pooled', about: 'Independent studies of one share: their counts are added up.' },
  mixture: {
    label: 'one of them',
    about: 'One is right, nobody knows which: each with a probability.',
  },
  partial: {
    label: 'places that learn from one another',
    about:
      'Each place has a share of its own, and they resemble one another as far as their counts do.',
  },
  each: { label: 'a run for each', about: 'Each further claim becomes a variant to compare with.' },
} as const;

/** How strongly an assumption moves the answer. */
export const influenceWords = {
  hardly: 'hardly moves the answer',
  most: (direction: string) => `moves the answer most, ${direction}`,
  strongly: (direction: string) => `moves the answer strongly, ${direction}`,
  medium: (direction: string) => `moves the answer, ${direction}`,
  little: (direction: string) => `moves the answer a little, ${direction}`,
  up: 'up',
  down: 'down',
  lower: 'lower',
  higher: 'higher',
  explanation: (its: {
    readonly direction: string;
    readonly correlation: string;
    readonly outcome: string;
    readonly draws: string;
    readonly error: string;
  }) =>
    `Where this is higher, the answer is ${its.direction}: rank correlation ${its.correlation} with “${its.outcome}” over ${its.draws} draws (standard error${NO_BREAK}${its.error}).`,
} as const;
