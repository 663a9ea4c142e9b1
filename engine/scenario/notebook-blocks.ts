/** A stretch of a notebook file: prose, or one fenced block outside all other blocks. */
export interface Block {
  readonly kind: 'prose' | 'fence';
  /** Its bytes, trailing blank lines included. */
  readonly source: string;
  readonly line: number;
  readonly endLine: number;
  /** Info string of a fence; the id of prose that names itself in a comment, else empty. */
  readonly info: string;
  /** What stands inside a fence; prose without the comment that names it. */
  readonly body: string;
  /** Whether the fence has its closing line; true for prose. */
  readonly isClosed: boolean;
}

/** Notes what is wrong with a block. */
export type ReportBlock = (code: string, message: string, value?: string) => void;

const OPENING = /^ {0,3}(`{3,}|~{3,})([^\r\n]*)/;

/** A heading that begins a cell of its own: of level 1 or 2, not indented. */
const HEADING = /^#{1,2}[ \t]/;

/** A line that begins prose with an id of its own; no Markdown page shows it. */
const NAMED = /^<!-- id=([a-z0-9-]+) -->\s*$/;

/** Whether prose begins a cell of its own wherever it stands. */
export function opensCell(source: string): boolean {
  const [first = ''] = source.split('\n', 1);
  return HEADING.test(first) || NAMED.test(first);
}

/** The line that gives prose an id of its own. */
export function namingLine(id: string): string {
  return `<!-- id=${id} -->`;
}

/** The marker of a fence that a stretch of Markdown opens and does not close. */
export function unclosedFence(text: string): string | undefined {
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; at++) {
    const fence = openingOf(lines[at] ?? '');
    if (!fence) continue;
    at = closingLine(lines, at + 1, fence.marker);
    if (at >= lines.length) return fence.marker;
  }
  return undefined;
}

/**
 * Splits a notebook into prose and the fenced blocks that `isCell` takes; the sources, joined, are
 * the text again. Prose begins anew at a heading of level 1 or 2 and at a comment `<!-- id=name -->`.
 *
 * Fences follow CommonMark: up to three spaces, three or more backticks or tildes, closed by a line
 * of at least as many of the same; an unclosed one runs to the end.
 *
 * @param isCell whether a fence with this info string is a cell; other fences stay in the prose
 * @source       CommonMark 0.31.2, section 4.5, https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function splitBlocks(text: string, isCell: (info: string) => boolean): readonly Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  let proseStart = 0;
  const endProse = (end: number) => {
    if (end > proseStart) addProse(blocks, lines.slice(proseStart, end), proseStart + 1);
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const isNaming = NAMED.test(line);
    if ((isNaming || HEADING.test(line)) && hasText(lines, proseStart, at, isNaming)) {
      endProse(at);
      proseStart = at;
    }
    const fence = openingOf(line);
    if (!fence) continue;
    const close = closingLine(lines, at + 1, fence.marker);
    const end = Math.min(close + 1, lines.length);
    if (fence.marker.startsWith('`') && isCell(fence.info)) {
      endProse(at);
      blocks.push({
        kind: 'fence',
        source: lines.slice(at, end).join(''),
        line: at + 1,
        endLine: end,
        info: fence.info,
        body: lines.slice(at + 1, close).join(''),
        isClosed: close < lines.length,
      });
      proseStart = end;
    }
    at = end - 1;
  }
  endProse(lines.length);
  return blocks;
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Whether prose between two lines says something; its naming line does not count where `isName` is false. */
function hasText(lines: readonly string[], from: number, to: number, isName: boolean): boolean {
  return lines.slice(from, to).some((line) => line.trim() !== '' && (isName || !NAMED.test(line)));
}

function openingOf(line: string): { readonly marker: string; readonly info: string } | undefined {
  const match = OPENING.exec(line);
  const [, marker = '', rest = ''] = match ?? [];
  const info = rest.trim();
  // An info string with a backtick makes the line inline code.
  if (!match || (marker.startsWith('`') && info.includes('`'))) return undefined;
  return { marker, info };
}

/** Index of the line that closes a fence, or the number of lines. */
function closingLine(lines: readonly string[], from: number, marker: string): number {
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] ?? '').trimEnd().replace(/^ {0,3}/, '');
    const isSame = [...line].every((character) => character === marker[0]);
    if (line.length >= marker.length && isSame) return at;
  }
  return lines.length;
}

/** Adds prose; blank lines at its start join the block before, so that no cell is empty. */
function addProse(blocks: Block[], lines: readonly string[], line: number): void {
  const last = blocks.at(-1);
  const firstFull = lines.findIndex((its) => its.trim() !== '');
  const blank = !last ? 0 : firstFull === -1 ? lines.length : firstFull;
  if (last && blank > 0) {
    const source = last.source + lines.slice(0, blank).join('');
    blocks[blocks.length - 1] = { ...last, source, endLine: last.endLine + blank };
  }
  if (blank === lines.length) return;
  const [, name] = NAMED.exec(lines[firstFull] ?? '') ?? [];
  blocks.push({
    kind: 'prose',
    source: lines.slice(blank).join(''),
    line: line + blank,
    endLine: line + lines.length - 1,
    info: name ?? '',
    body: lines.slice(name === undefined ? blank : firstFull + 1).join(''),
    isClosed: true,
  });
}
