import { counted } from './counted.ts';
import { NO_BREAK } from './number-words.ts';

const PEOPLE = { one: 'person', other: 'people' };

/** The panel that shows how a number is made. */
export const panelWords = {
  open: 'How this number is made',
  openOf: (label: string) => `: ${label}`,
  label: (label: string) => `How ${label} is made`,
  failed: 'This part of the page could not be loaded. Close it and try again.',
  loading: 'One moment…',
  close: 'Close',
  partialTakesNone:
    'Partial pooling takes no prior: it learns the prior of each place from the other places.',
} as const;

/** What a number rests on. */
export const claimStepWords = {
  name: 'What it rests on',
  by: (who: string) => `, ${who}`,
  withoutClaim: ', without a claim',
  takeAs: 'The count errs on one side. Take it as',
  bound: 'the bound it is',
  count: 'an exact count',
  another: 'Another claim of the ledgers',
  one: 'A claim of the ledgers',
  choose: (count: number) => `Choose from ${String(count)} that fit…`,
  noPlace: 'No place',
  add: 'Add it',
  useInstead: 'Use it instead',
  use: 'Use it',
} as const;

/** Several claims behind one number. */
export const combinationWords = {
  weights: 'Weight of each count',
  opinions: 'How likely each is the right one',
  weightOf: (claim: string) => `Weight of ${claim}`,
  opinionOf: (claim: string) => `Probability of ${claim}`,
  claim: (text: string, who: string) => `${text}, ${who}`,
  remove: 'Remove',
  removeOf: (claim: string) => ` ${claim}`,
  takenAs: 'Taken together as',
  rule: (label: string, name: string) => `${label} (${name})`,
  for: 'for',
  newPlace: 'a place nobody counted',
  place: (place: string, text: string) => `${place} (${text})`,
  still: (rule: string) => `Still taken as ${rule}.`,
} as const;

/** The prior of a share. */
export const priorStepWords = {
  name: 'Prior: what is held of the share before the count',
  mean: 'mean',
  interval: `95${NO_BREAK}% interval`,
  impossible: 'impossible here',
  still: (prior: string) => `Still drawn with ${prior}.`,
  incomplete: (prior: string) =>
    `Fill in its numbers, with a point before decimals; until then ${prior} stands.`,
} as const;

/** What is drawn, against what was published. */
export const resultStepWords = {
  posterior: 'Posterior: what is drawn',
  drawn: 'What is drawn',
  published: 'As published',
  from: 'Drawn from',
  now: 'Now',
  mean: 'mean',
  interval: `95${NO_BREAK}% interval`,
  row: (label: string, mean: string, interval: string) =>
    `${label}: mean ${mean}, 95${NO_BREAK}% interval ${interval}`,
  rowText: (label: string, text: string) => `${label}: ${text}`,
  exactly: (text: string) => `${text}, known exactly`,
  keys: {
    now: 'drawn from',
    before: 'as published',
    claim: 'each claim by itself',
    prior: 'the prior',
  },
  peopleBelow: 'People below',
  chanceBelow: 'Chance below',
  stated: 'stated',
  fitted: 'drawn',
  error: 'error',
} as const;

/** One table divided into parts. */
export const splitWords = {
  name: (people: string, parts: number) =>
    `One table of ${people} people, divided into ${counted(parts, { one: 'part', other: 'parts' })}`,
  rest: (name: string) => `${name}, the rest`,
  part: 'Part',
  people: 'People',
  mean: 'Mean',
  interval: `95${NO_BREAK}% interval`,
  prior: 'Prior of the whole table',
  jeffreys: 'Jeffreys: ½ for each part',
  uniform: 'Uniform: 1 for each part',
  weight: 'Weight of the table',
  worth: (worth: string, total: string, prior: string) =>
    `worth ${worth} of ${total} people; the prior is worth ${prior} people`,
} as const;

/** How much a count is trusted. */
export const weightWords = {
  mustBe: 'The weight must be a number from 0 to 1, such as 0.5.',
  slider: (label: string) => `${label}, slider`,
  ofCount: 'Weight of the count',
  worth: (count: string, prior: string) => `${count}; the prior is worth ${prior}`,
  leave: 'Leave the weight to the ledger',
  inFull: (total: string) => `counted in full: worth ${total} people`,
  notCounted: 'not counted: the prior alone',
  worthOf: (worth: string, total: string) => `worth ${worth} of ${total} people`,
  onePerson: `1 ${PEOPLE.one}`,
  people: (sizes: readonly string[]) => `${sizes.join(' or ')} ${PEOPLE.other}`,
} as const;

/** From counts and a prior to what is drawn. */
export const posteriorWords = {
  beta: (a: string, b: string, separator: string) => `Beta(${a}${separator}${b})`,
  give: (withIt: string, without: string, beta: string) => `${withIt} and ${without} give ${beta}.`,
  withProbability: (beta: string, probability: string) => `${beta} with probability ${probability}`,
  and: ' and ',
  decides: (priors: readonly string[], counts: string) =>
    `The prior is ${priors.join(' or ')}; ${counts} decides between them.`,
  eachAsLikely: (counts: string) => `${counts}, each number as likely as the share makes it.`,
  anyOfSplit: (low: string, high: string, total: string, prior: string, parts: number) =>
    `Any whole number from ${low} to ${high} of ${total}, as the ranges of the table allow; the prior adds ${prior} to each of the ${String(parts)} parts.`,
  of: (total: string) => `of ${total}`,
  ofAtWeight: (total: string, weight: string) => `of ${total} at weight ${weight}`,
  exactly: (count: string, of: string) => `${count} ${of}`,
  atMost: (count: string, of: string) => `at most ${count} ${of}`,
  atLeast: (count: string, of: string) => `at least ${count} ${of}`,
  between: (low: string, high: string, of: string) =>
    `any whole number from ${low} to ${high} ${of}`,
} as const;

/** Kinds of prior, and the numbers that they need. */
export const priorOptionWords = {
  jeffreys: {
    label: 'Jeffreys',
    about: 'Beta(½, ½): its intervals hold when nobody or everybody is counted.',
  },
  uniform: { label: 'Uniform', about: 'Beta(1, 1): every share is equally likely.' },
  haldane: {
    label: 'Haldane',
    about: 'Beta(0, 0): the mean is the printed share; needs somebody on either side.',
  },
  informed: {
    label: 'Informed, by its mean',
    about: 'What was known before, and how many people that is worth.',
  },
  counts: {
    label: 'Informed, by counts',
    about: 'Beta(a, b): as if a had been counted among a + b people before.',
  },
  robust: {
    label: 'Robust mixture',
    about: 'Informed, but perhaps wrong; then a uniform prior takes over.',
  },
} as const;

export const priorFieldWords = {
  mean: { label: 'Mean', unit: '%' },
  size: { label: 'worth', unit: 'people' },
  a: { label: 'a', unit: 'with' },
  b: { label: 'b', unit: 'without' },
  vague: { label: 'chance that it is wrong', unit: '%' },
} as const;

/** What was stated against what a fitted curve gives. */
export const fitWords = {
  met: 'met',
  above: (percent: string) => `${percent}${NO_BREAK}% above`,
  below: (percent: string) => `${percent}${NO_BREAK}% below`,
  exact: 'The curve meets what is stated exactly.',
  misses: (missed: number, all: number) =>
    `The family misses ${String(missed)} of the ${String(all)} stated values: the nearest of its curves is drawn. Triangles mark where it has what the dots state.`,
} as const;
