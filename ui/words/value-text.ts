import type { ParameterKind } from '../../engine/index.ts';
import { NO_BREAK } from '../figure/number-text.ts';

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** How numbers of a kind are shown: times `factor`, with the unit behind. */
export interface ShownUnit {
  readonly factor: number;
  /** With the space before it; empty where there is none. */
  readonly unit: string;
}

/**
 * The reader's unit for base units: percent, people, per year, months or years.
 *
 * @param typical a value in base units, which decides between months and years
 */
export function shownUnit(kind: ParameterKind, typical: number): ShownUnit {
  switch (kind) {
    case 'share':
      return { factor: 100, unit: `${NO_BREAK}%` };
    case 'rate':
      return { factor: 12, unit: `${NO_BREAK}per${NO_BREAK}year` };
    case 'duration':
    case 'sojourn':
      return typical >= 36
        ? { factor: 1 / 12, unit: `${NO_BREAK}years` }
        : { factor: 1, unit: `${NO_BREAK}months` };
    default:
      return { factor: 1, unit: '' };
  }
}

/**
 * One number in the reader's unit, to three significant digits.
 *
 * @param value in base units
 * @example formatValue(0.1359, 'share') // '13.6 %' with a no-break space
 */
export function formatValue(value: number, kind: ParameterKind): string {
  const { factor, unit } = shownUnit(kind, value);
  const text = digits.format(value * factor);
  return `${text}${text === '1' && unit.endsWith('s') ? unit.slice(0, -1) : unit}`;
}

/**
 * The same with trailing zeros, for columns that are compared: `2.40 %`.
 *
 * @param digits significant digits
 */
export function formatAligned(value: number, kind: ParameterKind, digits = 3): string {
  const { factor, unit } = shownUnit(kind, value);
  const text = new Intl.NumberFormat('en', {
    minimumSignificantDigits: digits,
    maximumSignificantDigits: digits,
  }).format(value * factor);
  return `${text}${unit}`;
}
