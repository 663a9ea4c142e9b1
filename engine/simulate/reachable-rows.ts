import type { Model } from '../model/model.ts';
import type { Kernel } from './kernel.ts';

/** Values of a state that somebody can meet: its rows, and of each the classes of dwell. */
export type ReachableRows = ReadonlyMap<number, readonly number[]>;

/**
 * Which rows and classes of a state people can be in at all, so that no others are evaluated: of a state
 * that nobody enters only those of its people at the start, and nobody has been in a state longer than the run.
 */
export function reachableRows(model: Model, kernel: Kernel, s: number): ReachableRows {
  const state = model.states[s];
  const classes = new Map<number, Set<number>>();
  if (!state || state.form === 'final') return new Map();
  const { exit, epochOfStep } = kernel;
  const epochs = model.epochs.length;
  const mark = (row: number, dwell: number) => {
    const own = classes.get(row) ?? new Set();
    classes.set(row, own.add(dwell));
  };
  const rowOf = (entry: number, present: number) => exit.row(s, exit.cohort(s, entry), present);
  if (state.form === 'dealt') {
    for (let entry = 0; entry < epochs; entry++) {
      mark(rowOf(entry, entry), 0);
      for (const present of state.redealt) if (present > entry) mark(rowOf(entry, present), 0);
    }
  } else if (!state.byDwell) {
    for (let present = 0; present < epochs; present++) {
      for (let entry = 0; entry <= present; entry++) mark(rowOf(entry, present), 0);
    }
  } else {
    const last = state.classes - 1;
    for (const entered of entrySteps(model, s)) {
      const entry = epochOfStep[Math.max(entered, 0)] ?? 0;
      for (let step = Math.max(entered, 0) + 1; step <= model.steps; step++) {
        mark(rowOf(entry, epochOfStep[step] ?? 0), Math.min(step - 1 - entered, last));
      }
    }
  }
  return new Map([...classes].map(([row, own]) => [row, [...own].sort((a, b) => a - b)]));
}

/** Steps at whose end somebody may have entered a state; −k for k steps before the start. */
function entrySteps(model: Model, s: number): readonly number[] {
  const isEntered =
    model.flows.some((flow) => flow.to === s) || model.inflows.some(({ state }) => state === s);
  const entered = model.population
    .filter(({ state }) => state === s)
    .flatMap((stock) => (stock.entered ?? [1]).flatMap((p, k) => (p > 0 ? [-k] : [])));
  const later = Array.from({ length: isEntered ? model.steps : 0 }, (_, step) => step);
  return [...new Set([...entered, ...later])];
}
