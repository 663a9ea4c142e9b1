import { formatProblem, type Problem } from '../engine/index.ts';

/** Warnings by what they may do to an answer, worst first; those not named stand in between. */
const WORST = [
  'scenario/misread-claim',
  'scenario/superseded-claim',
  'scenario/conflicting-claims',
  'scenario/overlapping-claims',
  'scenario/not-a-subset',
];

/** Warnings of what is often meant and stands in many places; counted unless all are asked for. */
const ROUTINE: ReadonlyMap<string, string> = new Map([
  ['scenario/bound-as-count', 'a bound taken as a count'],
  ['scenario/influential-prior', 'a count of none whose prior decides'],
  ['scenario/default-weight', 'a caveat that nobody weighed'],
]);

/** What `check` prints. */
export interface CheckLines {
  /** Errors, then the warnings that matter, worst first; a claim warned of in several places has one. */
  readonly problems: readonly Problem[];
  /** What was left out, in a line; undefined when nothing was. */
  readonly rest: string | undefined;
}

/**
 * Puts the problems of scenarios into the order in which to read them, and leaves out what is routine.
 *
 * @param all every problem of its own, in order of severity
 */
export function checkLines(found: readonly Problem[], { all }: { all: boolean }): CheckLines {
  // files that scenarios share report the same problem once
  const own = [...new Map(found.map((problem) => [formatProblem(problem), problem])).values()];
  const ordered = own
    .map((problem, index) => ({ problem, rank: rankOf(problem), index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ problem }) => problem);
  if (all) return { problems: ordered, rest: undefined };
  const isRoutine = ({ severity, code }: Problem) => severity === 'warning' && ROUTINE.has(code);
  return {
    problems: mergeClaims(ordered.filter((problem) => !isRoutine(problem))),
    rest: countRoutine(ordered.filter(isRoutine)),
  };
}

function rankOf({ severity, code }: Problem): number {
  if (severity === 'error') return 0;
  const bad = WORST.indexOf(code);
  if (bad >= 0) return 1 + bad;
  const routine = [...ROUTINE.keys()].indexOf(code);
  return 2 + WORST.length + routine; // −1 for a code that is in neither list
}

/** One warning for a claim that a file uses several times, with the lines of the other places. */
function mergeClaims(problems: readonly Problem[]): readonly Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { severity, code, value, at } = problem;
    const isOfClaim = severity === 'warning' && value !== undefined && at !== undefined;
    const key = isOfClaim ? `${code} ${value} ${at.file}` : formatProblem(problem);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? [];
    const lines = [...new Set(others.map(({ at }) => at?.line))];
    const also = `; also on line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}`;
    return { ...first, message: `${first.message}${also}` };
  });
}

function countRoutine(problems: readonly Problem[]): string | undefined {
  if (problems.length === 0) return undefined;
  const counts = [...ROUTINE].flatMap(([code, words]) => {
    const count = problems.filter((problem) => problem.code === code).length;
    return count === 0 ? [] : [`${count} × ${words} [${code}]`];
  });
  const more = problems.length === 1 ? 'warning' : 'warnings';
  return `${problems.length} more ${more}, listed by --all: ${counts.join(', ')}`;
}
