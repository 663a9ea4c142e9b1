import type { Moment, Timed } from './moment.ts';

/** What holds from which step on: `rows[i]` of some list from `starts[i]`; the first start is 0. */
export interface Timeline {
  readonly starts: readonly number[];
  readonly rows: readonly number[];
}

/** Different values, and when each holds. */
export interface TimedRows<T> {
  readonly values: readonly T[];
  readonly timeline: Timeline;
}

/** Numbers the different values among those it is given. */
export interface RowList<T> {
  readonly values: readonly T[];
  rowOf(value: T): number;
}

/** @param keyOf tells values apart */
export function createRowList<T>(keyOf: (value: T) => string): RowList<T> {
  const rows = new Map<string, number>();
  const values: T[] = [];
  return {
    values,
    rowOf(value) {
      const key = keyOf(value);
      const known = rows.get(key);
      if (known !== undefined) return known;
      rows.set(key, values.length);
      values.push(value);
      return values.length - 1;
    },
  };
}

/**
 * The values of a thing that everybody sees alike, over the steps of a run.
 *
 * @param read its value at a moment, and how long it holds
 */
export function timedRows<T>(
  read: (moment: Moment) => Timed<T>,
  keyOf: (value: T) => string,
  steps: number,
): TimedRows<T> {
  const list = createRowList(keyOf);
  const timeline = scan(0, steps, (step) => {
    const { value, until } = read({ entry: step, present: step });
    return { row: list.rowOf(value), until: Math.min(until.entry, until.present) };
  });
  return { values: list.values, timeline };
}

/** Rows from a first step on, adjacent equal ones as one. */
export function scan(
  from: number,
  steps: number,
  rowAt: (step: number) => { readonly row: number; readonly until: number },
): Timeline {
  const starts: number[] = [];
  const rows: number[] = [];
  for (let step = from; step <= steps;) {
    const { row, until } = rowAt(step);
    if (row !== rows.at(-1)) {
      starts.push(step);
      rows.push(row);
    }
    step = Math.max(until, step + 1);
  }
  return { starts, rows };
}

/** Row in each epoch; epochs are ascending, as starts are. */
export function rowsAt({ starts, rows }: Timeline, epochs: readonly number[]): readonly number[] {
  let at = 0;
  return epochs.map((epoch) => {
    while ((starts[at + 1] ?? Infinity) <= epoch) at++;
    return rows[at] ?? 0;
  });
}
