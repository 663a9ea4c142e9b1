import type { Clock, CountSummary } from '../../engine/index.ts';

/** Heads of `quantileCells`. */
export const QUANTILE_COLUMNS: readonly string[] = ['q05', 'q25', 'q50', 'q75', 'q95'].flatMap(
  (name) => [name, `${name}_mcse`],
);

/** Five quantiles of a summary, each with its Monte Carlo standard error, unrounded. */
export function quantileCells({ quantiles }: Pick<CountSummary, 'quantiles'>): readonly number[] {
  return quantiles.flatMap(({ value, mcse }) => [value, mcse]);
}

/**
 * Head of the column that says when, as `formatStep` writes it: what a step is called, `month` or `week`. It holds
 * the date at the end of a step, and of a clock without dates how many steps have gone by.
 */
export function timeColumn({ unit }: Pick<Clock, 'unit'>): string {
  return unit;
}
