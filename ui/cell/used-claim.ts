import type { Assignment, Claim, Scenario, Source } from '../../engine/index.ts';

/** A claim that a scenario rests on, and what it is used for. */
export interface UsedClaim {
  readonly claim: Claim;
  readonly source: Source | undefined;
  /** Labels of the assumptions and variants that use it. */
  readonly uses: readonly string[];
  /** Claims that dispute or replace it. */
  readonly rivals: readonly Claim[];
}

/**
 * The claims behind a scenario's numbers, in the order of their first use.
 *
 * @param only ids to list instead, in their own order, used or not
 */
export function listUsedClaims(scenario: Scenario, only?: readonly string[]): readonly UsedClaim[] {
  const uses = new Map<string, string[]>();
  const note = ({ claim }: Assignment, use: string) => {
    if (claim === undefined) return;
    const known = uses.get(claim);
    if (known === undefined) uses.set(claim, [use]);
    else if (!known.includes(use)) known.push(use);
  };
  const labels = new Map(scenario.pathway.states.map(({ name, label }) => [name, label]));
  for (const { state, assignment } of scenario.population)
    note(assignment, labels.get(state) ?? state);
  for (const { assignment, label } of scenario.parameters) note(assignment, label);
  for (const { title, changes, population } of scenario.variants) {
    const use = `the variant “${title}”`;
    for (const { op } of changes) if (op.kind === 'set') note(op.assignment, use);
    for (const { assignment } of population) note(assignment, use);
  }
  const { claims, sources } = scenario.evidence;
  return (only ?? [...uses.keys()]).flatMap((id) => {
    const claim = claims.get(id);
    if (claim === undefined) return [];
    const rivalIds = [...claim.disputedBy, ...(claim.supersededBy ? [claim.supersededBy] : [])];
    const rivals = [...new Set(rivalIds)].flatMap((rival) => claims.get(rival) ?? []);
    return [{ claim, source: sources.get(claim.source), uses: uses.get(id) ?? [], rivals }];
  });
}
