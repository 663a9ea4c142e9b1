import type { z } from '../document/zod.ts';

/**
 * Reads the parts of a file that fit their schema although other parts may not, so that one
 * misspelt key does not hide an unknown state further down. The schema's own problems are reported
 * once, for the whole file, by `checkSchema`.
 */

/** Entry of a mapping, whatever the data is. */
export function entryOf(data: unknown, key: string): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined; // an object that is no list
}

/** Keys of a mapping; none when the data is something else. */
export function keysOf(data: unknown): readonly string[] {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
}

/** A value that fits, else undefined. */
export function fittingValue<T extends z.ZodType>(
  data: unknown,
  schema: T,
): z.output<T> | undefined {
  const parsed = schema.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

/** Entries of a mapping whose name and value fit, in the file's order. */
export function fittingEntries<T extends z.ZodType>(
  data: unknown,
  nameSchema: z.ZodType<string>,
  schema: T,
): readonly (readonly [name: string, value: z.output<T>])[] {
  return keysOf(data).flatMap((name) => {
    if (!nameSchema.safeParse(name).success) return [];
    const parsed = schema.safeParse(entryOf(data, name));
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
}

/** Items of a list that fit, each with its index in the file. */
export function fittingItems<T extends z.ZodType>(
  data: unknown,
  schema: T,
): readonly (readonly [index: number, value: z.output<T>])[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((item: unknown, index) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [[index, parsed.data] as const] : [];
  });
}
