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
  if (method === 'simulated' && !seen) return `fewer than 1 in ${Math.floor(1 / upper)}`;
  if (value === 1) return 'every draw';
  if (value > NEARLY_SURE) return `more than ${100 * NEARLY_SURE} %`;
  return `${estimateText({ value: 100 * value, mcse: 100 * mcse })} %`;
}

function trimmed(value: number): string {
  return String(Math.abs(value) >= 1 ? Number(value.toFixed(4)) : Number(value.toPrecision(4)));
}
