import { isCollection, visit, type Document, type YAMLError } from 'yaml';

/** A bracket at fault: where it opens, and what to say of it. */
export interface BracketFault {
  readonly offset: number;
  readonly message: string;
}

/** A list or mapping of a file in brackets that is never closed. */
export interface OpenBracket {
  readonly start: number;
  /** Where the parser gave up looking for its end. */
  readonly end: number;
  readonly bracket: '{' | '[';
}

/** Every list or mapping in brackets that lacks its closing one, in the order of the file. */
export function listOpenBrackets(document: Document.Parsed, text: string): readonly OpenBracket[] {
  const all: OpenBracket[] = [];
  visit(document, {
    Collection(_, node) {
      if (!isCollection(node) || node.flow !== true || !node.range) return;
      const [start, end] = node.range;
      const bracket = text[start];
      if (bracket !== '{' && bracket !== '[') return;
      if (text[end - 1] !== (bracket === '{' ? '}' : ']')) all.push({ start, end, bracket });
    },
  });
  return all;
}

/**
 * A syntax error that a bracket has caused, told where it opens: the parser tells it where the next entry
 * begins, which may be lines further down.
 *
 * @returns undefined when no bracket is behind the error
 */
export function bracketFault(
  { code, message, pos: [at] }: YAMLError,
  open: readonly OpenBracket[],
): BracketFault | undefined {
  const isOpen =
    (code === 'BAD_INDENT' || code === 'MISSING_CHAR') && /^Flow .* end with a [\]}]/.test(message);
  const its = isOpen ? open.findLast(({ start }) => start < at) : undefined;
  if (!its) return undefined;
  const closing = its.bracket === '{' ? '}' : ']';
  return {
    offset: its.start,
    message: `the ${its.bracket} that opens here is never closed (put a ${closing} behind its last entry)`,
  };
}
