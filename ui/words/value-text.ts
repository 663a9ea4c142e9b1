import type { ParameterKind } from '../../engine/index.ts';
import { NO_BREAK } from '../figure/number-text.ts';
import { formatNumber, formatSignificant, formatWhole } from '../locale/number-format.ts';

/** How numbers of a kind are shown: times `factor`, with the unit behind. */
export interface ShownUnit {
  readonly factor: number;
  /** With the space before it; empty where there is none. */
  readonly unit: string;
}

/**
 * The reader's unit for base units: percent, people, per year, people per month, months or years;
 * plain numbers and money have none, as their label says what they are.
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
    case 'inflow':
      // people per month, or per year where they are fewer than one a month
      return Math.abs(typical) < 1
        ? { factor: 12, unit: `${NO_BREAK}per${NO_BREAK}year` }
        : { factor: 1, unit: `${NO_BREAK}per${NO_BREAK}month` };
    default:
      return { factor: 1, unit: '' };
  }
}

/**
 * One number in the reader's unit, to three significant digits.
 *
 * @param value   in base units
 * @param typical sets the unit, where numbers stand beside others
 * @example formatValue(0.1359, 'share') // '13.6 %' with a no-break space
 */
export function formatValue(value: number, kind: ParameterKind, typical = value): string {
  const { factor, unit } = shownUnit(kind, typical);
  // people and money are whole beyond three digits, with thousands told apart
  const isLarge = Math.abs(value * factor) >= 1000;
  const text = isLarge ? formatWhole(value * factor) : formatSignificant(value * factor, 3);
  return `${text}${text === '1' && unit.endsWith('s') ? unit.slice(0, -1) : unit}`;
}

/** A number without its unit and with trailing zeros, for columns that are compared: `2.40`. */
export function formatAligned(value: number, { factor }: ShownUnit, significant = 3): string {
  return formatNumber(value * factor, {
    minimumSignificantDigits: significant,
    maximumSignificantDigits: significant,
  });
}
