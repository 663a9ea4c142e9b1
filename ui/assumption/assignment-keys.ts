import type { Assignment, Claim, Prior, ValueKeys } from '../../engine/index.ts';

/** A prior as a scenario file says it. */
type PriorKey = NonNullable<ValueKeys['prior']>;

/** A value as a scenario file says it: what is written where the model's own value is to be changed. */
export function assignmentKeys(assignment: Assignment, claim: Claim | undefined): ValueKeys {
  const { combination, weight, weightSetBy, prior, text } = assignment;
  const common = {
    ...(prior === undefined ? {} : { prior: priorKey(prior) }),
    ...(weightSetBy === 'scenario' ? { weight } : {}),
  };
  if (combination === undefined) {
    const root = assignment.claim === undefined ? { value: text } : { evidence: assignment.claim };
    return {
      ...root,
      ...(takenAs(assignment, claim) === 'count' ? { as: 'count' } : {}),
      ...common,
    };
  }
  const { rule, members, opinions, place } = combination;
  const weights = rule === 'mixture' ? opinions : members.map((member) => member.weight);
  const isWeighted =
    rule === 'mixture' || members.some((member) => member.weightSetBy === 'scenario');
  return {
    evidence: members.map((member) => member.claim),
    combine: rule,
    ...(prior === undefined ? {} : { prior: priorKey(prior) }),
    ...(isWeighted && weights ? { weights: [...weights] } : {}),
    ...(place === undefined ? {} : { place }),
  };
}

/** How a claim that errs on one side is taken; undefined where it has no such caveat. */
export function takenAs(
  { bound }: Pick<Assignment, 'bound'>,
  claim: Claim | undefined,
): 'count' | 'bound' | undefined {
  const errs = claim?.caveats.some((its) => its === 'lower-bound' || its === 'upper-bound');
  if (!errs || claim?.kind !== 'count') return undefined;
  return bound === undefined ? 'count' : 'bound';
}

/** A prior in the words of the scenario file; the informed part of a robust one by mean and size. */
export function priorKey(prior: Prior): PriorKey {
  switch (prior.kind) {
    case 'jeffreys':
    case 'uniform':
    case 'haldane':
      return prior.kind;
    case 'counts':
      return { counts: [prior.a, prior.b] };
    case 'informed':
      return { mean: percentText(prior.mean), size: prior.size };
    case 'robust': {
      const { a, b } = prior.informed;
      const informed = { mean: percentText(a / (a + b)), size: plain(a + b) };
      return { informed, 'vague-weight': plain(1 - prior.weight) };
    }
  }
}

/** A share in percent without the last bits of its calculation: `12.5%`. */
export function percentText(share: number): string {
  return `${plain(share * 100)}%`;
}

function plain(value: number): number {
  return Number(value.toPrecision(12));
}
