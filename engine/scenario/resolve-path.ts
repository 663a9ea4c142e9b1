/**
 * Path of a file that another file names, from the project's root.
 *
 * Only relative paths with forward slashes are taken, and none that leaves the root.
 *
 * @param referrer  path of the naming file from the root, such as `scenarios/uk/scenario.yaml`
 * @param reference what it says, such as `../models/returnee-pathway.yaml`
 * @returns         normalised path without `.` and `..`; undefined when the reference is refused
 * @example         resolvePath('scenarios/uk/scenario.yaml', '../models/m.yaml') // 'scenarios/models/m.yaml'
 */
export function resolvePath(referrer: string, reference: string): string | undefined {
  if (reference.startsWith('/') || /[\\\0]|^[a-z][a-z0-9+.-]*:/i.test(reference)) return undefined;
  const parts = referrer.split('/').slice(0, -1);
  for (const part of reference.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join('/');
}
