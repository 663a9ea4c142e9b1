import { isCollection, visit, type Document, type YAMLError } from 'yaml';

/** A bracket at fault: where it opens, and what to say of it. */
export interface BracketFault {
  readonly offset: number;
  readonly message: string;
}

/** A list or mapping of a file in brackets that is never closed. */
export interface OpenBracket {
  readonly start: number;
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
      if (text[end - 1] !== (bracket === '{' ? '}' : ']')) all.push({ start, bracket });
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
  const closing =
    code === 'BAD_INDENT' || code === 'MISSING_CHAR'
      ? /^Flow .* end with a ([\]}])/.exec(message)?.[1]
      : undefined;
  if (closing === undefined) return undefined;
  const opening = closing === '}' ? '{' : '[';
  const its = open.findLast(({ start, bracket }) => start < at && bracket === opening);
  if (!its) return undefined;
  return {
    offset: its.start,
    message: `the ${its.bracket} that opens here is never closed (put a ${closing} behind its last entry)`,
  };
}
