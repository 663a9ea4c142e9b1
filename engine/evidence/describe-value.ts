import type { ParameterKind } from './quantity.ts';
import { toMonths, toRatePerMonth, type TimeUnit } from './time-unit.ts';

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
