import type { ParameterKind } from './quantity.ts';
import { isTime, mismatch, readSigned, shiftPoint, within } from './phrase-rule.ts';
import { parsePhraseSyntax, refuse, type PhraseSyntax } from './phrase-syntax.ts';
import { toMonths, toRatePerMonth, type TimeUnit } from './time-unit.ts';

/**
 * What a number inside a phrase measures: the parameter's own kind, one over it, or a bare number
 * (`signed` when it may be negative).
 */
export type MeasureKind =
  'share' | 'count' | 'rate' | 'inflow' | 'duration' | 'money' | 'number' | 'signed';

/** The measure of a parameter's values. */
export function measureOf(kind: ParameterKind): MeasureKind {
  if (kind === 'number') return 'signed';
  return kind === 'sojourn' ? 'duration' : kind;
}

/** The measure of one over a value: months for a rate or an inflow, a rate for a time. */
export function inverseOf(measure: MeasureKind): MeasureKind {
  if (measure === 'rate' || measure === 'inflow') return 'duration';
  return measure === 'duration' ? 'rate' : 'number';
}

/** A number and what is written behind it; digits with a minus sign where the measure has one. */
interface Written {
  readonly digits: string;
  readonly unit: '%' | TimeUnit | undefined;
  readonly per: TimeUnit | undefined;
}

/**
 * Reads numbers of one measure from a list such as `2`, `5`, `14 months`, in base units. A number
 * without a unit takes that of the next one that has one.
 *
 * @param texts the numbers as written
 * @param whole the phrase they stand in, for the message
 * @throws as `parsePhrase`
 */
export function readMeasures(
  texts: readonly string[],
  measure: MeasureKind,
  whole: string,
): readonly number[] {
  const values: number[] = [];
  let unit: Written['unit'];
  let per: Written['per'];
  for (const text of [...texts].reverse()) {
    const written = readWritten(text, measure, whole);
    unit = written.unit ?? unit;
    per = written.per ?? per;
    values.push(inBaseUnit({ digits: written.digits, unit, per }, measure, whole));
  }
  return values.reverse();
}

function readWritten(text: string, measure: MeasureKind, whole: string): Written {
  let syntax: PhraseSyntax;
  const { isNegative, digits } = readSigned(text);
  try {
    syntax = parsePhraseSyntax(measure === 'signed' ? digits : text);
  } catch (error) {
    if (!/^\s*[-−]/.test(text)) throw error;
    throw refuse(whole, 'a number must not be negative');
  }
  const { low, high, total, per } = syntax;
  if (high ?? total) throw refuse(whole, `one number must stand between the commas, not ${text}`);
  const sign = measure === 'signed' && isNegative ? '-' : '';
  return { digits: `${sign}${low.digits}`, unit: low.unit, per };
}

const WITHOUT_UNIT: Partial<Record<MeasureKind, string>> = {
  count: 'a count of people',
  money: 'an amount of money',
};

function inBaseUnit({ digits, unit, per }: Written, measure: MeasureKind, whole: string): number {
  const value = Number(digits);
  switch (measure) {
    case 'share': {
      if (isTime(unit) || per !== undefined)
        throw mismatch(whole, 'a share is a part of a whole, not a time', 'write 5%');
      const share = unit === '%' ? shiftPoint(digits, -2) : value;
      if (share >= 0 && share <= 1) return share;
      const rule = 'a share must be between 0 and 1, or 0 % and 100 %';
      const isPercent = unit !== '%' && value <= 100;
      const remedy = isPercent ? `write ${digits}%` : 'a share is a part of a whole';
      throw refuse(whole, rule, remedy, 'evidence/out-of-range');
    }
    case 'count':
    case 'money':
    case 'number':
    case 'signed':
      if (unit !== undefined || per !== undefined) {
        const what = WITHOUT_UNIT[measure] ?? `the number ${digits}`;
        throw mismatch(whole, `${what} has no unit`, `write ${digits}`);
      }
      return within(whole, value);
    case 'inflow': {
      if (unit !== undefined || per === undefined) {
        const rule = 'an inflow is a number of people per time';
        throw refuse(whole, rule, `write ${digits} per month`, 'evidence/missing-unit');
      }
      return within(whole, toRatePerMonth(value, per));
    }
    case 'rate': {
      if (isTime(unit)) throw mismatch(whole, 'a rate is a number per time', 'write 0.2 per year');
      if (per === undefined) {
        const rule = 'a rate must say per what time';
        throw refuse(whole, rule, `write ${digits} per year`, 'evidence/missing-unit');
      }
      const events = unit === '%' ? shiftPoint(digits, -2) : value;
      return within(whole, toRatePerMonth(events, per));
    }
    case 'duration': {
      if (per !== undefined) throw mismatch(whole, 'a time is not a rate', 'write 6 months');
      if (unit === '%') throw mismatch(whole, 'a time is not a percentage', 'write 6 months');
      if (unit !== undefined) return within(whole, toMonths(value, unit));
      const rule = 'a time must have a unit: days, weeks, months or years';
      throw refuse(whole, rule, `write ${digits} months`, 'evidence/missing-unit');
    }
  }
}

/** Splits at a character that stands outside all parentheses. */
export function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (text[i] === separator && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim());
}
