import type {
  Assignment,
  Claim,
  Combination,
  ParameterKind,
  ValueKeys,
} from '../../engine/index.ts';
import type { Section } from './assumption.ts';

export type CombineRule = Combination['rule'];

/** The rules that can be asked of an assumption. */
export function possibleRules(kind: ParameterKind, group: Section): readonly CombineRule[] {
  return [
    'newest',
    ...(kind === 'share' ? (['pool'] as const) : []),
    'mixture',
    ...(kind === 'share' ? (['partial'] as const) : []),
    ...(group === 'parameters' ? (['each'] as const) : []),
  ];
}

/** The rule to begin with: places learn from one another; of one place, and of other numbers, one is right. */
export function firstRule(claims: readonly Claim[]): CombineRule {
  const places = new Set(claims.map(({ place }) => place ?? ''));
  const areCounts = claims.every(({ kind }) => kind === 'count');
  return areCounts && places.size === claims.length ? 'partial' : 'mixture';
}

/** Ids of the claims behind a value, in the order of the file; a claim of a newest one is one of several. */
function claimsBehind({ claim, combination }: Assignment): readonly string[] {
  return combination?.members.map((member) => member.claim) ?? (claim === undefined ? [] : [claim]);
}

/**
 * Keys of a value with one more claim. Of a mixture the others keep their proportions; the newcomer gets an
 * even part.
 *
 * @param rule how they are combined where there was one claim so far
 */
export function withClaim(assignment: Assignment, claim: string, rule: CombineRule): ValueKeys {
  const { combination } = assignment;
  const evidence = [...claimsBehind(assignment), claim];
  if (combination === undefined) {
    const isPartial = rule === 'partial';
    return { evidence, combine: rule, ...(isPartial ? { prior: undefined } : {}) };
  }
  if (combination.opinions) {
    const part = 1 / evidence.length;
    return {
      evidence,
      weights: sharesOf([...combination.opinions.map((its) => its * (1 - part)), part]),
    };
  }
  const weights = statedWeights(combination);
  if (weights === undefined) return { evidence };
  const common = weights.every((weight) => weight === weights[0]) ? weights[0] : undefined;
  return { evidence, weight: undefined, weights: [...weights, common ?? 1] };
}

/** Keys of a value with one claim less; one that is left stands alone. */
export function withoutClaim(assignment: Assignment, claim: string): ValueKeys {
  const { combination } = assignment;
  const isKept = (_: unknown, i: number) => combination?.members[i]?.claim !== claim;
  const evidence = claimsBehind(assignment).filter(isKept);
  const [only] = evidence;
  if (combination === undefined || only === undefined) return {};
  const stated = statedWeights(combination)?.filter(isKept);
  const place = combination.place === claim ? { place: undefined } : {};
  if (evidence.length === 1) {
    const weight = stated?.[0];
    const gone = { combine: undefined, weights: undefined, place: undefined };
    return { evidence: only, ...gone, ...(weight === undefined ? {} : { weight }) };
  }
  if (combination.opinions) {
    return {
      evidence: [...evidence],
      weights: sharesOf(combination.opinions.filter(isKept)),
      ...place,
    };
  }
  const weights = stated ? { weight: undefined, weights: stated } : {};
  return { evidence: [...evidence], ...weights, ...place };
}

/** Keys that change the rule, and take away what only the old one takes. */
export function withRule({ combination }: Assignment, rule: CombineRule): ValueKeys {
  const isMixture = (its: CombineRule | undefined) => its === 'mixture';
  return {
    combine: rule,
    ...(isMixture(rule) === isMixture(combination?.rule) ? {} : { weights: undefined }),
    ...(rule === 'partial' ? { prior: undefined } : { place: undefined }),
  };
}

/** Keys that weigh one claim: of a mixture its probability, which the others make room for. */
export function withWeight(combination: Combination, claim: string, weight: number): ValueKeys {
  const at = combination.members.findIndex((member) => member.claim === claim);
  const { opinions } = combination;
  if (opinions) {
    const others = opinions.reduce((sum, its, i) => (i === at ? sum : sum + its), 0);
    return {
      weights: sharesOf(
        opinions.map((its, i) => (i === at ? weight : (its * (1 - weight)) / others)),
      ),
    };
  }
  const weights = combination.members.map((member, i) => (i === at ? weight : member.weight));
  return { weight: undefined, weights };
}

/** Weights that the file states for the claims; undefined where they are the ledger's or in full. */
function statedWeights({ members }: Combination): readonly number[] | undefined {
  const isStated = members.some(
    ({ weightSetBy, weightReason }) => weightSetBy === 'scenario' && weightReason === undefined,
  );
  return isStated ? members.map(({ weight }) => weight) : undefined;
}

/** Numbers in these proportions, of four digits and the sum 1 to the last of them. */
function sharesOf(parts: readonly number[]): number[] {
  const sum = parts.reduce((total, its) => total + its, 0);
  const rounded = parts.map((its) => Math.max(1, Math.round((its / sum) * 10_000)));
  const largest = rounded.indexOf(Math.max(...rounded));
  const missing = 10_000 - rounded.reduce((total, its) => total + its, 0);
  return rounded.map((its, i) => (i === largest ? its + missing : its) / 10_000);
}
