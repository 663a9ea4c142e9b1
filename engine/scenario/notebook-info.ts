import { fail } from '../errors/baserate-error.ts';

/** Words of an info string; a quoted value may hold spaces. */
export const INFO_WORD = /(?:[^\s"]|"[^"]*"?)+/g;

/**
 * Sets an attribute in the first line of a fenced cell, or takes it out; the rest stays as it is.
 *
 * @throws `notebook/attribute-form` for a value that an info string cannot hold
 */
export function withAttribute(source: string, key: string, value: string | undefined): string {
  const [line, rest] = cutFirstLine(source);
  const word = wordsOf(line).find(({ text }) => text.startsWith(`${key}=`));
  if (value === undefined || value === '') {
    if (word === undefined) return source;
    return line.slice(0, word.start).trimEnd() + line.slice(word.end) + rest;
  }
  if (/["`\r\n]/.test(value)) {
    const rule = `${key} must hold no quotes, backticks or line ends`;
    throw fail('notebook/attribute-form', 'notebook', rule, value);
  }
  const written = `${key}=${/\s/.test(value) ? `"${value}"` : value}`;
  if (word === undefined) return `${line.trimEnd()} ${written}${rest}`;
  return line.slice(0, word.start) + written + line.slice(word.end) + rest;
}

/** Sets the word behind the kind, such as `fan` behind `figure`. */
export function withForm(source: string, form: string): string {
  const [line, rest] = cutFirstLine(source);
  const [kind, second] = wordsOf(line);
  if (kind === undefined) return source;
  if (second === undefined || second.text.includes('=')) {
    return `${line.slice(0, kind.end)} ${form}${line.slice(kind.end)}${rest}`;
  }
  return line.slice(0, second.start) + form + line.slice(second.end) + rest;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words of the info string behind a fence's marker. */
function wordsOf(line: string): readonly Word[] {
  const marker = /^ *`+/.exec(line)?.[0].length ?? 0;
  return [...line.slice(marker).matchAll(INFO_WORD)].map((match) => {
    const start = marker + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
}

/** The first line without its line end, and what follows with it. */
function cutFirstLine(source: string): readonly [string, string] {
  const end = /\r?\n/.exec(source)?.index ?? source.length;
  return [source.slice(0, end), source.slice(end)];
}
