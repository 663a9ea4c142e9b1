import type { Estimate, PairedDifference } from '../../engine/index.ts';
import {
  formatCount,
  formatMcse,
  formatMean,
  formatRange,
  formatShare,
  NO_BREAK,
} from '../figure/number-text.ts';
import type { ValueFormat } from '../words/value-format.ts';

/** How a difference is written: its numbers, its unit and which way it goes. */
interface DifferenceFormat {
  readonly mean: (mean: Estimate) => string;
  readonly mcse: (mcse: number) => string;
  readonly value: (value: number) => string;
  readonly range: (low: number, high: number) => string;
  /** Of a value that is greater, and of one that is less. */
  readonly more: string;
  readonly fewer: string;
  /** Whether values are only so or not, so that an interval says nothing. */
  readonly isChance: boolean;
}

/** A paired difference in words. */
export interface DifferenceWords {
  /** What is true of the mean: `62.7 more on average`. */
  readonly lead: string;
  /** Where nine draws in ten lie and how many draws differ which way; empty when none differs. */
  readonly rest: string;
  /** Monte Carlo standard error and the draws compared. */
  readonly basis: string;
}

/** A mean closer to 0 than this many of its standard errors is not called a difference. */
const CLEAR = 2;

/** Says what a change does, draw by draw: by how much, in which direction, and how surely. */
export function describeDifference(
  difference: PairedDifference,
  values?: ValueFormat,
): DifferenceWords {
  const format = differenceFormat(values);
  const { mean, more, fewer } = difference;
  if (more.value === 0 && fewer.value === 0) {
    return {
      lead: 'No difference',
      rest: '',
      basis: `the same in each of ${formatCount(difference.draws)} draws`,
    };
  }
  const isClear = Math.abs(mean.value) > CLEAR * mean.mcse;
  return {
    lead: isClear
      ? `${sizeOf(mean, format)}${format.isChance ? '' : ' on average'}`
      : 'No clear difference on average',
    rest: [format.isChance ? '' : intervalText(difference, format), chanceText(difference, format)]
      .filter((text) => text !== '')
      .join('; '),
    basis:
      (isClear ? '' : `${sizeOf(mean, format)}, `) +
      `Monte Carlo standard error ${format.mcse(mean.mcse)}; ` +
      `${formatCount(difference.draws)} draws compared one by one`,
  };
}

/** The mean alone, where room is short: `62.7 more`. */
export function shortDifference(difference: PairedDifference, values?: ValueFormat): string {
  const { mean, more, fewer } = difference;
  if (more.value === 0 && fewer.value === 0) return 'no difference';
  if (!(Math.abs(mean.value) > CLEAR * mean.mcse)) return 'no clear difference';
  return sizeOf(mean, differenceFormat(values));
}

function sizeOf({ value, mcse }: Estimate, { mean, more, fewer }: DifferenceFormat): string {
  return `${mean({ value: Math.abs(value), mcse })} ${value < 0 ? fewer : more}`;
}

/** Empty where nine draws in ten differ by nothing: then the chances say more. */
function intervalText(
  { quantiles: [low, , high] }: PairedDifference,
  { value, range, more, fewer }: DifferenceFormat,
): string {
  if (low === 0 && high === 0) return '';
  const draws = `in 90${NO_BREAK}% of draws`;
  if (low >= 0) return `${draws} ${range(low, high)} ${more}`;
  if (high <= 0) return `${draws} ${range(-high, -low)} ${fewer}`;
  return `${draws} between ${value(-low)} ${fewer} and ${value(high)} ${more}`;
}

function chanceText(
  { more, fewer, draws }: PairedDifference,
  words: Pick<DifferenceFormat, 'more' | 'fewer'>,
): string {
  const [up, down] = [lastWord(words.more), lastWord(words.fewer)];
  if (more.value === 1) return `${up} in every draw`;
  if (fewer.value === 1) return `${down} in every draw`;
  const value = Math.max(0, 1 - more.value - fewer.value);
  const same = { value, mcse: Math.sqrt((value * (1 - value)) / draws) };
  const parts = [
    { word: up, share: more },
    { word: down, share: fewer },
    { word: 'the same', share: same },
  ].sort((a, b) => b.share.value - a.share.value);
  return parts
    .map(({ word, share }, index) => {
      if (share.value === 0) return `never ${word}`;
      return `${word} in ${formatShare(share)}${index === 0 ? ' of draws' : ''}`;
    })
    .join(', ');
}

/** What a value that is greater is called, and one that is less: `more` and `fewer`, `later` and `earlier`. */
export function signWords(values: ValueFormat): { readonly more: string; readonly fewer: string } {
  const { more, fewer } = differenceFormat(values);
  return { more: lastWord(more), fewer: lastWord(fewer) };
}

function lastWord(words: string): string {
  return words.replace(/^.* /, '');
}

/** A difference with its sign in words: `5 fewer`, `the same`, `3 to 7 more`. */
export function differenceRange(low: number, high: number, values: ValueFormat): string {
  const { value, range, more, fewer } = differenceFormat(values);
  if (low === 0 && high === 0) return 'the same';
  if (low >= 0) return `${range(low, high)} ${more}`;
  if (high <= 0) return `${range(-high, -low)} ${fewer}`;
  return `${value(-low)} ${fewer} to ${value(high)} ${more}`;
}

function differenceFormat(values: ValueFormat | undefined): DifferenceFormat {
  if (values === undefined || values.kind === 'people') {
    return {
      ...{ mean: formatMean, mcse: formatMcse, value: formatCount, range: formatRange },
      ...{ more: 'more', fewer: 'fewer', isChance: false },
    };
  }
  const { mean, mcse, value, range } = values;
  const isChance = values.kind === 'chance';
  const common = { mean, mcse, value, range, isChance };
  switch (values.kind) {
    case 'percent':
    case 'chance': {
      // a share that is 3 % higher could be 3 % of itself
      const points = (text: string) => text.replace(/\u00a0%/g, '');
      return {
        mean: (its) => points(mean(its)),
        mcse: (its) => points(mcse(its)),
        value: (its) => points(value(its)),
        range: (low, high) => points(range(low, high)),
        more: 'percentage points higher',
        fewer: 'percentage points lower',
        isChance,
      };
    }
    case 'time':
      return { ...common, more: `${values.unit} later`, fewer: `${values.unit} earlier` };
    case 'amount':
      return { ...common, more: 'more', fewer: 'less' };
  }
}
