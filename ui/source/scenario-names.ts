import type { Scenario } from '../../engine/index.ts';
import type { ScenarioNames } from './complete-scenario.ts';

/** What the text of a scenario can refer to by name. */
export function scenarioNames(scenario: Scenario): ScenarioNames {
  const { parameters, pathway, groups, variants, evidence } = scenario;
  const namesOf = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
  return {
    parameters: namesOf(parameters),
    states: namesOf(pathway.states),
    outcomes: namesOf(scenario.outcomes),
    groups: namesOf(groups),
    variants: namesOf(variants),
    claims: [...evidence.claims.values()].map(({ id, says }) => ({ id, says })),
  };
}
