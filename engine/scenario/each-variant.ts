import { keyOf, inside, type Place, type ProblemList } from './problem-list.ts';
import type { Assignment, CombinedClaim, Parameter, Variant } from './scenario.ts';
import { nameSchema, RESERVED_NAMES } from './name-schema.ts';

/**
 * The variants of parameters with `combine: each`: one for each claim but the first, which the base
 * takes. A variant is called as its claim.
 *
 * @param place  where the section `parameters` stands
 * @param others variants of the scenario's own, whose names are taken
 */
export function variantsOfEach(
  parameters: readonly Parameter[],
  place: Place,
  others: readonly Variant[],
  problems: ProblemList,
): readonly Variant[] {
  const taken = new Set(others.map(({ name }) => name));
  const found: Variant[] = [];
  for (const { name, label, assignment } of parameters) {
    const { combination } = assignment;
    if (combination?.rule !== 'each') continue;
    combination.members.slice(1).forEach((member, i) => {
      const { claim, text } = member;
      const at = inside(place, name, 'evidence', i + 1);
      if (
        taken.has(claim) ||
        RESERVED_NAMES.includes(claim) ||
        !nameSchema.safeParse(claim).success
      ) {
        const remedy = 'rename the other, or write the variants yourself';
        const message = `each makes a variant called as its claim, and ${claim} cannot be the name of another (${remedy})`;
        problems.error(keyOf(at), 'scenario/each-name', message, claim);
        return;
      }
      taken.add(claim);
      found.push({
        name: claim,
        title: `${label}: ${text}, from ${claim}`,
        changes: [
          {
            parameter: name,
            op: { kind: 'set', assignment: assignmentOf(member, assignment) },
            fromStep: 1,
            untilStep: Infinity,
          },
        ],
        population: [],
        inflows: [],
        flowChanges: [],
        combines: [],
      });
    });
  }
  return found;
}

function assignmentOf(member: CombinedClaim, { prior, at }: Assignment): Assignment {
  return { ...member, ...(prior && { prior }), at };
}
