import type { CountSummary, OutcomeResult } from '../../engine/index.ts';

/** Quantiles of one step as the result states them; counts. */
export interface FanPoint {
  readonly step: number;
  readonly q05: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
}

/** One point a step, numbers untouched: a figure may scale them, never move them. */
export function fanPoints(outcome: OutcomeResult): FanPoint[] {
  if (outcome.kind === 'any') {
    // what is so or not has no quantiles worth drawing: its chance stands in their place
    return outcome.bySteps.map(({ mean: { value } }, step) => ({
      ...{ step, q05: value, q25: value, median: value, q75: value, q95: value },
    }));
  }
  return quantilePoints(outcome.bySteps.map(({ quantiles }) => quantiles));
}

/** The quantiles of every step as points of a fan. */
export function quantilePoints(bySteps: readonly CountSummary['quantiles'][]): FanPoint[] {
  return bySteps.map(([q05, q25, median, q75, q95], step) => ({
    step,
    q05: q05.value,
    q25: q25.value,
    median: median.value,
    q75: q75.value,
    q95: q95.value,
  }));
}

/** The lowest value that a fan reaches, and no more than 0. */
export function lowestValue(points: readonly FanPoint[]): number {
  return points.reduce((lowest, { q05 }) => Math.min(lowest, q05), 0);
}

/** The highest value that a fan reaches. */
export function highestCount(points: readonly FanPoint[]): number {
  return points.reduce((highest, { q95 }) => Math.max(highest, q95), 0);
}
