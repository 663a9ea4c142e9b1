import { readLock, type Lock, type Scenario } from '../../engine/index.ts';
import { parseScenario } from '../document/parse-scenario.ts';
import { listScenarioIds, readProjectFile, scenarioPath } from './project-file.ts';

/** A scenario as the start page lists it. */
export interface StartEntry {
  readonly id: string;
  /** Undefined when its file cannot be read; `problem` says why. */
  readonly scenario?: Scenario;
  readonly lock?: Lock;
  readonly problem?: string;
}

/** Every scenario that came with the page. */
export function listStartEntries(): readonly StartEntry[] {
  return listScenarioIds().map((id) => {
    const parsed = parseScenario(id, readProjectFile(scenarioPath(id)) ?? '');
    if (parsed.kind === 'broken') return { id, problem: parsed.problems[0]?.message ?? '' };
    const lock = committedLock(id);
    return { id, scenario: parsed.scenario, ...(lock === undefined ? {} : { lock }) };
  });
}

/** The committed lock of a scenario; undefined where there is none that can be read. */
export function committedLock(id: string): Lock | undefined {
  const path = `scenarios/${id}/lock.json`;
  const text = readProjectFile(path);
  if (text === undefined) return undefined;
  try {
    return readLock(path, text);
  } catch {
    return undefined; // without a readable lock the page works and verifies nothing
  }
}
