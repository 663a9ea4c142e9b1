import type { Scenario } from '../../engine/index.ts';

/** What a draw depends on: a scenario without its texts, its ledgers and its warnings. */
export type Runnable = Omit<Scenario, 'inputs' | 'warnings' | 'evidence'>;

/** A scenario with empty texts, ledgers and warnings, so that little travels to the thread that runs it. */
export function runOnly(scenario: Runnable): Scenario {
  return {
    ...scenario,
    inputs: [],
    warnings: [],
    evidence: { sources: new Map(), claims: new Map() },
  };
}
