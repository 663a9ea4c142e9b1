import {
  distributionOf,
  meanOf,
  quantile,
  type ParameterKind,
  type Quantity,
} from '../../engine/index.ts';
import { NO_BREAK } from '../figure/number-text.ts';

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/**
 * What a phrase is taken to mean, for the line under its box: mean and 90 % interval of the
 * distribution that is drawn from.
 *
 * @param weight power-prior weight of a count, 0 to 1
 * @example meaningText(parsePhrase('54 of 400', 'share'), 'share', 1) // '13.6 % (90 %: 10.9 % to 16.5 %)'
 */
export function meaningText(quantity: Quantity, kind: ParameterKind, weight: number): string {
  if (kind === 'sojourn') return sojournText(quantity);
  const distribution = distributionOf(quantity, kind, weight);
  const mean = meanOf(distribution);
  if (distribution.kind === 'fixed') return `${valueText(mean, kind)}, fixed`;
  const low = valueText(quantile(distribution, 0.05), kind);
  const high = valueText(quantile(distribution, 0.95), kind);
  return `${valueText(mean, kind)} (90${NO_BREAK}%: ${low} to ${high})`;
}

function sojournText(quantity: Quantity): string {
  if (quantity.kind === 'distribution') {
    const { distribution } = quantity;
    const [low, high] = [quantile(distribution, 0.05), quantile(distribution, 0.95)];
    return betweenPeople(low, high);
  }
  if (quantity.kind !== 'range') {
    const value = quantity.kind === 'fixed' ? quantity.value : quantity.low / quantity.total;
    return `${valueText(value, 'sojourn')}, the same for everybody`;
  }
  return betweenPeople(quantity.low, quantity.high);
}

function betweenPeople(low: number, high: number): string {
  return `differs between people: 5${NO_BREAK}% take less than ${valueText(low, 'sojourn')}, 5${NO_BREAK}% more than ${valueText(high, 'sojourn')}`;
}

/** One number in the reader's units: percent, people, per year, months or years. */
function valueText(value: number, kind: ParameterKind): string {
  switch (kind) {
    case 'share':
      return `${digits.format(value * 100)}${NO_BREAK}%`;
    case 'rate':
      return `${digits.format(value * 12)}${NO_BREAK}per${NO_BREAK}year`;
    case 'duration':
    case 'sojourn':
      return value >= 36
        ? `${digits.format(value / 12)}${NO_BREAK}years`
        : `${digits.format(value)}${NO_BREAK}${value === 1 ? 'month' : 'months'}`;
    case 'count':
      return digits.format(value);
  }
}
