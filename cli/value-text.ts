import { formatTime, type Clock, type Estimate, type OutcomeResult } from '../engine/index.ts';
import { estimateText } from './number-text.ts';

/** What the text of a value depends on. */
export type Measured = Pick<OutcomeResult, 'kind' | 'isWhole' | 'unit'>;

/** Outcomes that are printed in percent. */
export function isPercent({ kind }: Measured): boolean {
  return kind === 'share' || kind === 'any';
}

/** Outcomes that are a time since the start. */
export function isTime({ kind }: Measured): boolean {
  return kind === 'time-to' || kind === 'peak-time';
}

/**
 * A value of an outcome: whole numbers as they are, shares in percent, times as the date they come to
 * (`2020-03`, of what has not happened by the end `after 2028-01`), all else to four digits.
 */
export function valueText(outcome: Measured, clock: Clock, value: number): string {
  if (isPercent(outcome)) return `${fourDigits(100 * value)} %`;
  if (isTime(outcome)) {
    const isOver = outcome.kind === 'time-to' && value >= clock.steps * clock.stepMonths;
    return `${isOver ? 'after ' : ''}${formatTime(clock, value)}`;
  }
  return outcome.isWhole ? String(value) : fourDigits(value);
}

/** A difference of two values: as `valueText`, but times are months. */
export function differenceText(outcome: Measured, value: number): string {
  if (isPercent(outcome)) return `${fourDigits(100 * value)} %`;
  return outcome.isWhole ? String(value) : fourDigits(value);
}

/** A mean with its Monte Carlo standard error; of shares in percent, of times in months. */
export function meanText(outcome: Measured, { value, mcse }: Estimate): string {
  if (isPercent(outcome)) return `${estimateText({ value: 100 * value, mcse: 100 * mcse })} %`;
  return estimateText({ value, mcse });
}

/** Label of an outcome, with its unit where the label alone leaves it open. */
export function labelText({ label, unit, ...outcome }: Measured & { label: string }): string {
  if (isTime({ unit, ...outcome })) return `${label} (mean in months)`;
  return outcome.kind === 'total' ? `${label} (${unit})` : label;
}

function fourDigits(value: number): string {
  if (Math.abs(value) >= 10_000) return String(Math.round(value));
  return String(Number(value.toPrecision(4)));
}
