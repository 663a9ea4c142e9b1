import { namingLine, opensCell, unclosedFence } from './notebook-blocks.ts';
import { BLANK_LINES, notebookParts, type Part } from './notebook-parts.ts';

/** A notebook as cells and the white space between them: cells move, white space stays. */
export interface Pieces {
  /** White space before the first cell. */
  readonly head: string;
  readonly contents: readonly string[];
  /** White space behind each cell; what ends the file is the last. */
  readonly gaps: readonly string[];
}

export function piecesOf(text: string, parts: readonly Part[]): Pieces {
  return {
    head: parts.length === 0 ? text : (BLANK_LINES.exec(text)?.[0] ?? ''),
    contents: parts.map(({ content }) => content),
    gaps: parts.map(({ gap }) => gap),
  };
}

/** Puts a cell in, with a blank line at the side where it meets another one. */
export function insertAt(pieces: Pieces, at: number, content: string, text: string): Pieces {
  const { head, contents, gaps } = pieces;
  const lineEnd = lineEndOf(text);
  const gap = at === contents.length ? Math.max(0, at - 1) : at;
  const added = contents.length === 0 ? lineEnd : lineEnd + lineEnd;
  return {
    head,
    contents: [...contents.slice(0, at), content, ...contents.slice(at)],
    gaps: [...gaps.slice(0, gap), added, ...gaps.slice(gap)],
  };
}

/**
 * Joins cells to a page on which each is a cell of its own again: prose behind prose keeps apart by a
 * comment, a block that nobody closed is closed where another follows.
 */
export function joinPieces({ head, contents, gaps }: Pieces, text: string): string {
  const taken = new Set(notebookParts(text).map(({ id }) => id));
  let wasProse = false;
  let wasNameOnly = false;
  const written = contents.map((content, i) => {
    const [part] = notebookParts(content);
    const isProse = part?.block.kind === 'prose';
    const mustName =
      isProse && wasProse && part.block.info === '' && (wasNameOnly || !opensCell(content));
    wasProse = isProse;
    wasNameOnly = isProse && !mustName && part.block.body.trim() === '';
    const whole = i === contents.length - 1 ? content : withClosing(content);
    if (!mustName) return whole;
    const id = nextId(taken);
    taken.add(id);
    return withLineEnds(`${namingLine(id)}\n`, text) + whole;
  });
  return head + written.map((content, i) => content + (gaps[i] ?? '')).join('');
}

/** Closes a fence that a stretch of Markdown leaves open. */
export function withClosing(content: string): string {
  const marker = unclosedFence(content);
  return marker === undefined ? content : `${content}${lineEndOf(content)}${marker}`;
}

/** Line ends as the page has them. */
export function withLineEnds(content: string, text: string): string {
  const unix = content.replaceAll('\r\n', '\n');
  return lineEndOf(text) === '\n' ? unix : unix.replaceAll('\n', '\r\n');
}

/** A part with another text in it: the name of prose stays, and the first and last line of a fenced cell. */
export function withText({ block, content }: Part, markdown: string): string {
  if (block.kind === 'prose') {
    return block.info === '' ? markdown : `${namingLine(block.info)}\n${markdown}`;
  }
  const [opening = ''] = content.split(/\r?\n/, 1);
  const [, indent = '', marker = '', rest = ''] = /^( *)(`+)(.*)$/s.exec(opening) ?? [];
  const runs = [...markdown.matchAll(/^ {0,3}(`{3,})/gm)].map(([, run = '']) => run.length);
  const fence = '`'.repeat(Math.max(marker.length, ...runs.map((length) => length + 1)));
  const body = markdown === '' ? '' : `${markdown}\n`;
  return `${indent}${fence}${rest}\n${body}${indent}${fence}`;
}

function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

function nextId(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = `text-${number}`;
    if (!taken.has(id)) return id;
  }
}
