import type { Problem, SourcePosition } from './baserate-error.ts';

/**
 * Gives a problem that was found without its file (such as a phrase that does not parse) its place:
 * the path goes before the message, unless the problem already has one.
 *
 * @example placeProblem(problem, 'parameters.convicted', document.positionOf(path, 'value'))
 */
export function placeProblem(problem: Problem, path: string, at: SourcePosition): Problem {
  if (problem.path !== '') return { ...problem, at: problem.at ?? at };
  return { ...problem, path, message: `${path}: ${problem.message}`, at };
}
