import type { Split } from './scenario.ts';

/** Whole people of a part of a split, or of its rest: what the parts leave. */
export function countOfPart(
  { parts, total }: Split,
  name: string,
): { readonly low: number; readonly high: number } {
  const known = parts.find((part) => part.name === name)?.count;
  if (known) return known;
  const least = parts.reduce((sum, { count }) => sum + count.low, 0);
  const most = parts.reduce((sum, { count }) => sum + count.high, 0);
  return { low: total - most, high: total - least };
}

/** A part of a split as a count: `400 to 450 of 1700`. */
export function partText(split: Split, name: string): string {
  const { low, high } = countOfPart(split, name);
  return `${low === high ? low : `${low} to ${high}`} of ${split.total}`;
}
