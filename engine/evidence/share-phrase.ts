import {
  isTime,
  mismatch,
  readWhole,
  refuseReversed,
  shiftPoint,
  startsAtZero,
} from './phrase-rule.ts';
import { refuse, type PhraseNumber, type PhraseSyntax } from './phrase-syntax.ts';
import type { Quantity } from './quantity.ts';

/** Reads a phrase as a share: a count of a total, a fraction or a range of fractions. */
export function readShare(text: string, { low, high, total, per }: PhraseSyntax): Quantity {
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
