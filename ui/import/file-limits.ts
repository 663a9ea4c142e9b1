/** What is read of files that a reader opens; everything beyond is refused before it is unpacked. */
export const FILE_LIMITS = {
  /** As much as the command line reads of one file. */
  fileBytes: 256 * 1024,
  /** A .zip file as it lies on the disk. */
  zipBytes: 4 * 1024 * 1024,
  /** All texts together. */
  totalBytes: 4 * 1024 * 1024,
  /** Files and folders in a .zip file, or dropped at once. */
  entries: 500,
} as const;

/** Files that a scenario is made of; others in its folder are left alone. */
export const TEXT_FILE = /\.(?:ya?ml|md|json)$/i;

/** A path that stays in its folder: no `..`, no root, no drive, no backslash, nothing that cannot be seen. */
export function isSafePath(path: string): boolean {
  // eslint-disable-next-line no-control-regex
  if (path === '' || /[\\\u0000-\u001f\u007f]|^[a-z]:/i.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
