import { mismatch, shiftPoint } from './phrase-rule.ts';
import { refuse } from './phrase-syntax.ts';
import type { ParameterKind, Quantity } from './quantity.ts';

/** `about x` is the 90 % interval from x / 1.2 to 1.2 · x; of a share, of its odds. */
const ABOUT = 1.2;

/**
 * Reads a phrase with a word before it or a level behind it: `about 30`, `at least 130 of 800`,
 * `at most 12 of 64`, `5% to 20% (80%)`.
 *
 * @param readPlain reads what remains
 * @returns         undefined for a phrase without either
 */
export function readModified(
  text: string,
  readPlain: (rest: string) => Quantity,
  kind: ParameterKind,
): Quantity | undefined {
  const about = /^\s*about\s+(?=[\d.])(.*)$/is.exec(text);
  if (about) return spread(text, readPlain(about[1] ?? ''), kind);
  const bound = /^\s*at\s+(least|most)\s+(.*)$/is.exec(text);
  if (bound) return readBound(text, /^least$/i.test(bound[1] ?? ''), readPlain(bound[2] ?? ''));
  const level = /^(.*?)\(\s*(\d+(?:\.\d+)?)\s*%\s*\)\s*$/s.exec(text);
  return level
    ? readLevel(text, readPlain(level[1] ?? ''), shiftPoint(level[2] ?? '', -2))
    : undefined;
}

function spread(text: string, quantity: Quantity, kind: ParameterKind): Quantity {
  if (quantity.kind === 'proportion' && quantity.low === quantity.high) {
    const { low: count, total } = quantity;
    const low = Math.floor(count / ABOUT);
    const high = Math.min(total, Math.ceil(count * ABOUT));
    if (low < high && !(low === 0 && count > 0)) return { ...quantity, low, high };
    throw refuse(text, 'about stands before a count of at least 2', 'write the count itself');
  }
  if (quantity.kind !== 'fixed') {
    throw refuse(text, '"about" stands before a single number', 'write about 30, or 25 to 35');
  }
  const { value } = quantity;
  if (!(value > 0 && (kind !== 'share' || value < 1))) {
    const remedy = 'write the number itself, or 0 of n when it is a count of none';
    throw refuse(text, 'nothing can be about 0 or all', remedy, 'evidence/out-of-range');
  }
  if (kind === 'share') {
    const odds = value / (1 - value);
    const share = (its: number) => its / (1 + its);
    return { kind: 'range', low: round(share(odds / ABOUT)), high: round(share(odds * ABOUT)) };
  }
  if (kind === 'count') {
    const low = Math.floor(value / ABOUT);
    if (low > 0) return { kind: 'range', low, high: Math.ceil(value * ABOUT) };
    throw refuse(text, 'about stands before a count of at least 2', 'write the count itself');
  }
  return { kind: 'range', low: round(value / ABOUT), high: round(value * ABOUT) };
}

/** Six significant digits, unless that would make all of a share that is not quite all. */
function round(value: number): number {
  const short = Number(value.toPrecision(6));
  return short === 1 && value < 1 ? value : short;
}

function readBound(text: string, isLeast: boolean, quantity: Quantity): Quantity {
  const word = isLeast ? 'at least' : 'at most';
  if (quantity.kind !== 'proportion' || quantity.low !== quantity.high) {
    const remedy = `write ${word} 130 of 800, or a range such as 25 to 35`;
    throw mismatch(text, `"${word}" stands before a count of a total`, remedy);
  }
  return isLeast ? { ...quantity, high: quantity.total } : { ...quantity, low: 0 };
}

function readLevel(text: string, quantity: Quantity, level: number): Quantity {
  if (quantity.kind !== 'range') {
    throw refuse(text, 'a level in parentheses stands behind a range', 'write 5% to 20% (80%)');
  }
  if (!(level > 0 && level < 1)) {
    const rule = 'the level of a range must be more than 0 % and less than 100 %';
    throw refuse(text, rule, 'write 5% to 20% (80%)', 'evidence/out-of-range');
  }
  return level === 0.9 ? quantity : { ...quantity, level };
}
