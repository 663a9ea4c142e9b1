import type { ParameterKind, Quantity } from './quantity.ts';
import { timeUnits, toMonths, toRatePerMonth, type TimeUnit } from './time-unit.ts';

/**
 * Prints a quantity as the phrase a person would write; `parsePhrase` reads it back to the very
 * same numbers. Times and rates take the unit in which the numbers are short.
 *
 * @example formatQuantity({ kind: 'fixed', value: 0.135 }, 'share') // '13.5%'
 * @example formatQuantity({ kind: 'range', low: 0.025, high: 0.05 }, 'rate') // '0.3 to 0.6 per year'
 */
export function formatQuantity(quantity: Quantity, kind: ParameterKind): string {
  if (quantity.kind === 'distribution') return quantity.text;
  if (quantity.kind === 'proportion') return formatProportion(quantity);
  const level =
    quantity.kind === 'range' && quantity.level !== undefined
      ? ` (${shiftText(quantity.level, 2)}%)`
      : '';
  return `${formatNumbers(quantity, kind)}${level}`;
}

/** `54 of 400`, `400 to 450 of 1700`, `at least 130 of 800`, `at most 12 of 64`. */
function formatProportion({ low, high, total }: QuantityOf<'proportion'>): string {
  if (low === high) return `${low} of ${total}`;
  if (high === total) return `at least ${low} of ${total}`;
  if (low === 0) return `at most ${high} of ${total}`;
  return `${low} to ${high} of ${total}`;
}

type QuantityOf<K extends Quantity['kind']> = Extract<Quantity, { kind: K }>;

function formatNumbers(quantity: QuantityOf<'fixed' | 'range'>, kind: ParameterKind): string {
  const numbers = quantity.kind === 'fixed' ? [quantity.value] : [quantity.low, quantity.high];
  switch (kind) {
    case 'count':
    case 'money':
    case 'number':
      return numbers.map(String).join(' to ');
    case 'share':
      return numbers.map((value) => `${shiftText(value, 2)}%`).join(' to ');
    case 'rate':
    case 'inflow': {
      const { texts, unit } = inShortUnit(numbers, toRatePerMonth);
      return `${texts.join(' to ')} per ${unit}`;
    }
    case 'duration':
    case 'sojourn': {
      const { texts, unit } = inShortUnit(numbers, toMonths);
      const plural = texts.length > 1 || texts[0] !== '1' ? 's' : '';
      return `${texts.join(' to ')} ${unit}${plural}`;
    }
  }
}

/** The first unit in which every number is exact and short, else exact and shortest. */
function inShortUnit(
  numbers: readonly number[],
  toBase: (value: number, unit: TimeUnit) => number,
): { texts: readonly string[]; unit: TimeUnit } {
  let best: { texts: readonly string[]; unit: TimeUnit } = {
    texts: numbers.map(String),
    unit: 'month',
  };
  const length = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  if (length(best.texts) <= 4) return best;
  for (const unit of timeUnits) {
    const texts = numbers.map((value) => {
      const inUnit = Number((value / toBase(1, unit)).toPrecision(12));
      return toBase(inUnit, unit) === value ? String(inUnit) : undefined;
    });
    if (!texts.every((text) => text !== undefined)) continue;
    if (length(texts) < length(best.texts)) best = { texts, unit };
    if (length(texts) <= 4) return best;
  }
  return best;
}

/** Prints a number times a power of ten by moving the point in its shortest exact text. */
function shiftText(value: number, by: number): string {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', part = ''] = mantissa.split('.');
  const point = whole.length + Number(exponent) + by;
  const digits = whole + part;
  if (point < -12) return `${mantissa}e${Number(exponent) + by}`;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(1, point);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return right === '' ? left : `${left}.${right}`;
}
