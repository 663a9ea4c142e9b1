import { Composer } from 'yaml';
import { isItem, lineFault, misplaced, type LineFault } from './line-fault.ts';
import { indentationOf, lineAbove, lineAround, type Line } from './text-line.ts';
import { parseTokens, yamlLimits } from './yaml-limits.ts';

/** Longest text that is read again and again, characters. */
const LONGEST = 32_768;
/** A text with more errors than that has other troubles. */
const MOST_ERRORS = 64;
/** Lines that are mended to see those behind them, and places that each of them is tried at. */
const MOST_MENDED = 8;
const MOST_PLACES = 5;

/** Lines of a text that are indented wrongly. */
export interface MisplacedLines {
  readonly faults: readonly LineFault[];
  /** Offset up to which nothing else is: what the parser tells behind it may be a mistake of its own, or follow from these. */
  readonly knownTo: number;
  /** Whether the file can be read once they are mended. */
  readonly isAll: boolean;
}

/**
 * Every line that is indented wrongly by itself, found as who wrote the file would find them: the first one is moved
 * to where the most can be read, the text is read again, and so on. What only follows from one of them is gone by then.
 *
 * @returns undefined where the text is too long or too broken to be read so often, or has no such line
 */
export function misplacedLines(text: string): MisplacedLines | undefined {
  if (text.length > LONGEST) return undefined;
  const lines = text.split('\n');
  const starts = lineStarts(lines);
  const first = new Map(faultsIn(text).faults.map((fault) => [lineOf(text, fault.offset), fault]));
  const faults: LineFault[] = [];
  let mended = lines;
  for (let tried = 0; tried < MOST_MENDED; tried++) {
    const now = mended.join('\n');
    const { errors, faults: left } = faultsIn(now);
    const [fault] = left;
    if (!fault) {
      return tried === 0 ? undefined : { faults, knownTo: text.length, isAll: errors === 0 };
    }
    const row = lineOf(now, fault.offset);
    const line = lineAround(text, starts[row] ?? 0);
    // Worded from the text as it is: lines around it may have been moved meanwhile.
    faults.push(first.get(row) ?? misplaced(text, line));
    const moved = moveLine(mended, row);
    if (!moved) return { faults, knownTo: line.start, isAll: false };
    mended = moved;
  }
  return { faults, knownTo: faults.at(-1)?.offset ?? 0, isAll: false };
}

/** Lines that are indented wrongly as far as the parser can tell, in their order, and how much is wrong in all. */
function faultsIn(text: string) {
  const parsed = parseTokens(text, yamlLimits.nesting);
  if ('tooDeepAt' in parsed) return { faults: [], errors: Infinity };
  const composer = new Composer({
    schema: 'core',
    version: '1.2',
    merge: false,
    uniqueKeys: false,
  });
  const [document] = [...composer.compose(parsed.tokens, true, text.length)];
  const errors = document?.errors ?? [];
  if (errors.length > MOST_ERRORS) return { faults: [], errors: errors.length };
  const faults = errors
    .flatMap((error) => lineFault(error, text) ?? [])
    .filter(({ isMisplaced }) => isMisplaced === true)
    .sort((a, b) => a.offset - b.offset);
  return { faults, errors: errors.length };
}

/** A line, alone or with what belongs to it, where the next fault is as far down as can be; undefined where none of its places helps. */
function moveLine(lines: readonly string[], row: number): string[] | undefined {
  const text = lines.join('\n');
  const line = lineAround(text, lineStarts(lines)[row] ?? 0);
  let best:
    { readonly next: number; readonly errors: number; readonly lines: string[] } | undefined;
  for (const place of placesAbove(text, line)) {
    const by = place - indentationOf(line);
    for (const moved of [shiftBlock(lines, row, by), shiftLine(lines, row, by)]) {
      const its = moved.join('\n');
      const { faults, errors } = faultsIn(its);
      const next = faults[0] ? lineOf(its, faults[0].offset) : Infinity;
      if (next <= row) continue;
      if (!best || next > best.next || (next === best.next && errors < best.errors)) {
        best = { next, errors, lines: moved };
      }
    }
  }
  return best?.lines;
}

/** Where lines above begin that this one may stand beside, the nearest first. */
function placesAbove(text: string, line: Line): readonly number[] {
  const own = indentationOf(line);
  const places = new Set<number>();
  let least = Infinity;
  for (
    let above = lineAbove(text, line);
    above && places.size < MOST_PLACES && least > 0;
    above = lineAbove(text, above)
  ) {
    const its = indentationOf(above);
    if (its >= least) continue;
    least = its;
    const behindDash = /^\s*(-\s+)\S/.exec(above.text)?.[1]?.length;
    if (behindDash !== undefined) places.add(its + behindDash);
    places.add(its);
  }
  places.delete(own);
  return [...places].sort((a, b) => Math.abs(a - own) - Math.abs(b - own));
}

/** Indents a line, those under it, and its neighbours of the same kind further or less far. */
function shiftBlock(lines: readonly string[], row: number, by: number): string[] {
  const head = lines[row] ?? '';
  let isInside = true;
  return lines.map((line, at) => {
    if (at < row || line.trim() === '') return line;
    const isBeside =
      depthOf(line) === depthOf(head) && isItem({ text: line }) === isItem({ text: head });
    isInside &&= isBeside || depthOf(line) > depthOf(head);
    return isInside ? shifted(line, by) : line;
  });
}

function shiftLine(lines: readonly string[], row: number, by: number): string[] {
  return lines.map((line, at) => (at === row ? shifted(line, by) : line));
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

function shifted(line: string, by: number): string {
  return ' '.repeat(Math.max(0, depthOf(line) + by)) + line.trimStart();
}

function lineStarts(lines: readonly string[]): readonly number[] {
  let start = 0;
  return lines.map((line) => {
    const its = start;
    start += line.length + 1;
    return its;
  });
}

/** Lines before an offset. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}
