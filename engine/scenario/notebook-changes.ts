import { notebookParts, type Part } from './notebook-parts.ts';

/** How many cells of a page differ from those of another. */
export interface NotebookChanges {
  readonly added: number;
  readonly removed: number;
  readonly edited: number;
  readonly moved: number;
}

/**
 * Compares two notebooks cell by cell. Cells are the same by their id, prose by what it says; prose left
 * over on both sides counts as edited. As few cells as possible count as moved.
 *
 * @source Fredman 1975, doi:10.1016/0012-365X(75)90103-X (longest increasing subsequence)
 */
export function notebookChanges(before: string, after: string): NotebookChanges {
  if (before === after) return { added: 0, removed: 0, edited: 0, moved: 0 };
  const [was, is] = [notebookParts(before), notebookParts(after)];
  const keys = (parts: readonly Part[]) => numbered(parts.map(keyOf));
  const [oldKeys, newKeys] = [keys(was), keys(is)];
  const positions = new Map(oldKeys.map((key, i) => [key, i]));
  const kept = newKeys.flatMap((key, i) => {
    const at = positions.get(key);
    return at === undefined ? [] : [{ at, isEdited: textOf(was[at]) !== textOf(is[i]) }];
  });
  const gone = was.length - kept.length;
  const fresh = is.length - kept.length;
  const hasLost = (parts: readonly Part[], others: readonly string[], own: readonly string[]) =>
    parts.filter(({ block }, i) => block.kind === 'prose' && !others.includes(own[i] ?? '')).length;
  const rewritten = Math.min(hasLost(was, newKeys, oldKeys), hasLost(is, oldKeys, newKeys));
  return {
    added: fresh - rewritten,
    removed: gone - rewritten,
    edited: kept.filter(({ isEdited }) => isEdited).length + rewritten,
    moved: kept.length - longestRise(kept.map(({ at }) => at)),
  };
}

/** A fenced cell by its id, prose by what it says. */
function keyOf({ id, block }: Part): string {
  return block.kind === 'fence' ? `# ${id}` : block.body.trim();
}

/** The same key again is another one. */
function numbered(keys: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key} ${String(count)}`;
  });
}

function textOf(part: Part | undefined): string {
  return part === undefined
    ? ''
    : part.block.kind === 'fence'
      ? part.content
      : part.block.body.trim();
}

/** Length of the longest strictly increasing subsequence. */
function longestRise(values: readonly number[]): number {
  const ends: number[] = [];
  for (const value of values) {
    const at = ends.findIndex((end) => end >= value);
    ends[at < 0 ? ends.length : at] = value;
  }
  return ends.length;
}
