import { visit, type Document, type YAMLError } from 'yaml';

/** A quote at fault: where it opens, and what to say of it. */
export interface QuoteFault {
  readonly offset: number;
  readonly message: string;
}

/** A quoted text of a file, from its first quote to behind its last. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly quote: '"' | "'";
}

/** Every quoted text of a document, in the order of the file. */
export function listQuoted(document: Document.Parsed): readonly Quoted[] {
  const all: Quoted[] = [];
  visit(document, {
    Scalar(_, { type, range }) {
      if (!range || (type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE')) return;
      const [start, end] = range;
      all.push({ start, end, quote: type === 'QUOTE_DOUBLE' ? '"' : "'" });
    },
  });
  return all;
}

/**
 * A syntax error that a quote has caused, told where the quote opens: the parser tells it where the text
 * ends that the quote has swallowed, which may be the end of the file.
 *
 * @returns undefined when no quote is behind the error
 */
export function quoteFault(
  { code, message, pos: [at] }: YAMLError,
  quoted: readonly Quoted[],
  text: string,
): QuoteFault | undefined {
  const isOpen = code === 'MISSING_CHAR' && /^Missing closing .quote/.test(message);
  if (!isOpen && code !== 'UNEXPECTED_TOKEN') return undefined;
  const last = quoted.findLast(({ start, end }) => start < at && end <= at);
  if (!last || text.slice(last.end, at).trim() !== '') return undefined;
  if (!isOpen && !/\S/.test(text.slice(at, at + 1))) return undefined;
  const remedy =
    last.quote === '"'
      ? `close it on the same line; a " inside is written \\"`
      : `close it on the same line; a ' inside is written '', or put double quotes around`;
  const fault = isOpen
    ? 'the quote that opens here is never closed'
    : 'the quote that opens here closes before the end of its text';
  return { offset: last.start, message: `${fault} (${remedy})` };
}
