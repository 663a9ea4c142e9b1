import type { TailQuantile } from './family.ts';

/** Tables kept for reuse, so that variants with the same posterior share one; about 50 kB each. */
const KEPT_TABLES = 64;
const tables = new Map<string, TailQuantile>();

/**
 * The table made before under this key, or a new one. A table's answers are a function of the key
 * alone, so keeping it changes nothing but the time.
 */
export function sharedTable(key: string, make: () => TailQuantile): TailQuantile {
  const known = tables.get(key);
  if (known) return known;
  const oldest = tables.size < KEPT_TABLES ? undefined : tables.keys().next().value;
  if (oldest !== undefined) tables.delete(oldest);
  const made = make();
  tables.set(key, made);
  return made;
}
