import type { Problem, SourcePosition } from '../../engine/index.ts';
import { problemWords } from '../words/problem-words.ts';

/** What is wrong with a file: the problem that explains most, and the others, each in a line. */
export interface WrongFile {
  readonly first: Problem | undefined;
  readonly also: readonly string[];
}

/** Others that are told besides the first. */
const MOST_OTHERS = 3;

/**
 * Errors as a reader best mends them: a file that is missing first, then a name that nothing is called, since the
 * value that it was to bring is then missing too, then in the order of the lines.
 *
 * @param placeText the file of a position as the reader knows it; left out where there is but one
 */
export function wrongWith(
  problems: readonly Problem[],
  placeText: (at: SourcePosition) => string = ({ line, column }) =>
    problemWords.place(line, column),
): WrongFile {
  const errors = problems
    .filter(({ severity }) => severity === 'error')
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const [first, ...others] = errors;
  const lines = others
    .slice(0, MOST_OTHERS)
    .map((each) => `${each.at ? `${placeText(each.at)} ` : ''}${messageOf(each)}`);
  const left = others.length - lines.length;
  return { first, also: left > 0 ? [...lines, problemWords.more(left)] : lines };
}

/** The message of a problem without the name of its file, which stands before it in the reader's words. */
export function messageOf({ message, at }: Problem): string {
  const name = at === undefined ? '' : `${at.file}: `;
  return name !== '' && message.startsWith(name) ? message.slice(name.length) : message;
}

function rankOf({ code }: Problem): number {
  if (code === 'scenario/file-not-found') return 0;
  return /\/unknown-/.test(code) ? 1 : 2;
}
