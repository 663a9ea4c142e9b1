import type { CountSummary, Estimate } from '../engine/index.ts';

/** Errors below this part of a number (or of 1) are of its arithmetic, and not of chance. */
const ARITHMETIC = 1e-12;

/** A mean with its Monte Carlo standard error, to the digits that the error leaves: `57.81 ± 0.12`. */
export function estimateText({ value, mcse }: Estimate): string {
  const least = ARITHMETIC * Math.max(1, Math.abs(value));
  if (!(mcse > least)) return Math.abs(value) > least ? trimmed(value) : '0';
  const digits = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(mcse))));
  return `${value.toFixed(digits)} ± ${mcse.toFixed(digits)}`;
}

/** Above this, more nines say nothing to anybody. */
const NEARLY_SURE = 0.9999;

/** The chance of at least one, never 0 for what was only not seen: `fewer than 1 in 3333`. */
export function chanceText({
  value,
  mcse,
  seen,
  upper,
  method,
}: CountSummary['atLeastOne']): string {
  if (method === 'conditional' && !seen && value === 0) return 'never';
  if (method === 'simulated' && !seen) return fewerThan(upper);
  if (value === 1) return 'every draw';
  if (value > NEARLY_SURE) return `more than ${100 * NEARLY_SURE} %`;
  return `${estimateText({ value: 100 * value, mcse: 100 * mcse })} %`;
}

/**
 * The share of draws in which something was seen: of what none of them had a bound, 3 of N at 95 % (the rule of three).
 *
 * @param draws over which it was looked for
 */
export function shareText(share: number, draws: number): string {
  if (share === 0) return fewerThan(Math.min(1, 3 / draws));
  if (share === 1) return 'every draw';
  const text = (100 * share).toFixed(1);
  if (text === '0.0') return 'less than 0.1 %';
  return text === '100.0' ? 'more than 99.9 %' : `${text} %`;
}

/** The term absorbs the last bit of 1 / (3 / N). */
function fewerThan(upper: number): string {
  return `fewer than 1 in ${Math.floor(1 / upper + 1e-9)}`;
}

function trimmed(value: number): string {
  return String(Math.abs(value) >= 1 ? Number(value.toFixed(4)) : Number(value.toPrecision(4)));
}
