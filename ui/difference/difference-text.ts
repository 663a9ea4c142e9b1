import type { Estimate, PairedDifference } from '../../engine/index.ts';
import {
  formatCount,
  formatDrawn,
  formatMcse,
  formatMean,
  formatRange,
  formatShare,
} from '../figure/number-text.ts';
import { differenceWords, directionWords } from '../words/difference-words.ts';
import type { ValueFormat } from '../words/value-format.ts';

/** How a difference is written: its numbers, its unit and which way it goes. */
interface DifferenceFormat {
  readonly mean: (mean: Estimate) => string;
  readonly mcse: (mcse: number) => string;
  readonly value: (value: number) => string;
  readonly range: (low: number, high: number) => string;
  /** Behind the number of a value that is greater, and of one that is less. */
  readonly more: string;
  readonly fewer: string;
  /** The same without a number. */
  readonly up: string;
  readonly down: string;
  /** Whether values are only so or not, so that an interval says nothing. */
  readonly isChance: boolean;
}

/** A paired difference in words. */
export interface DifferenceWords {
  /** What is true of the mean: `62.7 more on average`. */
  readonly lead: string;
  /** Where nine draws in ten lie and how many draws differ which way; empty when none differs. */
  readonly rest: string;
  /** Where nine draws in ten lie; empty where that says nothing. */
  readonly interval: string;
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
  const draws = formatCount(difference.draws);
  if (more.value === 0 && fewer.value === 0) {
    const basis = differenceWords.noneBasis(draws);
    return { lead: differenceWords.none, rest: '', interval: '', basis };
  }
  const size = sizeOf(mean, format);
  const isNone = isNothing(mean);
  const isClear = Math.abs(mean.value) > CLEAR * mean.mcse;
  const interval = format.isChance ? '' : intervalText(difference, format);
  const mcse = format.mcse(mean.mcse);
  return {
    lead: isClear
      ? format.isChance
        ? size
        : differenceWords.onAverage(size)
      : isNone
        ? differenceWords.noneOnAverage
        : differenceWords.unclear,
    rest: [
      interval === '' ? '' : differenceWords.interval(interval),
      chanceText(difference, format),
    ]
      .filter((text) => text !== '')
      .join('; '),
    interval,
    basis: isNone
      ? differenceWords.luckBasis(draws)
      : isClear
        ? differenceWords.basis(mcse, draws)
        : differenceWords.basisWithSize(size, mcse, draws),
  };
}

/** The mean alone, where room is short: `62.7 more`. */
export function shortDifference(difference: PairedDifference, values?: ValueFormat): string {
  const { mean, more, fewer } = difference;
  if (more.value === 0 && fewer.value === 0) return differenceWords.noneInShort;
  if (isNothing(mean)) return differenceWords.noneOnAverageInShort;
  if (!(Math.abs(mean.value) > CLEAR * mean.mcse)) return differenceWords.unclearInShort;
  return sizeOf(mean, differenceFormat(values));
}

/** Whether the means given the parameters are the same in each draw, so that only luck differs. */
function isNothing({ value, mcse }: Estimate): boolean {
  return value === 0 && mcse === 0;
}

function sizeOf({ value, mcse }: Estimate, { mean, more, fewer }: DifferenceFormat): string {
  return differenceWords.size(mean({ value: Math.abs(value), mcse }), value < 0 ? fewer : more);
}

/** Empty where nine draws in ten differ by nothing: then the chances say more. */
function intervalText(
  { quantiles: [low, , high] }: PairedDifference,
  { value, range, more, fewer }: DifferenceFormat,
): string {
  if (low === 0 && high === 0) return '';
  const { size, between } = differenceWords;
  if (low >= 0) return size(range(low, high), more);
  if (high <= 0) return size(range(-high, -low), fewer);
  return between(size(value(-low), fewer), size(value(high), more));
}

function chanceText(
  difference: PairedDifference,
  { up, down }: Pick<DifferenceFormat, 'up' | 'down'>,
): string {
  const { more, fewer, draws } = difference;
  if (more.value === 1) return differenceWords.inEveryDraw(up);
  if (fewer.value === 1) return differenceWords.inEveryDraw(down);
  const parts = [
    { word: up, share: more },
    { word: down, share: fewer },
    { word: differenceWords.same, share: sameShare(difference) },
  ].sort((a, b) => b.share.value - a.share.value);
  return parts
    .map(({ word, share }, index) => {
      if (share.value === 0) return differenceWords.inNoDraw(word, formatDrawn(share, draws));
      const { inShare, inShareOfDraws } = differenceWords;
      return (index === 0 ? inShareOfDraws : inShare)(word, formatShare(share));
    })
    .join(', ');
}

/** The share of draws that do not differ, in whole draws: what is left of two shares is seldom exactly 0. */
export function sameShare({ more, fewer, draws }: PairedDifference): Estimate {
  const value = Math.max(0, Math.round((1 - more.value - fewer.value) * draws) / draws);
  return { value, mcse: Math.sqrt((value * (1 - value)) / draws) };
}

/** What a value that is greater is called, and one that is less: `more` and `fewer`, `later` and `earlier`. */
export function signWords(values: ValueFormat): { readonly more: string; readonly fewer: string } {
  const { up, down } = differenceFormat(values);
  return { more: up, fewer: down };
}

/** A difference with its sign in words: `5 fewer`, `the same`, `3 to 7 more`. */
export function differenceRange(low: number, high: number, values: ValueFormat): string {
  const { value, range, more, fewer } = differenceFormat(values);
  const { size, to } = differenceWords;
  if (low === 0 && high === 0) return differenceWords.same;
  if (low >= 0) return size(range(low, high), more);
  if (high <= 0) return size(range(-high, -low), fewer);
  return to(size(value(-low), fewer), size(value(high), more));
}

function differenceFormat(values: ValueFormat | undefined): DifferenceFormat {
  if (values === undefined || values.kind === 'people') {
    return {
      ...{ mean: formatMean, mcse: formatMcse, value: formatCount, range: formatRange },
      ...directionWords.people,
      isChance: false,
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
        ...directionWords.points,
        isChance,
      };
    }
    case 'time':
      return { ...common, ...directionWords.time(values.unit) };
    case 'amount':
      return { ...common, ...directionWords.amount };
  }
}
