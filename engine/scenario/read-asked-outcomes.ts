import { fittingItems } from './fitting.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { ReadModel } from './read-model.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { askedOutcomeSchema } from './scenario-schema.ts';

/**
 * The outcomes that a scenario asks for, in its order, and those of them that it asks for by group.
 *
 * @param data   section `outcomes` of the scenario
 * @param place  where it stands
 * @param groups names of the scenario's groups
 */
export function readAskedOutcomes(
  data: unknown,
  place: Place,
  { pathway, names }: ReadModel,
  groups: readonly string[],
  problems: ProblemList,
): Pick<Scenario, 'outcomes' | 'byGroup'> {
  const byName = new Map(pathway.outcomes.map((outcome) => [outcome.name, outcome]));
  const outcomes: Outcome[] = [];
  const byGroup: string[] = [];
  for (const [index, text] of fittingItems(data, askedOutcomeSchema)) {
    const name = text.replace(/ by group$/, '');
    const at = inside(place, index);
    const outcome = byName.get(name);
    if (outcomes.some((other) => other.name === name)) {
      const each = name === text ? '' : ' (`by group` gives the total too)';
      const message = `an outcome can be asked for only once; got ${name} again${each}`;
      problems.error(at, 'scenario/duplicate-outcome', message, name);
    } else if (outcome) {
      outcomes.push(outcome);
      if (name !== text) byGroup.push(name);
    } else if (!names.outcomes.includes(name)) {
      const message = `the model has no outcome called ${name}${problems.suggest(name, names.outcomes)}`;
      problems.error(at, 'scenario/unknown-outcome', message, name);
    }
    if (name !== text && groups.length === 0) {
      const message = `the scenario has no groups to tell apart; got ${text} (write ${name}, or add \`groups\`)`;
      problems.error(at, 'scenario/no-groups', message, text);
    }
  }
  return { outcomes, byGroup };
}
