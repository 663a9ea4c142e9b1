import {
  formatDecimals,
  formatNumber,
  formatRounded,
  formatSignificant,
  formatWhole,
} from '../locale/number-format.ts';
import { NO_BREAK, numberWords } from '../words/number-words.ts';

export { NO_BREAK };

/** A value with its Monte Carlo standard error, in the value's own unit. */
interface Uncertain {
  readonly value: number;
  readonly mcse: number;
}

/**
 * A count of people, whole, with thousands separators.
 *
 * @example formatCount(12345) // '12,345'
 */
export function formatCount(count: number): string {
  return formatWhole(count);
}

/** A range of counts in the words of the scenario file; one number where both ends are equal. */
export function formatRange(low: number, high: number): string {
  return low === high ? formatCount(low) : numberWords.range(formatCount(low), formatCount(high));
}

/**
 * Decimal places that a standard error justifies: down to its first digit, or its second when the
 * first is a 1, so that rounding moves a number by at most a quarter of its error.
 */
export function decimalsFor(mcse: number): number {
  if (!(mcse > 0) || !Number.isFinite(mcse)) return 0;
  const [digits = '', exponent = '0'] = mcse.toExponential(1).split('e');
  return Math.max(0, (digits.startsWith('1') ? 1 : 0) - Number(exponent));
}

/** A Monte Carlo standard error to its significant digits; `0` when the result says exactly 0. */
export function formatMcse(mcse: number): string {
  return formatDecimals(mcse, decimalsFor(mcse));
}

/**
 * A mean with as many digits as its Monte Carlo standard error justifies.
 * Without error (a constant) up to three decimals, trailing zeros dropped.
 *
 * @example formatMean({ value: 57.8641, mcse: 0.31 }) // '57.9'
 */
export function formatMean({ value, mcse }: Uncertain): string {
  if (mcse === 0) return formatRounded(value, 3);
  const decimals = decimalsFor(mcse);
  const isLost = value !== 0 && Number(value.toFixed(decimals)) === 0;
  return isLost ? formatSignificant(value, 1) : formatDecimals(value, decimals);
}

/**
 * A share (0 to 1) in percent, with as many digits as its standard error justifies; a share without
 * an error gets up to one decimal. A share above 0 is never printed as 0, nor one below 1 as 100.
 *
 * @example formatShare({ value: 0.1353, mcse: 0.0034 }) // '13.5 %' with a no-break space
 */
export function formatShare(share: number | Uncertain): string {
  const { value, mcse } = typeof share === 'number' ? { value: share, mcse: 0 } : share;
  const decimals = mcse > 0 ? decimalsFor(mcse * 100) : 1;
  const shown = Number((value * 100).toFixed(decimals));
  const smallest = 10 ** -decimals;
  if (value > 0 && shown === 0) {
    return numberWords.lessThan(`${formatDecimals(smallest, decimals)}${NO_BREAK}%`);
  }
  if (value < 1 && shown === 100) {
    return numberWords.moreThan(`${formatDecimals(100 - smallest, decimals)}${NO_BREAK}%`);
  }
  const minimumFractionDigits = mcse > 0 ? decimals : 0;
  const percent = formatNumber(value * 100, {
    minimumFractionDigits,
    maximumFractionDigits: decimals,
  });
  return `${percent}${NO_BREAK}%`;
}

/**
 * Probability of at least one. 0 only of what cannot happen (`upper` 0): an event seen in no draw is a bound, `upper` being about 3 of
 * N draws (the rule of three: Hanley & Lippman-Hand 1983, doi:10.1001/jama.1983.03330370053031).
 *
 * @example formatProbability({ value: 0, mcse: 0, seen: false, upper: 3 / 10000 }) // 'fewer than 1 in 3,333'
 */
export function formatProbability(
  atLeastOne: Uncertain & { readonly seen: boolean; readonly upper: number },
): string {
  if (!atLeastOne.seen) {
    if (atLeastOne.upper === 0) return formatShare(atLeastOne); // it cannot happen
    // Rounded down, so that the printed bound is never tighter; the term absorbs the last bit of 1 / (3 / N).
    return numberWords.fewerThanOneIn(formatCount(Math.floor(1 / atLeastOne.upper + 1e-9)));
  }
  if (atLeastOne.value === 1) return numberWords.inEveryDraw;
  return formatShare(atLeastOne);
}

/**
 * Share of draws in which something was seen: of what none of them had a bound, 3 of N (see `formatProbability`), for another
 * seed might show it.
 *
 * @param draws over which it was looked for
 * @example formatDrawn({ value: 0, mcse: 0 }, 10_000) // 'fewer than 1 in 3,333'
 */
export function formatDrawn(share: Uncertain, draws: number): string {
  return formatProbability({ ...share, seen: share.value > 0, upper: Math.min(1, 3 / draws) });
}
