import { counted } from '../counted.ts';
import type { Arguments, Command, Context } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { findScenarios } from '../find-scenarios.ts';
import { annotation, isGitHub } from '../github.ts';
import { committedLock, lockPath, makeLock } from '../make-lock.ts';
import { openProject, type Project } from '../project.ts';
import { WORKERS_OPTION, withPool } from '../with-pool.ts';
import {
  BaserateError,
  compareLock,
  formatProblem,
  readScenario,
  type Difference,
  type Lock,
  type Pool,
  type Problem,
} from '../../engine/index.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'PATH... [options]',
  summary: 'runs locked scenarios again and says what moved, and by how much',
  about: [
    'Runs every scenario again, base and variants, and compares each outcome with its lock.json.',
    'A folder stands for every scenario.yaml below it. Inputs that changed without moving an outcome',
    'are noted, and pass. On GitHub Actions every scenario that fails is annotated.',
  ],
  takes: [1, Infinity],
  options: { json: { about: 'print JSON instead of sentences' }, ...WORKERS_OPTION },
  run: verifyScenarios,
};

/** What came of one scenario. */
interface Verdict {
  readonly scenario: string;
  readonly lock: string;
  readonly state: 'reproduced' | 'moved' | 'unlocked' | 'unreadable';
  /** Outcomes that gave the same digest, over base and variants. */
  readonly reproduced: number;
  readonly differences: readonly Difference[];
  /** What is wrong with the scenario or its lock. */
  readonly problems: readonly Problem[];
}

async function verifyScenarios(args: Arguments, context: Context) {
  const { terminal } = context;
  const files = findScenarios(args.files);
  const verdicts = await withPool(args, async (pool) => {
    const reached: Verdict[] = [];
    for (const file of files) {
      const verdict = await verifyScenario(openProject(file), file, pool, context);
      reached.push(verdict);
      if (!args.has('json')) printVerdict(verdict, context);
      if (isGitHub() && verdict.state !== 'reproduced') {
        terminal.note(annotation('error', verdict.lock, summary(verdict).join('\n')));
      }
    }
    return reached;
  });
  const isReproduced = verdicts.every(({ state }) => state === 'reproduced');
  if (args.has('json')) {
    terminal.print(
      JSON.stringify({ baserate: 1, reproduced: isReproduced, scenarios: verdicts }, null, 2),
    );
  }
  if (verdicts.some(({ state }) => state === 'unreadable')) return EXIT.badInput;
  return isReproduced ? EXIT.ok : EXIT.found;
}

async function verifyScenario(
  project: Project,
  file: string,
  pool: Pool,
  context: Context,
): Promise<Verdict> {
  const path = project.pathOf(file);
  const verdict = {
    scenario: project.shown(path),
    lock: project.shown(lockPath({ path })),
    reproduced: 0,
    differences: [],
    problems: [],
  };
  try {
    const scenario = project.guard(() => readScenario(path, project.readText));
    const old = committedLock(project, scenario);
    if (!old) return { ...verdict, state: 'unlocked' };
    const { lock: now } = await makeLock(project, scenario, pool, context);
    const differences = compareLock(old, now);
    const state = differences.some(({ moves }) => moves) ? 'moved' : 'reproduced';
    return { ...verdict, state, reproduced: countEqual(old, now), differences };
  } catch (error) {
    // the other scenarios are verified all the same; a pool that fails would fail them all
    if (!(error instanceof BaserateError) || error.code.startsWith('pool/')) throw error;
    return { ...verdict, state: 'unreadable', problems: error.problems };
  }
}

/** Number of outcomes, over base and variants, with the same digest in both. */
function countEqual(old: Lock, now: Lock): number {
  return Object.entries(now.runs)
    .flatMap(([variant, outcomes]) =>
      Object.entries(outcomes).map(
        ([name, { digest }]) => old.runs[variant]?.[name]?.digest === digest,
      ),
    )
    .filter(Boolean).length;
}

function printVerdict(verdict: Verdict, { terminal }: Context): void {
  const [headline = '', ...details] = summary(verdict);
  terminal.print(terminal.paint(verdict.state === 'reproduced' ? 'green' : 'red', headline));
  for (const detail of details) terminal.print(`  ${detail}`);
}

function summary({
  scenario,
  state,
  reproduced,
  differences,
  problems,
}: Verdict): readonly string[] {
  const messages = differences.map(({ message }) => message);
  if (state === 'unreadable') {
    return [`${scenario}: cannot be verified`, ...problems.map(formatProblem)];
  }
  if (state === 'unlocked') {
    return [`${scenario}: has no lock.json; make it with baserate lock ${scenario} and commit it`];
  }
  if (state === 'moved') {
    const count = differences.filter(({ kind }) => kind === 'outcome-moved').length;
    return [
      `${scenario}: ${counted(count, 'outcome')} moved, ${reproduced} reproduced`,
      ...messages,
    ];
  }
  const note =
    messages.length > 0
      ? [`note: no outcome moved; baserate lock ${scenario} brings the lock up to date`]
      : [];
  return [`${scenario}: all ${reproduced} outcomes reproduced`, ...messages, ...note];
}
