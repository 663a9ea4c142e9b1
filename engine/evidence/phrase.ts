import {
  parsePhraseSyntax,
  refuse,
  type PhraseNumber,
  type PhraseSyntax,
} from './phrase-syntax.ts';
import type { ParameterKind, Quantity } from './quantity.ts';
import { toMonths, toRatePerMonth, type TimeUnit } from './time-unit.ts';

export { formatQuantity } from './format-quantity.ts';

/**
 * Reads a number as people write it, in base units: fractions, people, events per month, months.
 *
 * | kind              | forms                                                                  |
 * |-------------------|------------------------------------------------------------------------|
 * | share             | `54 of 400`, `400 to 450 of 1700`, `13.5%`, `0.135`, `5% to 20%`       |
 * | count             | `300`, `1,700`, `400 to 450`                                           |
 * | rate              | `0.2 per year`, `10% to 20% per year`                                  |
 * | duration, sojourn | `6 months`, `3 to 18 months`, `90 days`, `10 weeks`, `6 months to 2 years` |
 *
 * A range is a 90 % interval. `to` may be a hyphen or a dash, numbers may group thousands by commas.
 * A rate in percent is a hazard (`10% per year` is 0.1 events per person and year), not a probability.
 *
 * @param text a number of YAML, or a phrase
 * @throws BaserateError without a place (see `placeProblem`): `evidence/phrase` for the form,
 *         `evidence/wrong-kind` for a phrase of another kind, `evidence/missing-unit`,
 *         `evidence/out-of-range`, `evidence/reversed-range`, `evidence/count-out-of-range`
 * @example parsePhrase('3 to 18 months', 'sojourn') // { kind: 'range', low: 3, high: 18 }
 * @example parsePhrase('54 of 400', 'share') // { kind: 'proportion', low: 54, high: 54, total: 400 }
 */
export function parsePhrase(text: string | number, kind: ParameterKind): Quantity {
  const written = typeof text === 'number' ? writeNumber(text) : text;
  const syntax = parsePhraseSyntax(written);
  switch (kind) {
    case 'share':
      return readShare(written, syntax);
    case 'count':
      return readCount(written, syntax);
    case 'rate':
      return readRate(written, syntax);
    case 'duration':
    case 'sojourn':
      return readTime(written, syntax);
  }
}

function writeNumber(value: number): string {
  if (Number.isFinite(value)) return String(value);
  throw refuse(value, 'a number must be known and finite', undefined, 'evidence/out-of-range');
}

function readShare(text: string, { low, high, total, per }: PhraseSyntax): Quantity {
  if (per !== undefined) {
    throw mismatch(text, 'a share has no time', 'give it kind: rate, or write 13.5%');
  }
  if (total) return readProportion(text, low, high, total);
  for (const number of [low, high]) {
    if (number && isTime(number.unit)) {
      throw mismatch(text, 'a share is a part of a whole, not a time', 'write 54 of 400 or 13.5%');
    }
  }
  const upper = high && readFraction(text, high);
  if (low.unit !== '%' && high?.unit === '%' && Number(low.digits) > 0 && Number(low.digits) < 1) {
    throw refuse(text, 'both ends of a range must carry their % sign', 'write 5% to 20%');
  }
  const lower = readFraction(text, high?.unit === '%' ? { ...low, unit: '%' } : low);
  if (upper === undefined) return { kind: 'fixed', value: lower };
  if (low.unit === '%' && high?.unit !== '%') {
    throw refuse(text, 'both ends of a range must carry their % sign', 'write 5% to 20%');
  }
  refuseReversed(text, lower, upper);
  if (!(lower > 0)) throw startsAtZero(text, '0.1%', 'write 0 of n when it is a count of none');
  if (!(upper < 1)) {
    const rule = 'a range of shares must end below 100 %, which it never reaches';
    throw refuse(text, rule, 'write 99.9%', 'evidence/out-of-range');
  }
  return { kind: 'range', low: lower, high: upper };
}

function readFraction(text: string, number: PhraseNumber): number {
  // Moving the decimal point in the text keeps 13.5% equal to 0.135, which a division may not.
  const value = number.unit === '%' ? shiftPoint(number.digits, -2) : Number(number.digits);
  if (value >= 0 && value <= 1) return value;
  const meant =
    number.unit !== '%' && value <= 100
      ? `did you mean ${number.digits}%?`
      : 'a share is a part of a whole';
  throw refuse(
    text,
    'a share must be between 0 and 1, or 0 % and 100 %',
    meant,
    'evidence/out-of-range',
  );
}

function shiftPoint(digits: string, by: number): number {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(exponent) + by}`);
}

function readProportion(
  text: string,
  low: PhraseNumber,
  high: PhraseNumber | undefined,
  total: PhraseNumber,
): Quantity {
  if (low.unit ?? high?.unit ?? total.unit) {
    throw refuse(text, 'a count of a total must have no unit', 'write 54 of 400');
  }
  const from = readWhole(text, low);
  const to = high ? readWhole(text, high) : from;
  const all = readWhole(text, total);
  if (high) refuseReversed(text, from, to);
  if (all === 0)
    throw refuse(text, 'the total must be at least 1', undefined, 'evidence/count-out-of-range');
  if (to > all) {
    const remedy = all > 0 && !high ? 'did you swap them?' : 'raise the total or lower the count';
    throw refuse(
      text,
      'the count must not exceed its total',
      remedy,
      'evidence/count-out-of-range',
    );
  }
  return { kind: 'proportion', low: from, high: to, total: all };
}

function readCount(text: string, { low, high, total, per }: PhraseSyntax): Quantity {
  const remedy = 'write 300 or 400 to 450';
  if (total)
    throw mismatch(text, 'a count of people has no total', `${remedy}, or give it kind: share`);
  if (per !== undefined)
    throw mismatch(text, 'a count of people has no time', `${remedy}, or give it kind: rate`);
  if (low.unit ?? high?.unit) throw mismatch(text, 'a count of people has no unit', remedy);
  const lower = readWhole(text, low);
  if (!high) return { kind: 'fixed', value: lower };
  const upper = readWhole(text, high);
  refuseReversed(text, lower, upper);
  if (lower === 0) throw startsAtZero(text, '1', undefined);
  return { kind: 'range', low: lower, high: upper };
}

function readWhole(text: string, { digits }: PhraseNumber): number {
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return value;
  if (!(value <= Number.MAX_SAFE_INTEGER)) {
    throw refuse(
      text,
      `a number must not exceed ${Number.MAX_SAFE_INTEGER}`,
      undefined,
      'evidence/out-of-range',
    );
  }
  const meant = /^\d{1,3}(\.\d{3})+$/.test(digits)
    ? `write ${digits.replaceAll('.', ',')} for thousands`
    : `write ${Math.floor(value)} or ${Math.floor(value) + 1}`;
  throw refuse(text, 'people must be counted in whole numbers', meant, 'evidence/out-of-range');
}

function readRate(text: string, { low, high, total, per }: PhraseSyntax): Quantity {
  const remedy = 'write 0.2 per year or 10% to 20% per year';
  if (total) throw mismatch(text, 'a rate has no total', remedy);
  if (per === undefined) {
    if (isTime(low.unit) || isTime(high?.unit))
      throw mismatch(text, 'a rate is a number per time, not a time', remedy);
    throw refuse(text, 'a rate must say per what time', remedy, 'evidence/missing-unit');
  }
  for (const number of [low, high]) {
    if (number && isTime(number.unit))
      throw mismatch(text, 'a rate has one unit of time, after "per"', remedy);
  }
  if (low.unit === '%' && high && high.unit !== '%') {
    throw refuse(text, 'both ends of a range must carry their % sign', 'write 10% to 20% per year');
  }
  const read = (number: PhraseNumber) => {
    const percent = (high?.unit ?? number.unit) === '%';
    const events = percent ? shiftPoint(number.digits, -2) : Number(number.digits);
    return within(text, toRatePerMonth(events, per));
  };
  const lower = read(low);
  if (!high) return { kind: 'fixed', value: lower };
  const upper = read(high);
  refuseReversed(text, lower, upper);
  if (!(lower > 0)) throw startsAtZero(text, `0.01 per ${per}`, undefined);
  return { kind: 'range', low: lower, high: upper };
}

function readTime(text: string, { low, high, total, per }: PhraseSyntax): Quantity {
  const remedy = 'write 6 months or 3 to 18 months';
  if (total) throw mismatch(text, 'a time has no total', remedy);
  if (per !== undefined) throw mismatch(text, 'a time is not a rate', remedy);
  const unit = high ? high.unit : low.unit;
  if (unit === undefined) {
    throw refuse(
      text,
      'a time must have a unit: days, weeks, months or years',
      remedy,
      'evidence/missing-unit',
    );
  }
  const read = (number: PhraseNumber) => {
    const own = number.unit ?? unit;
    if (!isTime(own)) throw mismatch(text, 'a time is not a percentage', remedy);
    const months = within(text, toMonths(Number(number.digits), own));
    if (months > 0) return months;
    throw refuse(
      text,
      'a time must be more than 0',
      'write 1 day for at once',
      'evidence/out-of-range',
    );
  };
  const lower = read(low);
  if (!high) return { kind: 'fixed', value: lower };
  const upper = read(high);
  refuseReversed(text, lower, upper);
  return { kind: 'range', low: lower, high: upper };
}

function isTime(unit: '%' | TimeUnit | undefined): unit is TimeUnit {
  return unit !== undefined && unit !== '%';
}

function within(text: string, value: number): number {
  if (value <= Number.MAX_SAFE_INTEGER) return value;
  throw refuse(
    text,
    `a number must not exceed ${Number.MAX_SAFE_INTEGER}`,
    undefined,
    'evidence/out-of-range',
  );
}

function refuseReversed(text: string, low: number, high: number): void {
  if (low < high) return;
  const remedy = low === high ? 'write the number once' : 'did you swap them?';
  throw refuse(
    text,
    'a range must rise from its lower to its higher end',
    remedy,
    'evidence/reversed-range',
  );
}

function startsAtZero(text: string, least: string, also: string | undefined) {
  const remedy = `write a small lower end such as ${least}${also === undefined ? '' : `, or ${also}`}`;
  return refuse(
    text,
    'a range must start above 0, which it never reaches',
    remedy,
    'evidence/out-of-range',
  );
}

function mismatch(text: string, rule: string, remedy: string) {
  return refuse(text, rule, remedy, 'evidence/wrong-kind');
}
