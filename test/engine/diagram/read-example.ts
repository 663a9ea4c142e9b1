import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import type { Scenario } from '../../../engine/scenario/scenario.ts';

/** A scenario of two texts, as they would stand in the project's folders. */
export function readExample(scenario: string, model: string): Scenario {
  const files: Readonly<Record<string, string>> = {
    'scenarios/example/scenario.yaml': scenario,
    'scenarios/models/example.yaml': model,
  };
  return readScenario('scenarios/example/scenario.yaml', (path) => files[path]);
}
