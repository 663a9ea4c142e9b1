import type { ValueFormat } from '../words/value-format.ts';
import { NO_BREAK } from './number-text.ts';

/** A value of an axis, already in the unit that is written, with its sign. */
export function tickText({ kind }: Pick<ValueFormat, 'kind'>, written: number): string {
  if (kind === 'percent' || kind === 'chance') return `${numberText(written)}${NO_BREAK}%`;
  return numberText(written);
}

// Making a format takes longer than using it, and an edit writes dozens of ticks anew.
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact' });
const PLAIN = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 });

function numberText(value: number): string {
  return (Math.abs(value) >= 1e6 ? COMPACT : PLAIN).format(value);
}
