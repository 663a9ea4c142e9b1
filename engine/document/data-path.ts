/** Where a value stands in a file's data: keys of mappings and indexes (from 0) of lists. */
export type DataPath = readonly (string | number)[];

/**
 * Prints a path as a person would write it.
 *
 * @example showPath(['flows', 2, 'share']) // 'flows[2].share'
 */
export function showPath(path: DataPath): string {
  let shown = '';
  for (const part of path) {
    if (typeof part === 'number') shown += `[${part}]`;
    else shown += shown === '' ? part : `.${part}`;
  }
  return shown;
}
