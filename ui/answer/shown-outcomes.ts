import type { Outcome, Scenario } from '../../engine/index.ts';

/** Every outcome that a run of the scenario gives, those of groups (`returned@men`) behind that of all. */
export function shownOutcomes({ outcomes, byGroup, groups }: Scenario): readonly Outcome[] {
  return outcomes.flatMap((outcome) => [
    outcome,
    ...(byGroup.includes(outcome.name) ? groups : []).map((group) => ({
      ...outcome,
      name: `${outcome.name}@${group.name}`,
      label: `${outcome.label}: ${group.label}`,
    })),
  ]);
}
