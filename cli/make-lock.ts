import {
  BaserateError,
  createLock,
  createPicture,
  readLock,
  readNotebook,
  type Lock,
  type Picture,
  type Pool,
  type Scenario,
} from '../engine/index.ts';
import type { Context } from './command.ts';
import type { Project } from './project.ts';
import { everyVariant, runVariants } from './run-variants.ts';

/** What is committed beside a scenario: the record of its runs, and the picture that opens its notebook. */
export interface Committed {
  readonly lock: Lock;
  readonly picture: Picture;
}

/** Runs base and every variant with the scenario's own seed and draws, and makes the lock and picture of it. */
export async function makeLock(
  project: Project,
  scenario: Scenario,
  pool: Pool,
  context: Context,
): Promise<Committed> {
  const plan = { variants: everyVariant(scenario) };
  const runs = await runVariants(project, scenario, plan, pool, context);
  const byVariant = new Map(runs.map((run) => [run.result.variant, run]));
  const outcome = questionOutcome(project, scenario);
  return {
    lock: createLock(scenario, byVariant),
    picture: createPicture(outcome, byVariant),
  };
}

/** The outcome that the notebook's first question names; the scenario's first otherwise. */
function questionOutcome(project: Project, scenario: Scenario): string {
  const first = scenario.outcomes[0]?.name ?? '';
  try {
    const { cells } = readNotebook(scenario, project.readText);
    return cells.find((cell) => cell.kind === 'question')?.outcome ?? first;
  } catch (error) {
    if (error instanceof BaserateError) return first; // check says what is wrong with the notebook
    throw error;
  }
}

/** Path of a scenario's picture from the project's root. */
export function picturePath(scenario: Pick<Scenario, 'path'>): string {
  return [...scenario.path.split('/').slice(0, -1), 'picture.json'].join('/');
}

/** Path of a scenario's lock from the project's root. */
export function lockPath(scenario: Pick<Scenario, 'path'>): string {
  return [...scenario.path.split('/').slice(0, -1), 'lock.json'].join('/');
}

/** The committed lock of a scenario; undefined when there is none. */
export function committedLock(project: Project, scenario: Scenario): Lock | undefined {
  const path = lockPath(scenario);
  const text = project.readText(path);
  return text === undefined ? undefined : project.guard(() => readLock(path, text));
}
