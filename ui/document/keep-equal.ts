/**
 * A list made anew, with what equals a member of the last list at the same place replaced by that member, so that
 * whoever shows it has nothing to do; the last list itself where nothing differs.
 */
export function keepEqual<T>(last: readonly T[], next: readonly T[]): readonly T[] {
  const kept = next.map((each, index) => {
    const old = last[index];
    return old !== undefined && isEqual(old, each) ? old : each;
  });
  const isAll = kept.length === last.length && kept.every((each, index) => each === last[index]);
  return isAll ? last : kept;
}

/** Whether two values are plain data with the same content; anything else is equal to itself alone. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, index) => isEqual(each, b[index]));
  }
  if (!isPlain(a) || !isPlain(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isEqual(a[name], b[name]))
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
