import { BaserateError, type Problem, type SourcePosition } from '../errors/baserate-error.ts';

/** A single error with its place in the file. */
export function refuseAt(
  at: SourcePosition | undefined,
  code: string,
  path: string,
  message: string,
): BaserateError {
  return new BaserateError(problemAt(at, code, path, message));
}

/** One thing that is wrong, with its place in the file where that is known. */
export function problemAt(
  at: SourcePosition | undefined,
  code: string,
  path: string,
  message: string,
  value?: string,
): Problem {
  return {
    severity: 'error',
    code,
    path,
    message: `${path}: ${message}`,
    ...(value === undefined ? {} : { value }),
    ...(at ? { at } : {}),
  };
}
