import {
  assumptionsOf,
  BaserateError,
  compareLock,
  compile,
  fail,
  hashInputs,
  readNotebook,
  readScenario,
  reviewEvidence,
  type Problem,
  type Scenario,
} from '../engine/index.ts';
import { committedLock, lockPath } from './make-lock.ts';
import { openProject, type Project } from './project.ts';
import { everyVariant } from './run-variants.ts';

/** What is wrong with one scenario and all it refers to. */
export interface Report {
  readonly file: string;
  /** Undefined when it could not be read. */
  readonly scenario: Scenario | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a scenario and everything beside it, without running it. */
export function checkScenario(file: string): Report {
  const project = openProject(file);
  const path = project.pathOf(file);
  const problems: Problem[] = [];
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof BaserateError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const scenario = attempt(() => project.guard(() => readScenario(path, project.readText)));
  if (scenario) {
    problems.push(...scenario.warnings.map(project.locate));
    problems.push(...reviewEvidence(scenario).map(project.locate));
    for (const variant of everyVariant(scenario)) {
      attempt(() => project.guard(() => compile(scenario, { variant })));
    }
    attempt(() =>
      problems.push(
        ...project
          .guard(() => readNotebook(scenario, project.readText))
          .problems.map(project.locate),
      ),
    );
    attempt(() => problems.push(...lockProblems(project, scenario)));
  }
  return { file: project.shown(path), scenario, problems };
}

function lockProblems(project: Project, scenario: Scenario): readonly Problem[] {
  const path = lockPath(scenario);
  const file = project.shown(path);
  const remedy = `run baserate lock ${project.shown(scenario.path)}`;
  const old = committedLock(project, scenario);
  if (!old) return fail('cli/no-lock', file, `the scenario has no lock; ${remedy}`).problems;
  const { seed, draws } = scenario.run;
  const inputs = hashInputs(scenario);
  return compareLock(old, { ...old, seed, draws, inputs }).map(({ message }) => ({
    severity: 'warning',
    code: 'cli/lock-out-of-date',
    path: file,
    message: `${message}; ${remedy} if it should`,
    at: { file, line: 1, column: 1 },
  }));
}

/** Ids of usable claims in the scenarios' ledgers that no scenario, variant or model refers to. */
export function unusedClaims(reports: readonly Report[]): readonly string[] {
  const scenarios = reports.flatMap(({ scenario }) => (scenario ? [scenario] : []));
  const used = new Set(scenarios.flatMap(claimsOf));
  const all = scenarios.flatMap(({ evidence }) => [...evidence.claims.values()]);
  const usable = all.filter(({ kind, unusable }) => kind !== 'note' && unusable === undefined);
  return [...new Set(usable.map(({ id }) => id))].filter((id) => !used.has(id)).sort();
}

function claimsOf(scenario: Scenario): readonly string[] {
  const { variants } = scenario;
  const assignments = [
    ...assumptionsOf(scenario).flatMap(({ assignment }) => assignment ?? []),
    ...variants.flatMap((variant) => [
      ...variant.population.map(({ assignment }) => assignment),
      ...variant.inflows.flatMap(({ size }) => (size.kind === 'rate' ? [size.assignment] : [])),
      ...variant.changes.flatMap(({ op }) => (op.kind === 'set' ? [op.assignment] : [])),
    ]),
  ];
  const parts = variants.flatMap(({ splits = [] }) => splits.flatMap((split) => split.parts));
  return [
    ...assignments.flatMap(({ claim, combination }) => [
      ...(claim === undefined ? [] : [claim]),
      ...(combination?.members.map((member) => member.claim) ?? []),
    ]),
    ...parts.flatMap(({ claim }) => claim ?? []),
  ];
}
