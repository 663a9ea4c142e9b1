/**
 * Path of a file as seen from a folder, both written with `/` from the same root.
 *
 * @example relativePath('scenarios/uk', 'scenarios/evidence/a.yaml') // '../evidence/a.yaml'
 */
export function relativePath(folder: string, file: string): string {
  const from = folder.split('/').filter((part) => part !== '' && part !== '.');
  const to = file.split('/').filter((part) => part !== '' && part !== '.');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Folder part of a path; empty for a bare file name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
