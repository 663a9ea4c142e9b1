import type { ValueFormat } from '../words/value-format.ts';
import { formatSignificant } from '../locale/number-format.ts';
import { NO_BREAK, numberWords } from '../words/number-words.ts';

/** A value of an axis, already in the unit that is written, with its sign. */
export function tickText({ kind }: Pick<ValueFormat, 'kind'>, written: number): string {
  if (kind === 'percent' || kind === 'chance') return `${numberText(written)}${NO_BREAK}%`;
  return numberText(written);
}

function numberText(value: number): string {
  const [size, sign] = numberWords.large.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${formatSignificant(value / size, 6)}${sign}`;
}
