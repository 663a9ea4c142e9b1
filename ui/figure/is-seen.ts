import type { OutcomeResult } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';

/** Whether dots are drawn: not of people whom no draw had. */
export function isSeen(
  final: OutcomeResult['final'],
  { kind }: Pick<ValueFormat, 'kind'>,
): boolean {
  return kind !== 'people' || final.atLeastOne.seen || final.atLeastOne.method === 'conditional';
}
