/** The text of one document with what undo and redo lead to; immutable. */
export interface DocumentHistory {
  readonly past: readonly string[];
  readonly present: string;
  readonly future: readonly string[];
  /** What the last change belongs to: changes of one group in a row are one step of undo. */
  readonly group?: string;
}

/** Steps of undo that are kept. */
export const HISTORY_LIMIT = 300;

export function startHistory(text: string): DocumentHistory {
  return { past: [], present: text, future: [] };
}

/**
 * Records a change.
 *
 * @param group  changes with the same group that follow each other become one step (typing in one
 *               box); leave it out for a change that stands alone
 */
export function recordChange(
  history: DocumentHistory,
  text: string,
  group?: string,
): DocumentHistory {
  if (text === history.present) return history;
  const named = group === undefined ? {} : { group };
  const continues = group !== undefined && group === history.group && history.past.length > 0;
  if (continues) return { past: history.past, present: text, future: [], ...named };
  const past = [...history.past, history.present].slice(-HISTORY_LIMIT);
  return { past, present: text, future: [], ...named };
}

/** Ends the current group, so that the next change is a step of its own. */
export function endGroup(history: DocumentHistory): DocumentHistory {
  return { past: history.past, present: history.present, future: history.future };
}

/** Takes the changes of the current group back, as if they had never been, where it is the group named. */
export function dropGroup(history: DocumentHistory, group: string): DocumentHistory {
  const before = history.past.at(-1);
  if (history.group !== group || before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [] };
}

export function undo(history: DocumentHistory): DocumentHistory {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
  };
}

export function redo(history: DocumentHistory): DocumentHistory {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
