/** Where in the user's file a problem stands; line and column count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * One thing that is wrong, as plain data: it crosses threads and is printed the same everywhere.
 *
 * `message` is worded subject, rule, value, remedy:
 * `parameters.convicted: the count must not exceed its total; got 54 of 40 (did you swap them?)`.
 */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Stable identifier `room/what`, such as `evidence/count-out-of-range`. */
  readonly code: string;
  /** Where in the data, such as `parameters.convicted`. */
  readonly path: string;
  readonly message: string;
  /** The offending value as the user wrote it. */
  readonly value?: string;
  readonly at?: SourcePosition;
}

/** Prints a problem as `file:line:column: error: message [code]`. */
export function formatProblem(problem: Problem): string {
  const { at } = problem;
  const place = at ? `${at.file}:${at.line}:${at.column}: ` : '';
  return `${place}${problem.severity}: ${problem.message} [${problem.code}]`;
}

/** The one error class of Baserate: carries every problem of a file at once, in line order. */
export class BaserateError extends Error {
  override readonly name = 'BaserateError';
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const all = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem]; // Array.isArray does not narrow readonly arrays
    super(all.map(formatProblem).join('\n'));
    this.problems = all;
  }

  /** Code of the first problem, for callers that branch on it. */
  get code(): string {
    return this.problems[0]?.code ?? 'unknown';
  }
}

/**
 * A single error that is not tied to a file.
 *
 * @param path where in the data; empty when only the caller knows (see `placeProblem`)
 */
export function fail(code: string, path: string, message: string, value?: unknown): BaserateError {
  const shown = value === undefined ? {} : { value: String(value) };
  return new BaserateError({
    severity: 'error',
    code,
    path,
    message: path === '' ? message : `${path}: ${message}`,
    ...shown,
  });
}
