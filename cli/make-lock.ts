import { createLock, readLock, type Lock, type Pool, type Scenario } from '../engine/index.ts';
import type { Context } from './command.ts';
import type { Project } from './project.ts';
import { everyVariant, runVariants } from './run-variants.ts';

/** Runs base and every variant with the scenario's own seed and draws, and makes the lock of it. */
export async function makeLock(
  project: Project,
  scenario: Scenario,
  pool: Pool,
  context: Context,
): Promise<Lock> {
  const plan = { variants: everyVariant(scenario) };
  const runs = await runVariants(project, scenario, plan, pool, context);
  return createLock(scenario, new Map(runs.map((run) => [run.result.variant, run])));
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
