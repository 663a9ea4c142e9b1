import type { Clock, Estimate, Outcome, OutcomeResult } from '../../engine/index.ts';
import {
  decimalsFor,
  formatCount,
  formatMcse,
  formatMean,
  NO_BREAK,
} from '../figure/number-text.ts';
import { timeText } from './step-text.ts';
import { formatDecimals, formatRounded } from '../locale/number-format.ts';
import { stepForms } from './step-names.ts';
import { numberWords } from './number-words.ts';

/** What decides how values of an outcome are written; a scenario's outcome and a result's have it. */
export interface Measured {
  readonly kind: OutcomeResult['kind'] | Outcome['measure']['kind'];
  readonly unit: string;
}

/** How the values of one outcome are written: people, percent, months, money. */
export interface ValueFormat {
  /** `people` are whole, `percent` a share, `chance` a yes (1) or no (0), `time` months since the start. */
  readonly kind: 'people' | 'percent' | 'chance' | 'time' | 'amount';
  /** Follows a number in a sentence; empty where the number itself says it. */
  readonly unit: string;
  /** One value, with a percent sign but without a unit in words. */
  readonly value: (value: number) => string;
  /** `35 to 92`; one number where both ends are written the same. */
  readonly range: (low: number, high: number) => string;
  /** `35–92`, where room is short. */
  readonly span: (low: number, high: number) => string;
  /** A mean with the digits that its Monte Carlo standard error leaves. */
  readonly mean: (mean: Estimate) => string;
  readonly mcse: (mcse: number) => string;
  /** The date of a time on a dated clock; undefined of everything else. */
  readonly date: (value: number) => string | undefined;
  /** A value times this is the number written. */
  readonly factor: number;
}

/** Digits of a number without an error, such as an exact mean. */
const EXACT_DIGITS = 5;

/**
 * The way to write an outcome's values. Values that are not whole keep as many digits as nine draws in ten
 * differ by: two of a share's, three of all others.
 *
 * @param quantiles 5 % quantile first, 95 % last
 */
export function valueFormat(
  { kind, unit }: Measured,
  clock: Pick<Clock, 'startMonth' | 'unit' | 'isDated' | 'stepMonths'>,
  quantiles: readonly number[],
): ValueFormat {
  const width = (quantiles.at(-1) ?? 0) - (quantiles[0] ?? 0);
  const typical = Math.max(...quantiles.map(Math.abs), 0);
  const date = () => undefined;
  switch (kind) {
    case 'share':
    case 'any':
      return {
        ...scaled(100, `${NO_BREAK}%`, width > 0 ? 2 : 3, width, typical),
        kind: kind === 'any' ? 'chance' : 'percent',
        unit: kind === 'any' ? '' : shareUnit(unit),
        date,
      };
    case 'time-to':
    case 'peak-time': {
      const { factor, name } = timeUnit(clock);
      return {
        ...scaled(factor, '', 3, width, typical),
        kind: 'time',
        unit: name,
        date: (months) => (clock.isDated ? timeText(clock, months) : undefined),
      };
    }
    case 'total':
      return { ...scaled(1, '', 3, width, typical), kind: 'amount', unit, date };
    default:
      return { ...people, unit, date };
  }
}

/** The way to write a result's outcome. */
export function outcomeFormat(outcome: OutcomeResult, clock: Clock): ValueFormat {
  return valueFormat(
    outcome,
    clock,
    outcome.final.quantiles.map(({ value }) => value),
  );
}

const people = {
  kind: 'people',
  value: formatCount,
  range: rangeOf(formatCount, numberWords.range),
  span: rangeOf(formatCount, numberWords.span),
  mean: formatMean,
  mcse: formatMcse,
  factor: 1,
} as const;

function scaled(
  factor: number,
  sign: string,
  digits: number,
  width: number,
  typical: number,
): Omit<ValueFormat, 'kind' | 'unit' | 'date'> {
  const wanted = width > 0 ? digits : EXACT_DIGITS;
  const last = width > 0 ? width : typical;
  const lowest = last > 0 ? Math.floor(Math.log10(last * factor)) - wanted + 1 : 0;
  const number = (value: number) => `${rounded(value * factor, lowest)}`;
  const value = (its: number) => `${number(its)}${sign}`;
  return {
    value,
    range: rangeOf(value, numberWords.range),
    span: (low, high) => `${rangeOf(number, numberWords.span)(low, high)}${sign}`,
    mean: ({ value: mean, mcse }) => `${meanNumber(mean * factor, mcse * factor)}${sign}`,
    mcse: (mcse) => `${mcseNumber(mcse * factor)}${sign}`,
    factor,
  };
}

function rangeOf(text: (value: number) => string, join: (low: string, high: string) => string) {
  return (low: number, high: number) => {
    const [from, to] = [text(low), text(high)];
    return from === to ? from : join(from, to);
  };
}

/** A number to a power of ten, without trailing zeros behind the point. */
function rounded(value: number, power: number): string {
  const maximumFractionDigits = Math.min(12, Math.max(0, -power));
  const unit = 10 ** Math.max(0, power);
  // minus nothing is written as nothing
  const shown = (unit > 1 ? Math.round(value / unit) * unit : value) + 0;
  return formatRounded(shown, maximumFractionDigits);
}

function meanNumber(value: number, mcse: number): string {
  if (!(mcse > 0)) {
    const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))) - EXACT_DIGITS + 1;
    return rounded(value, Math.min(0, power));
  }
  const power = lastPlace(mcse);
  if (power > 0) return rounded(value, power);
  const decimals = decimalsFor(mcse);
  return formatDecimals(value, decimals);
}

function mcseNumber(mcse: number): string {
  const power = mcse > 0 ? lastPlace(mcse) : 0;
  return power > 0 ? rounded(mcse, power) : formatMcse(mcse);
}

/** Power of ten of a standard error's first digit, or of its second where the first is a 1. */
function lastPlace(mcse: number): number {
  const first = Math.floor(Math.log10(mcse));
  return mcse / 10 ** first < 2 ? first - 1 : first;
}

/** `of those back` follows a percentage; `share` and the like would only repeat the sign. */
function shareUnit(unit: string): string {
  return unit === 'share' || unit === 'probability' ? '' : unit;
}

/** Times are told in the steps of the clock, those of months and quarters in months. */
function timeUnit({ unit, stepMonths }: Pick<Clock, 'unit' | 'stepMonths'>): {
  readonly factor: number;
  readonly name: string;
} {
  if (unit === 'month' || unit === 'quarter') return { factor: 1, name: stepForms.month.other };
  return { factor: 1 / stepMonths, name: stepForms[unit].other };
}
