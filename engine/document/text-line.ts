/** A line of a text, or the part of a very long one around a place. */
export interface Line {
  /** Offset of its first character. */
  readonly start: number;
  /** Its characters without line end or remark. */
  readonly text: string;
}

/** A hostile file may be one line; what is looked at around a place is not longer than this each way. */
const REACH = 400;

/** The line around an offset. */
export function lineAround(text: string, at: number): Line {
  const from = Math.max(0, at - REACH);
  const start = text.lastIndexOf('\n', Math.max(from, at - 1)) + 1;
  return lineFrom(text, start > at || start < from ? from : start, at);
}

function lineFrom(text: string, start: number, at: number): Line {
  const part = text.slice(start, at + REACH);
  const [whole = ''] = part.split('\n', 1);
  return { start, text: whole.replace(/(?:^|\s)#.*$/, '').trimEnd() };
}

/** Characters of white space that a line begins with. */
export function indentationOf({ text }: Line): number {
  return text.length - text.trimStart().length;
}

/** The nearest line above that says something; undefined where there is none within reach. */
export function lineAbove(text: string, { start }: Line): Line | undefined {
  for (let at = start, seen = 0; at > 0 && seen < REACH; seen++) {
    const line = lineAround(text, at - 1);
    if (line.text.trim() !== '') return line;
    at = line.start;
  }
  return undefined;
}

/** The nearest line below that says something; undefined where there is none within reach. */
export function lineBelow(text: string, { start }: Line): Line | undefined {
  for (let from = start, seen = 0; seen < REACH; seen++) {
    const end = text.slice(from, from + 2 * REACH).indexOf('\n');
    if (end === -1) return undefined;
    from += end + 1;
    const line = lineFrom(text, from, from);
    if (line.text.trim() !== '') return line;
  }
  return undefined;
}
