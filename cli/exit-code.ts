/** Exit codes of every command, printed by `--help`. */
export const EXIT = {
  ok: 0,
  /** The question was answered, and the answer is no. */
  found: 1,
  badInput: 2,
  failed: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What the codes mean, line by line. */
export const EXIT_HELP: readonly string[] = [
  '0    done; for verify: every run still gives what was locked; for check: no errors',
  '1    verify: something moved or has no lock; check: errors were found',
  '2    bad input: a wrong option, a file that is missing or wrong',
  '3    it could not be done: a worker was lost three times, a file could not be written',
  '130  interrupted',
];
