import type { ParameterKind } from '../../engine/index.ts';
import { NO_BREAK } from '../figure/number-text.ts';
import { formatNumber, formatSignificant, formatWhole } from '../locale/number-format.ts';
import { stepForms } from './step-names.ts';

const PER_YEAR = `per${NO_BREAK}year`;
const PER_MONTH = `per${NO_BREAK}month`;

/** How numbers of a kind are shown: times `factor`, with the unit behind. */
export interface ShownUnit {
  readonly factor: number;
  /** With the space before it; empty where there is none. */
  readonly unit: string;
  /** The same behind a 1. */
  readonly unitOfOne: string;
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
      return shown(100, '%');
    case 'rate':
      return shown(12, PER_YEAR);
    case 'duration':
    case 'sojourn':
      return typical >= 36
        ? shown(1 / 12, stepForms.year.other, stepForms.year.one)
        : shown(1, stepForms.month.other, stepForms.month.one);
    case 'inflow':
      // people per month, or per year where they are fewer than one a month
      return Math.abs(typical) < 1 ? shown(12, PER_YEAR) : shown(1, PER_MONTH);
    default:
      return { factor: 1, unit: '', unitOfOne: '' };
  }
}

function shown(factor: number, unit: string, ofOne: string = unit): ShownUnit {
  return { factor, unit: `${NO_BREAK}${unit}`, unitOfOne: `${NO_BREAK}${ofOne}` };
}

/**
 * One number in the reader's unit, to three significant digits.
 *
 * @param value   in base units
 * @param typical sets the unit, where numbers stand beside others
 * @example formatValue(0.1359, 'share') // '13.6 %' with a no-break space
 */
export function formatValue(value: number, kind: ParameterKind, typical = value): string {
  const { factor, unit, unitOfOne } = shownUnit(kind, typical);
  // people and money are whole beyond three digits, with thousands told apart
  const isLarge = Math.abs(value * factor) >= 1000;
  const text = isLarge ? formatWhole(value * factor) : formatSignificant(value * factor, 3);
  return `${text}${text === '1' ? unitOfOne : unit}`;
}

/** A number without its unit and with trailing zeros, for columns that are compared: `2.40`. */
export function formatAligned(value: number, { factor }: ShownUnit, significant = 3): string {
  return formatNumber(value * factor, {
    minimumSignificantDigits: significant,
    maximumSignificantDigits: significant,
  });
}
