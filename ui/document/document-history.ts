/** One document with what undo and redo lead to; immutable. Versions are the same when they are `===`. */
export interface DocumentHistory<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change belongs to: changes of one group in a row are one step of undo. */
  readonly group?: string;
}

/** Steps of undo that are kept. */
export const HISTORY_LIMIT = 300;

export function startHistory<T>(present: T): DocumentHistory<T> {
  return { past: [], present, future: [] };
}

/**
 * Records a change.
 *
 * @param group  changes with the same group that follow each other become one step (typing in one
 *               box); leave it out for a change that stands alone
 */
export function recordChange<T>(
  history: DocumentHistory<T>,
  present: T,
  group?: string,
): DocumentHistory<T> {
  if (present === history.present) return history;
  const named = group === undefined ? {} : { group };
  const continues = group !== undefined && group === history.group && history.past.length > 0;
  if (continues) return { past: history.past, present, future: [], ...named };
  const past = [...history.past, history.present].slice(-HISTORY_LIMIT);
  return { past, present, future: [], ...named };
}

/** Ends the current group, so that the next change is a step of its own. */
export function endGroup<T>(history: DocumentHistory<T>): DocumentHistory<T> {
  return { past: history.past, present: history.present, future: history.future };
}

/** Takes the changes of the current group back, as if they had never been, where it is the group named. */
export function dropGroup<T>(history: DocumentHistory<T>, group: string): DocumentHistory<T> {
  const before = history.past.at(-1);
  if (history.group !== group || before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [] };
}

export function undo<T>(history: DocumentHistory<T>): DocumentHistory<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
  };
}

export function redo<T>(history: DocumentHistory<T>): DocumentHistory<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
