import {
  isTime,
  mismatch,
  readSigned,
  readWhole,
  refuseReversed,
  shiftPoint,
  startsAtZero,
  within,
} from './phrase-rule.ts';
import { isDistributionPhrase, readDistribution } from './distribution-phrase.ts';
import { readModified } from './modified-phrase.ts';
import {
  parsePhraseSyntax,
  PHRASE_LIMIT,
  refuse,
  type PhraseNumber,
  type PhraseSyntax,
} from './phrase-syntax.ts';
import type { ParameterKind, Quantity } from './quantity.ts';
import { readShare } from './share-phrase.ts';
import {
  isEventPhrase,
  isQuantilePhrase,
  isSurvivalPhrase,
  readEvents,
  readQuantiles,
  readSurvival,
} from './stated-phrase.ts';
import { toMonths, toRatePerMonth } from './time-unit.ts';

export { formatQuantity } from './format-quantity.ts';

/**
 * Reads a number as people write it, in base units: fractions, people, events or people per month, months.
 *
 * | kind              | forms                                                                  |
 * |-------------------|------------------------------------------------------------------------|
 * | share             | `54 of 400`, `400 to 450 of 1700`, `at least 130 of 800`, `13.5%`, `0.135`, `5% to 20%` |
 * | count             | `300`, `1,700`, `400 to 450`                                           |
 * | inflow            | `2,000 per month`, `20,000 to 30,000 per year`                         |
 * | money             | `12,000`, `10,000 to 15,000`, in the currency that the model states    |
 * | number            | `0.6`, `0.4 to 0.9`, `-0.2 to 0.3`                                     |
 * | rate              | `0.2 per year`, `10% to 20% per year`, `12 events in 300 person-months` |
 * | duration, sojourn | `6 months`, `3 to 18 months`, `90 days`, `10 weeks`, `6 months to 2 years`, `half within 4 months, 80% within 12 months` |
 * | all               | `about …`, `… to … (80%)`, `p10 …, p50 …, p90 …`, named distributions such as `pert(…, …, …)` |
 *
 * A range is a 90 % interval unless it says another level. `to` may be a hyphen or a dash, numbers may
 * group thousands by commas (but not inside the parentheses of a distribution).
 * A rate in percent is a hazard (`10% per year` is 0.1 events per person and year), not a probability.
 *
 * @param text a number of YAML, or a phrase
 * @throws BaserateError without a place (see `placeProblem`): `evidence/phrase` for the form,
 *         `evidence/wrong-kind` for a phrase of another kind, `evidence/missing-unit`,
 *         `evidence/out-of-range`, `evidence/reversed-range`, `evidence/count-out-of-range`,
 *         `evidence/distribution`
 * @example parsePhrase('3 to 18 months', 'sojourn') // { kind: 'range', low: 3, high: 18 }
 * @example parsePhrase('54 of 400', 'share') // { kind: 'proportion', low: 54, high: 54, total: 400 }
 */
export function parsePhrase(text: string | number, kind: ParameterKind): Quantity {
  const written = typeof text === 'number' ? writeNumber(text) : text;
  if (isDistributionPhrase(written)) return readDistribution(written, kind);
  if (written.length <= PHRASE_LIMIT) {
    if (isQuantilePhrase(written)) return readQuantiles(written, kind);
    if (isSurvivalPhrase(written)) return readSurvival(written, kind);
    if (isEventPhrase(written)) return readEvents(written, kind);
    const modified = readModified(written, (rest) => readPlain(rest, kind), kind);
    if (modified) return modified;
  }
  return readPlain(written, kind);
}

/** A number, a range, or a count of a total, with nothing around it. */
function readPlain(written: string, kind: ParameterKind): Quantity {
  if (kind === 'number') return readNumber(written);
  const syntax = parsePhraseSyntax(written);
  switch (kind) {
    case 'share':
      return readShare(written, syntax);
    case 'count':
      return readCount(written, syntax);
    case 'rate':
      return readRate(written, syntax);
    case 'inflow':
      return readInflow(written, syntax);
    case 'money':
      return readMoney(written, syntax);
    case 'duration':
    case 'sojourn':
      return readTime(written, syntax);
  }
}

function writeNumber(value: number): string {
  if (Number.isFinite(value)) return String(value);
  throw refuse(value, 'a number must be known and finite', undefined, 'evidence/out-of-range');
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
  return between(text, [low, high], read, `0.01 per ${per}`);
}

/** People per time; a percentage of people per time is a rate. */
function readInflow(text: string, { low, high, total, per }: PhraseSyntax): Quantity {
  const remedy = 'write 2,000 per month or 20,000 to 30,000 per year';
  if (total ?? low.unit ?? high?.unit) {
    throw mismatch(text, 'an inflow is a number of people per time', remedy);
  }
  if (per === undefined) {
    const rule = 'an inflow must say per what time';
    throw refuse(text, rule, remedy, 'evidence/missing-unit');
  }
  return between(
    text,
    [low, high],
    ({ digits }) => within(text, toRatePerMonth(Number(digits), per)),
    `1 per ${per}`,
  );
}

function readMoney(text: string, { low, high, total, per }: PhraseSyntax): Quantity {
  const remedy = 'write 12,000 or 10,000 to 15,000';
  if (per !== undefined) {
    const rule = 'an amount of money has no time; what uses it says per what';
    throw mismatch(text, rule, remedy);
  }
  if (total ?? low.unit ?? high?.unit) {
    throw mismatch(text, 'an amount of money has no unit; the model states its currency', remedy);
  }
  return between(text, [low, high], ({ digits }) => within(text, Number(digits)), '1');
}

/** A plain number of any sign, or a range of them. */
function readNumber(text: string): Quantity {
  const remedy = 'write 0.6, 0.4 to 0.9 or -0.2 to 0.3';
  const ends = text.split(/\bto\b/i).map(readSigned);
  if (ends.length > 2) throw refuse(text, 'a range has two ends', remedy);
  const isSigned = ends.some(({ isNegative }) => isNegative);
  const parts = isSigned ? ends.map(({ digits }) => digits) : [text];
  const [first, second] = parts.map(parsePhraseSyntax);
  const low = first?.low ?? { digits: 'NaN' };
  const high = isSigned ? second?.low : first?.high;
  for (const syntax of [first, second]) {
    const isBare = !syntax?.total && !syntax?.per && !syntax?.low.unit && !syntax?.high?.unit;
    if (!isBare || (isSigned && syntax?.high)) {
      throw mismatch(text, 'a plain number has no unit, percent sign, total or time', remedy);
    }
  }
  const read = ({ digits }: PhraseNumber, i: number) => {
    const value = within(text, Number(digits));
    return isSigned && ends[i]?.isNegative ? -value : value;
  };
  const lower = read(low, 0);
  if (!high) return { kind: 'fixed', value: lower };
  const upper = read(high, 1);
  refuseReversed(text, lower, upper);
  return { kind: 'range', low: lower, high: upper };
}

/** One number or two, of what cannot be negative. */
function between(
  text: string,
  [low, high]: readonly [PhraseNumber, PhraseNumber | undefined],
  read: (number: PhraseNumber) => number,
  least: string,
): Quantity {
  const lower = read(low);
  if (!high) return { kind: 'fixed', value: lower };
  const upper = read(high);
  refuseReversed(text, lower, upper);
  if (!(lower > 0)) throw startsAtZero(text, least, undefined);
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
