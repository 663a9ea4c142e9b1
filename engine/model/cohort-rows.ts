import type { ModelState } from './model.ts';
import type { Moment, Timed } from './moment.ts';
import { createRowList, rowsAt, scan, type Timeline } from './timeline.ts';

/** The values of a state: by the present, by when people entered, or both. */
export interface CohortRows<T> {
  readonly values: readonly T[];
  /** First step of entry of each cohort, from 0. */
  readonly starts: readonly number[];
  /** Rows of each cohort, from its start on. */
  readonly timelines: readonly Timeline[];
  /** First steps of dealing anew. */
  readonly redealt: readonly number[];
}

/**
 * The values that people in a state meet, told apart by when they entered only where that matters.
 *
 * @param read     its value at a moment, and how long it holds
 * @param isDealt  whether the value is used once, on entry, unless it changes for everybody
 */
export function cohortRows<T>(
  read: (moment: Moment) => Timed<T>,
  keyOf: (value: T) => string,
  steps: number,
  isDealt: boolean,
): CohortRows<T> {
  const list = createRowList(keyOf);
  if (isDealt) {
    const onEntry = dealtOnce(read, list.rowOf, steps);
    if (onEntry) {
      return { values: list.values, starts: [0], timelines: [onEntry], redealt: [] };
    }
  }
  const starts: number[] = [];
  const timelines: Timeline[] = [];
  for (let entry = 0; entry <= steps;) {
    let next = Infinity;
    const timeline = scan(entry, steps, (present) => {
      const { value, until } = read({ entry, present });
      next = Math.min(next, until.entry);
      return { row: list.rowOf(value), until: until.present };
    });
    const last = timelines.at(-1);
    if (!last || !continues(last, timeline)) {
      starts.push(entry);
      timelines.push(timeline);
    }
    entry = Math.max(next, entry + 1);
  }
  const redealt = isDealt ? timelines.flatMap((timeline) => timeline.starts.slice(1)) : [];
  return { values: list.values, starts, timelines, redealt: ascending(redealt) };
}

/** Rows by step of entry; undefined where a change reaches people who are in the state already. */
function dealtOnce<T>(
  read: (moment: Moment) => Timed<T>,
  rowOf: (value: T) => number,
  steps: number,
): Timeline | undefined {
  let isOnce = true;
  const timeline = scan(0, steps, (entry) => {
    const { value, until } = read({ entry, present: entry });
    if (until.present <= steps) isOnce = false;
    return { row: isOnce ? rowOf(value) : 0, until: isOnce ? until.entry : Infinity };
  });
  return isOnce ? timeline : undefined;
}

/** Whether a later cohort meets what the one before it meets. */
function continues(earlier: Timeline, later: Timeline): boolean {
  const from = later.starts[0] ?? 0;
  const at = earlier.starts.findLastIndex((start) => start <= from);
  return (
    later.rows.length === earlier.rows.length - at &&
    later.rows.every(
      (row, i) =>
        row === earlier.rows[at + i] && (i === 0 || later.starts[i] === earlier.starts[at + i]),
    )
  );
}

/** Steps at which something changes. */
export function changesOf(rows: CohortRows<unknown>): readonly number[] {
  return [...rows.starts, ...rows.timelines.flatMap((timeline) => timeline.starts)];
}

export function ascending(steps: Iterable<number>): readonly number[] {
  return [...new Set(steps)].sort((a, b) => a - b);
}

/** What a state says of its rows, once the epochs of the model are known. */
export function placeRows(
  rows: CohortRows<unknown>,
  epochs: readonly number[],
): Pick<ModelState, 'rows' | 'rowAt' | 'byEntry' | 'cohortAt' | 'redealt'> {
  return {
    rows: rows.values.length,
    rowAt: rows.timelines.flatMap((timeline) => rowsAt(timeline, epochs)),
    byEntry: rows.starts.length > 1,
    cohortAt: rowsAt({ starts: rows.starts, rows: [...rows.starts.keys()] }, epochs),
    redealt: rows.redealt.map((step) => epochs.indexOf(step)),
  };
}
