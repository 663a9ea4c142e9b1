import type { Assignment, Scenario } from '../../engine/index.ts';
import { listAssumptions } from '../assumption/assumption.ts';
import { evidenceWords } from '../words/evidence-words.ts';

/** Claims that a scenario rests on, in the order of their first use, with what each is used for. */
export type ClaimUses = ReadonlyMap<string, readonly string[]>;

/** Which claims stand behind a scenario's numbers: ids to the labels of assumptions and variants. */
export function listClaimUses(scenario: Scenario): ClaimUses {
  const uses = new Map<string, string[]>();
  const note = (assignment: Pick<Assignment, 'claim' | 'combination'>, use: string) => {
    for (const claim of claimsOf(assignment)) {
      const known = uses.get(claim);
      if (known === undefined) uses.set(claim, [use]);
      else if (!known.includes(use)) known.push(use);
    }
  };
  for (const { assignment, label } of listAssumptions(scenario)) note(assignment, label);
  for (const { title, changes, population, inflows, splits = [] } of scenario.variants) {
    const use = evidenceWords.variant(title);
    for (const { op } of changes) if (op.kind === 'set') note(op.assignment, use);
    for (const { assignment } of population) note(assignment, use);
    for (const { size } of inflows) if (size.kind === 'rate') note(size.assignment, use);
    for (const { parts } of splits) for (const part of parts) note(part, use);
  }
  return uses;
}

/** Ids of the claims behind one value: none, one, or several that are combined. */
export function claimsOf({
  claim,
  combination,
}: Pick<Assignment, 'claim' | 'combination'>): readonly string[] {
  if (combination !== undefined) return combination.members.map((member) => member.claim);
  return claim === undefined ? [] : [claim];
}
