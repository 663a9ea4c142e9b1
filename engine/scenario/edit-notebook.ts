import { fail } from '../errors/baserate-error.ts';
import { namingLine, opensCell } from './notebook-blocks.ts';
import { withAttribute, withForm } from './notebook-info.ts';
import { BLANK_LINES, isReserved, notebookParts } from './notebook-parts.ts';
import {
  insertAt,
  joinPieces,
  piecesOf,
  withClosing,
  withLineEnds,
  withText,
} from './notebook-pieces.ts';

/** Where a cell goes: beside another one, or to the end of the page. */
export type Place = { readonly before: string } | { readonly after: string } | 'end';

/** A page with a new cell, and the id under which it is found there. */
export interface Inserted {
  readonly text: string;
  readonly id: string;
}

/**
 * Puts a new cell into a notebook. Nothing else changes but the blank lines at its ends.
 *
 * @param source what the cell is: Markdown, or a fenced block; an id that is taken is numbered on
 * @throws       `notebook/no-such-cell`
 * @example      insertCell('Hello\n', '```receipt id=r\n```', 'end').text // 'Hello\n\n```receipt id=r\n```\n'
 */
export function insertCell(text: string, source: string, place: Place): Inserted {
  const parts = notebookParts(text);
  const at = indexOf(parts, place);
  const [first] = notebookParts(source.trim());
  if (first === undefined) throw emptyCell(source);
  const wanted = isReserved(first.id) ? 'text' : first.id;
  const id = freeId(text, wanted);
  const { block, content } = first;
  const isUnnamed = block.kind === 'prose' && block.info === '';
  const named = !isUnnamed
    ? block.kind === 'prose'
      ? `${namingLine(id)}\n${block.body.trim()}`
      : withAttribute(content, 'id', id)
    : opensCell(content)
      ? content
      : `${namingLine(id)}\n${content}`;
  const pieces = piecesOf(text, parts);
  const next = insertAt(pieces, at, withLineEnds(named, text), text);
  const written = joinPieces(next, text);
  return { text: written, id: notebookParts(written)[at]?.id ?? id };
}

/**
 * Takes a cell out of a notebook.
 *
 * @throws `notebook/no-such-cell`
 */
export function removeCell(text: string, id: string): string {
  const parts = notebookParts(text);
  const { head, contents, gaps } = piecesOf(text, parts);
  const at = find(parts, id);
  const isLast = at === parts.length - 1;
  return joinPieces(
    {
      head,
      contents: contents.filter((_, i) => i !== at),
      // what ends the file stays its end
      gaps: gaps.filter((_, i) => i !== (isLast ? Math.max(0, at - 1) : at)),
    },
    text,
  );
}

/**
 * Moves a cell. Blank lines stay where they are, so that moving it back gives the same bytes, unless prose
 * came to stand behind prose: it then keeps the comment that tells the two apart.
 *
 * @throws `notebook/no-such-cell`
 */
export function moveCell(text: string, id: string, place: Place): string {
  const parts = notebookParts(text);
  const from = find(parts, id);
  const to = indexOf(parts, place);
  const { head, contents, gaps } = piecesOf(text, parts);
  const moved = contents[from] ?? '';
  const rest = contents.filter((_, i) => i !== from);
  const target = to > from ? to - 1 : to;
  if (target === from) return text;
  return joinPieces(
    { head, contents: [...rest.slice(0, target), moved, ...rest.slice(target)], gaps },
    text,
  );
}

/**
 * Puts a copy of a cell behind it.
 *
 * @throws `notebook/no-such-cell`
 */
export function duplicateCell(text: string, id: string): Inserted {
  const parts = notebookParts(text);
  const part = parts[find(parts, id)];
  const { block, content = '' } = part ?? {};
  const copy = block?.kind === 'prose' ? block.body.trim() : content;
  if (block?.kind === 'prose' || isReserved(id)) return insertCell(text, copy, { after: id });
  const stem = id.replace(/-\d+$/, '');
  return insertCell(text, withAttribute(copy, 'id', freeId(text, stem)), { after: id });
}

/**
 * Replaces the Markdown of prose, or what stands inside a fenced cell. Markdown that is the same but for
 * its line ends changes nothing.
 *
 * @throws `notebook/no-such-cell`; `notebook/empty-cell` for prose without text
 */
export function setCellText(text: string, id: string, markdown: string): string {
  const parts = notebookParts(text);
  const at = find(parts, id);
  const part = parts[at];
  if (part === undefined || plain(part.block.body) === plain(markdown)) return text;
  const { head, contents, gaps } = piecesOf(text, parts);
  const written = withClosing(plain(markdown));
  if (part.block.kind === 'prose' && written === '') throw emptyCell(markdown);
  const next = contents.map((content, i) =>
    i === at ? withLineEnds(withText(part, written), text) : content,
  );
  return joinPieces({ head, contents: next, gaps }, text);
}

/**
 * Sets attributes of a fenced cell; what is not named stays as it is written.
 *
 * @param attributes undefined takes one out
 * @param form       the word behind the kind, such as `fan`; stays when left out
 * @throws           `notebook/no-such-cell`; `notebook/attribute-form` for a value that cannot be written
 */
export function setCellOptions(
  text: string,
  id: string,
  attributes: Readonly<Record<string, string | undefined>>,
  form?: string,
): string {
  const parts = notebookParts(text);
  const at = find(parts, id);
  if (parts[at]?.block.kind !== 'fence') return text;
  const { head, contents, gaps } = piecesOf(text, parts);
  const next = contents.map((content, i) => {
    if (i !== at) return content;
    const kept = form === undefined ? content : withForm(content, form);
    return Object.entries(attributes).reduce(
      (source, [key, value]) => withAttribute(source, key, value),
      kept,
    );
  });
  return joinPieces({ head, contents: next, gaps }, text);
}

/** An id that no cell of a notebook has: the wanted one, or numbered on. */
export function freeId(text: string, wanted: string): string {
  const taken = new Set(notebookParts(text).map(({ id }) => id));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const id = `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function find(parts: readonly { readonly id: string }[], id: string): number {
  const at = parts.findIndex((part) => part.id === id);
  if (at >= 0) return at;
  throw fail('notebook/no-such-cell', 'notebook', `no cell of the page is called ${id}`, id);
}

function indexOf(parts: readonly { readonly id: string }[], place: Place): number {
  if (place === 'end') return parts.length;
  return 'before' in place ? find(parts, place.before) : find(parts, place.after) + 1;
}

function emptyCell(value: string) {
  return fail(
    'notebook/empty-cell',
    'notebook',
    'a cell must say something; delete it instead',
    value,
  );
}

/** Text as a text area holds it. */
function plain(markdown: string): string {
  return markdown.replaceAll('\r\n', '\n').replace(BLANK_LINES, '').trimEnd();
}
