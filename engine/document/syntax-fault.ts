import type { Document, YAMLError } from 'yaml';
import { bracketFault, listOpenBrackets } from './bracket-fault.ts';
import { lineFault, type LineFault } from './line-fault.ts';
import { misplacedLines } from './misplaced-lines.ts';
import { listQuoted, quoteFault } from './quote-fault.ts';
import { showValue } from './show-value.ts';
import { lineAround } from './text-line.ts';
import type { PlacedFault } from './yaml-place.ts';

/** Errors that are looked at closely; a file with more has other troubles, and they are only listed. */
const MOST_READ = 64;

/** What the parser says of everything behind a place where it gave up. */
const GAVE_UP = /^Unexpected .* token in YAML stream/;

/**
 * What breaks the syntax of a file: each mistake once and where it was made, in words that say what to do. The
 * parser tells one mistake several times, and what follows from it.
 */
export function syntaxFaults(document: Document.Parsed, text: string): readonly PlacedFault[] {
  const { errors } = document;
  if (errors.length === 0) return [];
  const quoted = listQuoted(document);
  const quotes = errors.map((error) => quoteFault(error, quoted, text));
  // a quote that is not closed swallows brackets, too
  const isQuote = quotes.some((fault) => fault !== undefined);
  const open = isQuote ? [] : listOpenBrackets(document, text);
  const told = errors.map((error, index) => {
    const opened = quotes[index] ?? bracketFault(error, open);
    const line = opened || index >= MOST_READ ? undefined : lineFault(error, text);
    return { error, opened: opened ?? line, line };
  });

  const firstTab = errors.findIndex(({ code }) => code === 'TAB_AS_INDENT');
  const gaveUp = errors.findIndex(({ message }) => GAVE_UP.test(message));
  const mistakes = new Set(told.flatMap(({ line }) => (line ? [line.offset] : [])));
  const places = new Set<number>();
  const lines = new Set<number>();
  let last: number | undefined;
  const kept = told.filter(({ error, opened, line }, index) => {
    if (error.code === 'TAB_AS_INDENT' && index > firstTab) return false;
    if (gaveUp !== -1 && index > gaveUp && GAVE_UP.test(error.message)) return false;
    if (!line) {
      // What the parser meets further on in a line that is told already follows from it.
      const isOpen = opened !== undefined || lines.size === 0 || index >= MOST_READ;
      return isOpen || !lines.has(lineAround(text, error.pos[0]).start);
    }
    if (places.has(line.offset) || isConsequence(line, mistakes)) return false;
    if (line.isMisplaced && last !== undefined && isSameSection(text, last, line.offset)) {
      return false;
    }
    last = line.offset;
    places.add(line.offset);
    lines.add(lineAround(text, line.offset).start);
    return true;
  });
  const mended = errors.every((_, index) => !told[index]?.opened || told[index].line)
    ? tellMisplaced(kept, text)
    : undefined;
  if (mended) return mended;
  return kept.map(({ error, opened }) => placeFault(error, opened, text));
}

interface Told {
  readonly error: YAMLError;
  readonly opened: { readonly offset: number; readonly message: string } | undefined;
  readonly line: LineFault | undefined;
}

/** With each line that is indented wrongly by itself, and none that only follows from another. */
function tellMisplaced(kept: readonly Told[], text: string): readonly PlacedFault[] | undefined {
  const known = kept.some(({ line }) => line?.isMisplaced) ? misplacedLines(text) : undefined;
  if (!known) return undefined;
  const lines = new Set(known.faults.map(({ offset }) => lineAround(text, offset).start));
  const others = kept.filter(({ error, line }) => {
    const at = line?.offset ?? error.pos[0];
    if (lines.has(lineAround(text, at).start)) return false;
    if (line === undefined) return !known.isAll;
    return !line.isMisplaced || at > known.knownTo;
  });
  return [
    ...known.faults.map(({ offset, message }) => placeMessage(offset, message, text)),
    ...others.map(({ error, opened }) => placeFault(error, opened, text)),
  ];
}

function isConsequence({ behind }: LineFault, mistakes: ReadonlySet<number>): boolean {
  return behind !== undefined && mistakes.has(behind);
}

/** Whether no line that is not indented begins between two places. */
function isSameSection(text: string, before: number, at: number): boolean {
  return !/\n[^\s#]/.test(text.slice(before, at + 1));
}

// What to do about errors that the parser tells well enough; its own words come first.
const remedies: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'indent with spaces, here and on every line',
  BAD_INDENT: 'line the entry up with its neighbours',
  MISSING_CHAR: 'close the bracket or quote, or put a space after the colon',
  BLOCK_AS_IMPLICIT_KEY: 'put text that holds ": " in quotes',
  MULTILINE_IMPLICIT_KEY: 'check for a missing colon on the line above',
  BAD_SCALAR_START: 'put text that starts with this character in quotes',
  UNEXPECTED_TOKEN: 'put text that holds this character in quotes',
};

function placeFault(
  error: YAMLError,
  known: { readonly offset: number; readonly message: string } | undefined,
  text: string,
): PlacedFault {
  const remedy = remedies[error.code];
  const fault = known?.message ?? `${error.message}${remedy ? ` (${remedy})` : ''}`;
  return placeMessage(known?.offset ?? error.pos[0], fault, text);
}

function placeMessage(at: number, fault: string, text: string): PlacedFault {
  const offset = Math.min(at, text.length);
  const lineEnd = text.indexOf('\n', offset);
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, offset + 80);
  const around = text.slice(offset, end).trim();
  return {
    code: 'document/syntax',
    offset,
    path: '',
    message: `the YAML must be well formed: ${fault}`,
    value: around === '' ? 'the end of the line' : showValue(around),
  };
}
