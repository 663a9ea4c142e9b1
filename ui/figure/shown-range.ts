import type { Distinct } from './dot-points.ts';

/** The part of a distribution that an axis shows, in whole numbers of its grid, and what lies beyond it. */
export interface ShownRange {
  readonly low: number;
  readonly high: number;
  /** The lowest and the highest value of any run. */
  readonly least: number;
  readonly most: number;
}

/** Share of the draws that may lie beyond either end of an axis; what is hidden is said. */
const HIDDEN = 0.0005;

/**
 * An axis that holds all but 1 draw in 2,000 at either end of every run, so that one far draw does not
 * press all others together. It starts at 0 when that leaves at least half of it to the values.
 */
export function shownRange(runs: readonly Distinct[]): ShownRange {
  const ends = runs.map(({ values, counts }) => {
    const draws = counts.reduce((sum, count) => sum + count, 0);
    let low = values[0] ?? 0;
    let high = values[0] ?? 0;
    let below = 0;
    let isStarted = false;
    for (let i = 0; i < values.length && below < (1 - HIDDEN) * draws; i++) {
      below += counts[i] ?? 0;
      if (!isStarted && below > HIDDEN * draws) {
        low = values[i] ?? 0;
        isStarted = true;
      }
      high = values[i] ?? 0;
    }
    return { low, high, least: values[0] ?? 0, most: values.at(-1) ?? 0 };
  });
  const low = Math.min(...ends.map((each) => each.low));
  const high = Math.max(...ends.map((each) => each.high));
  return {
    low: low >= 0 && low <= high - low ? 0 : low,
    high,
    least: Math.min(...ends.map(({ least }) => least)),
    most: Math.max(...ends.map(({ most }) => most)),
  };
}

/** Share of the draws of a run that lie below `from` and above `to`. */
export function sharesBeyond({ values, counts }: Distinct, from: number, to: number) {
  let [draws, below, above] = [0, 0, 0];
  values.forEach((value, i) => {
    const count = counts[i] ?? 0;
    draws += count;
    if (value < from) below += count;
    if (value > to) above += count;
  });
  return { below: below / draws, above: above / draws };
}

/** Smallest round width (1, 2, 5, 10, …) at which columns from `low` to `high` number at most `most`. */
export function roundWidth(low: number, high: number, most: number): number {
  for (let decade = 1; ; decade *= 10) {
    for (const step of [1, 2, 5]) {
      const width = step * decade;
      if (Math.floor(high / width) - Math.floor(low / width) + 1 <= Math.max(1, most)) return width;
    }
  }
}
