/** A replacement of the characters from `from` to `to` (exclusive). */
export interface TextSplice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The one smallest replacement that turns a text into another; undefined when they are equal. */
export function findSplice(before: string, after: string): TextSplice | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
