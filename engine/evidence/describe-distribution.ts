import type { Distribution } from '../distribution/distribution.ts';
import { meanOf } from '../distribution/moments.ts';
import { quantile } from '../distribution/quantile.ts';
import type { ParameterKind } from './quantity.ts';
import { toMonths, toRatePerMonth, type TimeUnit } from './time-unit.ts';

/** A distribution in three numbers, in base units, and in words. */
export interface DistributionSummary {
  readonly mean: number;
  /** 5 % quantile. */
  readonly low: number;
  /** 95 % quantile. */
  readonly high: number;
  /** Such as `13.6 % (90 %: 10.9 % to 16.5 %)`. */
  readonly text: string;
}

/**
 * Says what a distribution means, to three significant digits.
 *
 * @param kind what it measures: sets the unit. Times take days, months or years by their length;
 *             rates are per year
 * @throws     as `checkDistribution`
 */
export function describeDistribution(
  distribution: Distribution,
  kind: ParameterKind,
): DistributionSummary {
  const mean = meanOf(distribution);
  const low = quantile(distribution, 0.05);
  const high = quantile(distribution, 0.95);
  const { show, unit } = wording(kind, mean);
  const middle = `${show(mean)}${unit}`;
  // Where low and high print alike, the interval says nothing.
  if (show(low) === show(high)) return { mean, low, high, text: middle };
  const interval =
    kind === 'share' ? `${show(low)} % to ${show(high)} %` : `${show(low)} to ${show(high)}${unit}`;
  return { mean, low, high, text: `${middle} (90 %: ${interval})` };
}

/** One number in the unit of its kind, to three significant digits; it may lie where the kind has none. */
export function describeValue(value: number, kind: ParameterKind): string {
  const { show, unit } = wording(kind, Math.abs(value));
  return `${show(value)}${unit}`;
}

function wording(
  kind: ParameterKind,
  mean: number,
): { show: (value: number) => string; unit: string } {
  switch (kind) {
    case 'share':
      return { show: showPercent, unit: ' %' };
    case 'number':
      return { show: showNumber, unit: '' };
    case 'inflow':
      return { show: showNumber, unit: ' per month' };
    case 'count':
    case 'money':
      return { show: (value) => showNumber(value >= 100 ? Math.round(value) : value), unit: '' };
    case 'rate':
      return { show: (value) => showNumber(value / toRatePerMonth(1, 'year')), unit: ' per year' };
    case 'duration':
    case 'sojourn': {
      const unit: TimeUnit = mean < 1 ? 'day' : mean < 60 ? 'month' : 'year';
      return { show: (value) => showNumber(value / toMonths(1, unit)), unit: ` ${unit}s` };
    }
  }
}

/** A share in percent; near 0 and near 100 % with as many digits as the smaller part needs. */
function showPercent(share: number): string {
  const percent = share * 100;
  const part = Math.min(percent, 100 - percent);
  if (percent < 1 || part <= 0) return showNumber(percent);
  const decimals = part >= 10 ? 1 : part >= 1 ? 2 : 3;
  return withoutZeros(percent.toFixed(decimals));
}

/** Three significant digits, whole numbers in full; `1.2e-7` below a millionth. */
function showNumber(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
