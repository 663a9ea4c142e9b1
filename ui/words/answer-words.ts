import { NO_BREAK } from './number-words.ts';

const IN_90 = `in 90${NO_BREAK}% of draws`;

/** Sentences that answer a question. `{when}` is such as `by Mar 2020`, `{error}` how sure the mean is. */
export const answerWords = {
  chance: '{chance} is the chance of it {when}{error}.',
  certain: 'It is so {when} in {every}.',
  everyDraw: 'every draw',
  none: '{none} {when} in any draw.',
  noneBelow: '{none} {when} in any draw: the chance of at least one is {chance}.',
  nobody: 'None',
  rare: `{chance} is the chance of at least one {when}; on average {mean}, and ${IN_90} {interval}{error}.`,
  usual: `{mean} on average {when}, and ${IN_90} {interval}{error}.`,
  usualTime: `{mean} on average, and ${IN_90} {interval}{error}.`,
  always: 'always {range}',
  dates: (first: string, last: string) => (first === last ? `(${first})` : `(${first} to ${last})`),
  exactMean: '(the mean is exact)',
  exact: '(exact)',
  meanError: (mcse: string, isConditional: boolean) =>
    `(Monte Carlo standard error of the mean ${mcse}${isConditional ? ', exact given the parameters' : ''})`,
  error: (mcse: string, isConditional: boolean) =>
    `(Monte Carlo standard error ${mcse}${isConditional ? ', exact given the parameters' : ''})`,
  inShort: (mean: string, range: string) => `${mean} on average, ${range} ${IN_90}`,
  before: (text: string) => ` Before your change: ${text}.`,
  noneSeen: 'none seen',
  was: 'was',
  chanceOf: (label: string) => `Chance: ${label}`,
  chanceOfOne: (label: string) => `Chance of at least one: ${label}`,
  withUnit: (label: string, unit: string) => `${label} (${unit})`,
} as const;

const SOURCE = 'who happens to move and when';

/** Which part of an interval is not knowing, and which is chance. */
export const spreadWords = {
  luckAlone: `Nothing assumed here is uncertain: the whole interval is luck, ${SOURCE}.`,
  ignoranceAlone: 'The whole interval is ignorance: better evidence would close it.',
  both: (ignorant: string, lucky: string) =>
    `Of the variance, ${ignorant} is ignorance, which better evidence would lessen; ${lucky} is luck, ${SOURCE}.`,
} as const;
