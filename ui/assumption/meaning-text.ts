import {
  distributionOf,
  meanOf,
  quantile,
  type Distribution,
  type ParameterKind,
  type Prior,
  type Quantity,
} from '../../engine/index.ts';
import { NO_BREAK } from '../figure/number-text.ts';
import { formatValue } from '../words/value-text.ts';
import { formatSignificant } from '../locale/number-format.ts';
import { meaningWords } from '../words/assumption-words.ts';

/**
 * What a phrase is taken to mean, for the line under its box: mean and 90 % interval of the
 * distribution that is drawn from.
 *
 * @param weight power-prior weight of a count, 0 to 1
 * @param prior  prior of a count; Jeffreys when left out
 * @example meaningText(parsePhrase('54 of 400', 'share'), 'share', 1) // '13.6 % (90 %: 10.9 % to 16.5 %)'
 */
export function meaningText(
  quantity: Quantity,
  kind: ParameterKind,
  weight: number,
  prior?: Prior,
): string {
  if (kind === 'sojourn') return sojournText(quantity);
  const text = distributionText(distributionOf(quantity, kind, weight, prior), kind);
  return `${text}${missesText(quantity)}`;
}

/** Mean and 90 % interval of what is drawn from: `13.6 % (90 %: 10.9 % to 16.5 %)`. */
export function distributionText(distribution: Distribution, kind: ParameterKind): string {
  const mean = meanOf(distribution);
  if (distribution.kind === 'fixed') return meaningWords.fixed(formatValue(mean, kind));
  const [lowest, highest] = [0.05, 0.95].map((p) => quantile(distribution, p));
  // arrivals in one unit, which the mean decides; times of months and years each in their own
  const inUnit = (value = 0) => formatValue(value, kind, kind === 'inflow' ? mean : value);
  const [low, high] = [inUnit(lowest), inUnit(highest)];
  return meaningWords.interval(formatValue(mean, kind), low, high);
}

/** What a fitted family leaves of the quantiles that were stated. */
function missesText(quantity: Quantity): string {
  if (quantity.kind !== 'distribution' || quantity.misses === undefined) return '';
  const part = `${formatSignificant(quantity.misses * 100, 3)}${NO_BREAK}%`;
  return meaningWords.misses(part);
}

/** What the line under a value says that is worked out from other assumptions. */
export function calculatedText(quantity: Quantity, kind: ParameterKind): string {
  const isKnown = quantity.kind === 'distribution';
  const mean = isKnown
    ? meaningWords.atTheirMeans(formatValue(meanOf(quantity.distribution), kind))
    : '';
  return `${meaningWords.calculated}${mean}`;
}

function sojournText(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'fixed':
      return meaningWords.sameForAll(formatValue(quantity.value, 'sojourn'));
    case 'range': {
      const { low, high, level = 0.9 } = quantity;
      return betweenPeople(low, high, (1 - level) / 2);
    }
    case 'distribution': {
      const { distribution } = quantity;
      const text = betweenPeople(quantile(distribution, 0.05), quantile(distribution, 0.95), 0.05);
      return `${text}${missesText(quantity)}`;
    }
    case 'proportion': // no time can be read as a count of a total
      return '';
  }
}

function betweenPeople(low: number, high: number, tail: number): string {
  const part = `${formatSignificant(tail * 100, 3)}${NO_BREAK}%`;
  return meaningWords.betweenPeople(
    part,
    formatValue(low, 'sojourn'),
    formatValue(high, 'sojourn'),
  );
}
