/** A number of things in words, such as `1 scenario` and `0 errors`; the plural is the singular and an s. */
export function counted(count: number, singular: string): string {
  return `${count} ${singular}${count === 1 ? '' : 's'}`;
}
