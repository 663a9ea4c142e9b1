import type { DataPath } from './data-path.ts';

/** What to do to the entry at a path; mappings that are missing on the way are made. */
export type DataEdit =
  { readonly kind: 'put'; readonly value: unknown } | { readonly kind: 'remove' };

/** A copy of plain data with one entry put or removed. */
export function editData(data: unknown, path: DataPath, edit: DataEdit): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return edit.kind === 'put' ? edit.value : null;
  if (Array.isArray(data)) {
    const copy: unknown[] = [...(data as unknown[])]; // Array.isArray gives any[]
    const index = Number(part);
    if (rest.length === 0 && edit.kind === 'remove') copy.splice(index, 1);
    else copy[index] = editData(copy[index], rest, edit);
    return copy;
  }
  const entries = new Map(Object.entries(data ?? {}));
  if (rest.length === 0 && edit.kind === 'remove') entries.delete(String(part));
  else entries.set(String(part), editData(entries.get(String(part)), rest, edit));
  return Object.fromEntries(entries);
}

/** Whether two pieces of plain data hold the same, in the same order. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = Object.entries(b);
  return (
    left.length === right.length &&
    left.every(([key, value], i) => {
      const other = right[i];
      return other !== undefined && other[0] === key && isSameData(value, other[1]);
    })
  );
}
