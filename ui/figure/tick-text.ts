import type { ValueFormat } from '../words/value-format.ts';
import { NO_BREAK } from './number-text.ts';

/** A value of an axis, already in the unit that is written, with its sign. */
export function tickText({ kind }: Pick<ValueFormat, 'kind'>, written: number): string {
  if (kind === 'percent' || kind === 'chance') return `${numberText(written)}${NO_BREAK}%`;
  return numberText(written);
}

function numberText(value: number): string {
  if (Math.abs(value) >= 1e6) {
    return new Intl.NumberFormat('en', { notation: 'compact' }).format(value);
  }
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 6 }).format(value);
}
