import type { TailQuantile } from './family.ts';

/** Tables kept for reuse, so that variants with the same posterior share one; about 50 kB each. */
const KEPT_TABLES = 64;

/**
 * Keeps what was made under the last keys. What is made is a function of its key alone, so keeping
 * it changes nothing but the time.
 *
 * @param limit how many; the oldest goes first
 */
export function keepLast<T>(limit: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const oldest = kept.size < limit ? undefined : kept.keys().next().value;
    if (oldest !== undefined) kept.delete(oldest);
    const made = make();
    kept.set(key, made);
    return made;
  };
}

/** The table made before under this key, or a new one. */
export const sharedTable: (key: string, make: () => TailQuantile) => TailQuantile =
  keepLast(KEPT_TABLES);
