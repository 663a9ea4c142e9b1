import type { Problem } from './baserate-error.ts';

/** A broken or hostile file can hold a fault at every character; past this many they are counted. */
export const problemLimit = 50;

/** The first problems of a list in line order, and one that counts the rest. */
export function limitProblems(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[problemLimit];
  if (!next) return problems;
  const more: Problem = {
    severity: 'error',
    code: 'document/more',
    path: '',
    message: `and ${problems.length - problemLimit} more problems from here on (mend those above first)`,
    ...(next.at && { at: next.at }),
  };
  return [...problems.slice(0, problemLimit), more];
}
