// Long because every edit of YAML shares how it is written and checked.
import { BaserateError, fail } from '../errors/baserate-error.ts';
import { showPath, type DataPath } from './data-path.ts';
import { editData, isSameData, type DataEdit } from './edited-data.ts';
import { parseYamlDocument, type YamlDocument } from './yaml-document.ts';
import type { Place } from './yaml-place.ts';

/**
 * Replaces one value in a YAML text; every byte outside it stays, comments and line ends included.
 *
 * @param newText the new value as YAML on one line (`54 of 400`, `{ evidence: id }`); text that
 *                would not stand where it goes is put in quotes
 * @throws BaserateError when the text does not parse, there is no such entry, or the edit would
 *         change anything but the entry
 */
export function replaceValue(text: string, path: DataPath, newText: string): string {
  const document = parseYamlDocument('the text', text);
  const place = placeOf(document, path);
  const { value, candidates } = readNewText(path, newText);
  return firstExact(document, path, { kind: 'put', value }, candidates, (written) =>
    spliceValue(text, place, path, written),
  );
}

/**
 * Removes one entry of a mapping or list, with its own lines and the comment behind it. Comments on
 * lines of their own stay. The last entry leaves `{}` or `[]`.
 *
 * @throws BaserateError as {@link replaceValue}
 */
export function removeEntry(text: string, path: DataPath): string {
  const document = parseYamlDocument('the text', text);
  const place = placeOf(document, path);
  const parentPath = path.slice(0, -1);
  const parent = placeOf(document, parentPath, true);
  const edit: DataEdit = { kind: 'remove' };
  return firstExact(document, path, edit, [''], () => {
    const siblings = [...parent.children.values()];
    const index = siblings.indexOf(place);
    const isList = Array.isArray(parent.data);
    if (siblings.length === 1) return spliceValue(text, parent, parentPath, isList ? '[]' : '{}');
    if (parent.style === 'flow') return cutFlowEntry(text, siblings, index);
    const startOf = (sibling: Place) =>
      isList ? text.lastIndexOf('-', sibling.value[0] - 1) : sibling.key[0];
    const start = startOf(place);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    if (text.slice(lineStart, start).trim() === '') {
      return text.slice(0, lineStart) + text.slice(afterLine(text, place.value[1]));
    }
    // The first entry of a mapping that starts on its list item's line: `- a: 1`.
    const next = siblings[index + 1];
    return text.slice(0, start) + text.slice(next ? startOf(next) : place.value[1]);
  });
}

/**
 * Adds an item at the end of a list, in the list's own layout.
 *
 * @param valueText as `newText` of {@link replaceValue}
 * @throws BaserateError as {@link replaceValue}, and when there is no list with an item
 */
export function appendItem(text: string, listPath: DataPath, valueText: string): string {
  const document = parseYamlDocument('the text', text);
  const list = placeOf(document, listPath);
  const last = [...list.children.values()].at(-1);
  if (!Array.isArray(list.data) || !last) {
    throw fail(
      'document/not-a-list',
      showPath(listPath),
      'must be a list with an item to take one',
    );
  }
  const path = [...listPath, list.data.length];
  const { value, candidates } = readNewText(path, valueText);
  return firstExact(document, path, { kind: 'put', value }, candidates, (written) => {
    const end = last.value[1];
    if (list.style === 'flow') return splice(text, [end, end], `, ${written}`);
    const dash = text.lastIndexOf('-', last.value[0] - 1);
    return insertLine(text, afterLine(text, end), `${indentOf(text, dash)}- ${written}`);
  });
}

/**
 * Adds an entry at the end of a mapping, in the mapping's own layout. Mappings missing on the way
 * are made: inserting into an absent `parameters` writes the key `parameters` too.
 *
 * @param valueText as `newText` of {@link replaceValue}
 * @throws BaserateError as {@link replaceValue}, and when the entry is there already
 */
export function insertEntry(
  text: string,
  parentPath: DataPath,
  key: string,
  valueText: string,
): string {
  const document = parseYamlDocument('the text', text);
  const path = [...parentPath, key];
  if (document.placeOf(path)) {
    throw fail('document/entry-exists', showPath(path), 'the entry is there already');
  }
  let depth = parentPath.length;
  while (depth > 0 && document.placeOf(parentPath.slice(0, depth)) === undefined) depth--;
  const parent = placeOf(document, parentPath.slice(0, depth), true);
  const names = path.slice(depth).map(writeKey);
  const { value, candidates } = readNewText(path, valueText);
  return firstExact(document, path, { kind: 'put', value }, candidates, (written) => {
    const inFlow = [...names].reverse().reduce((inner, name, i) => {
      return `${name}: ${i === 0 ? inner : `{ ${inner} }`}`;
    }, written);
    if (parent.style === 'flow') {
      const last = [...parent.children.values()].at(-1);
      if (!last) return splice(text, parent.value, `{ ${inFlow} }`);
      return splice(text, [last.value[1], last.value[1]], `, ${inFlow}`);
    }
    if (parent.data !== null && (typeof parent.data !== 'object' || Array.isArray(parent.data))) {
      throw fail(
        'document/not-a-mapping',
        showPath(parentPath),
        'must be a mapping to take an entry',
      );
    }
    const first = [...parent.children.values()][0];
    const isRoot = depth === 0;
    if (!first && !isRoot && isInFlow(document, path.slice(0, depth))) {
      return spliceValue(text, parent, parentPath, `{ ${inFlow} }`);
    }
    const indent = first
      ? indentOf(text, first.key[0])
      : isRoot
        ? ''
        : `${indentOf(text, parent.key[0])}  `;
    const lines = names.map((name, i) => `${indent}${'  '.repeat(i)}${name}:`);
    const block = `${lines.join(lineEndOf(text))} ${written}`;
    // An empty file may still hold comments; the entry goes after them.
    const after = first || !isRoot ? lastEnd(parent) : text.length;
    return insertLine(text, afterLine(text, after), block);
  });
}

/** A value given as YAML, with the ways to write it; text that YAML would misread goes in quotes. */
function readNewText(path: DataPath, newText: string): { value: unknown; candidates: string[] } {
  const written = newText.trim();
  if (written === '') throw fail('document/edit', showPath(path), 'a value must be given');
  let value: unknown = newText;
  if (!/[\r\n]/.test(written)) {
    try {
      const { data, placeOf } = parseYamlDocument('the new value', written);
      // `Britain: ten years` is meant as text, though YAML alone reads a mapping.
      if (placeOf([])?.style !== 'block') value = data;
    } catch (error) {
      if (!(error instanceof BaserateError) || /^[[{]/.test(written)) throw error;
    }
  }
  if (typeof value !== 'string') return { value, candidates: [written] };
  return { value, candidates: [written, JSON.stringify(value)] };
}

/** The first candidate whose edit changes the data as meant and nothing else. */
function firstExact(
  document: YamlDocument,
  path: DataPath,
  edit: DataEdit,
  candidates: readonly string[],
  write: (candidate: string) => string,
): string {
  const wanted = editData(document.data, path, edit);
  for (const candidate of candidates) {
    const edited = write(candidate);
    try {
      if (isSameData(parseYamlDocument('the text', edited).data, wanted)) return edited;
    } catch (error) {
      if (!(error instanceof BaserateError)) throw error;
    }
  }
  const message = 'the entry cannot be edited in its present layout; edit the file by hand';
  throw fail('document/edit', showPath(path), message);
}

function placeOf(document: YamlDocument, path: DataPath, mayBeRoot = false): Place {
  const place = path.length === 0 && !mayBeRoot ? undefined : document.placeOf(path);
  if (place) return place;
  throw fail('document/no-such-entry', showPath(path), 'there is no such entry to edit');
}

function spliceValue(text: string, place: Place, path: DataPath, written: string): string {
  const [start] = place.value;
  const inList = typeof path.at(-1) === 'number' || path.length === 0;
  if (place.style === 'empty') {
    const colon = inList || text.slice(place.key[1], start + 1).includes(':') ? '' : ':';
    // An empty value's place is behind the colon, or behind the key where the colon is left out.
    const at =
      colon === '' && !inList ? Math.max(start, text.indexOf(':', place.key[1]) + 1) : start;
    const space = colon === '' && /\s/.test(text[at - 1] ?? '') ? '' : ' ';
    return splice(text, [at, at], `${colon}${space}${written}`);
  }
  // Block text ends behind its last line end, which stays.
  const end = start + text.slice(start, place.value[1]).trimEnd().length;
  if (/^[|>]/.test(text.slice(start, start + 1))) return splice(text, [start, end], written);
  if (place.style !== 'block' || inList) return splice(text, [start, end], written);
  // A block starts on a line of its own; the new value goes on the key's line, before its comment.
  const colon = text.indexOf(':', place.key[1]) + 1;
  const comment = /^[^\r\n]*/.exec(text.slice(colon, start))?.[0].trimEnd() ?? '';
  return splice(text, [colon, end], ` ${written}${comment}`);
}

function cutFlowEntry(text: string, siblings: readonly Place[], index: number): string {
  const place = siblings[index];
  const next = siblings[index + 1];
  const previous = siblings[index - 1];
  if (!place) return text;
  if (next) return splice(text, [place.key[0], next.key[0]], '');
  const from = previous?.value[1] ?? place.key[0];
  // Between them stand one comma, white space and comments; the comments stay.
  const gap = text.slice(from, place.key[0]);
  const kept = gap.includes('#') ? gap.replace(/^([^#]*?),/, '$1') : '';
  return splice(text, [from, place.value[1]], kept);
}

function isInFlow(document: YamlDocument, path: DataPath): boolean {
  return path.some((_, i) => document.placeOf(path.slice(0, i))?.style === 'flow');
}

function lastEnd(place: Place): number {
  return Math.max(place.value[1], place.key[1]);
}

/** Offset behind the line that `offset` ends on; block text ends behind its last line already. */
function afterLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function insertLine(text: string, at: number, line: string): string {
  const lineEnd = lineEndOf(text);
  const before = at > 0 && text[at - 1] !== '\n' ? lineEnd : '';
  return splice(text, [at, at], before === '' ? `${line}${lineEnd}` : `${before}${line}`);
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** White space as wide as what stands before an offset on its line, so that `- a: 1` aligns too. */
function indentOf(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return ' '.repeat(text.slice(lineStart, offset).replace('\uFEFF', '').length);
}

function writeKey(key: string | number): string {
  const name = String(key);
  const isPlain = /^[A-Za-z][\w-]*$/.test(name) && !/^(true|false|null)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}

function splice(text: string, [start, end]: readonly [number, number], inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}
