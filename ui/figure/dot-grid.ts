import type { Clock, OutcomeResult } from '../../engine/index.ts';
import type { Distinct, DotColumn } from './dot-points.ts';

/**
 * Where the values of a dot plot lie on whole numbers, which columns are made of: counts as they are, times
 * by the step, all else by a power of ten that is far finer than a column.
 */
export interface DotGrid {
  /** Values between two whole numbers. */
  readonly unit: number;
  /** Whether every value is a whole number of units; else a whole number stands for up to the next. */
  readonly isExact: boolean;
  /** Position of a value among whole numbers, the middle of each being the number itself. */
  readonly at: (value: number) => number;
  /** First and last value of a column. */
  readonly ends: (column: Pick<DotColumn, 'from' | 'to'>) => [low: number, high: number];
  /** The same distribution in whole numbers; several values may share one. */
  readonly whole: <T extends Distinct>(distinct: T) => T;
}

/** The grid on which the distributions of an outcome, and of what it is compared with, lie. */
export function dotGrid(
  { kind, isWhole }: Pick<OutcomeResult, 'kind' | 'isWhole'>,
  { stepMonths }: Pick<Clock, 'stepMonths'>,
  finals: readonly Distinct[],
): DotGrid {
  const isTime = kind === 'time-to' || kind === 'peak-time';
  if (isTime) return gridOf(stepMonths, true);
  if (isWhole) return gridOf(1, true);
  const values = finals.flatMap((each) => [each.values[0] ?? 0, each.values.at(-1) ?? 0]);
  const width = Math.max(...values) - Math.min(...values) || Math.max(...values.map(Math.abs)) || 1;
  return gridOf(10 ** (Math.floor(Math.log10(width)) - 3), false);
}

function gridOf(unit: number, isExact: boolean): DotGrid {
  return {
    unit,
    isExact,
    at: (value) => value / unit - (isExact ? 0 : 0.5),
    ends: ({ from, to }) => [from * unit, (isExact ? to : to + 1) * unit],
    whole: (distinct) => {
      if (unit === 1 && isExact) return distinct;
      // the term keeps a value that is a whole number of units from falling under it by its last bit
      const wholeOf = (value: number) =>
        isExact ? Math.round(value / unit) : Math.floor(value / unit + 1e-9);
      return { ...distinct, values: distinct.values.map(wholeOf) };
    },
  };
}
