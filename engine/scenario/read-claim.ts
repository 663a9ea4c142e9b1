import type { CaveatWeights, Claim, ClaimKind } from '../evidence/claim.ts';
import { parsePhrase } from '../evidence/phrase.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';
import { boundByCaveats, suggestWeight } from '../synthesis/discount.ts';
import type { AssignmentContext } from './assignment-context.ts';
import type { AssignmentMap } from './assignment-schema.ts';
import type { Place, ProblemList } from './problem-list.ts';
import type { CombinedClaim } from './scenario.ts';

/** Kinds of claim that can tell a kind of parameter. */
export const FITTING_CLAIMS: Readonly<Record<ParameterKind, readonly ClaimKind[]>> = {
  share: ['count', 'share'],
  count: ['stock', 'inflow'],
  rate: ['inflow'],
  duration: ['time'],
  sojourn: ['time'],
  number: ['number', 'share'],
  money: ['money'],
  inflow: ['inflow'],
};

/** What a scenario says of how one claim is taken. */
export interface ClaimOptions {
  /** The scenario's own weight. */
  readonly weight: number | undefined;
  readonly as: AssignmentMap['as'];
}

/** A claim with its number as it enters. */
export interface ReadClaim extends CombinedClaim {
  readonly source: Claim;
}

/**
 * Resolves one claim of the evidence: its number, taken as a bound where a caveat says so, and its
 * weight, which is the scenario's, else the ledger's default, else 1.
 *
 * @returns undefined when the claim cannot be used; the problems are noted
 */
export function readClaim(
  id: string,
  kind: ParameterKind,
  place: Place,
  { weight, as }: ClaimOptions,
  { problems, claims, defaultWeights }: AssignmentContext,
): ReadClaim | undefined {
  if (!claims) return undefined;
  const claim = claims.get(id);
  if (!claim) {
    const remedy =
      problems.suggest(id, claims.keys()) || ' (name the ledger that holds it under `evidence`)';
    const message = `no claim of the ledgers named here is called ${id}${remedy}`;
    problems.error(place, 'scenario/unknown-claim', message, id);
    return undefined;
  }
  const { value } = claim;
  if (claim.unusable !== undefined) {
    const message = `the claim ${id} must not be used as a value: ${claim.unusable}`;
    problems.error(place, 'scenario/unusable-claim', message, id);
    return undefined;
  }
  if (!FITTING_CLAIMS[kind].includes(claim.kind) || value === undefined) {
    const fitting = FITTING_CLAIMS[kind].join(' or ');
    const got = value === undefined ? 'one without a number' : `a claim of kind ${claim.kind}`;
    const message = `a ${kind} needs a claim of kind ${fitting}; got ${id}, ${got}`;
    problems.error(place, 'scenario/claim-kind', message, id);
    return undefined;
  }
  const printed = problems.attempt(place, () => parsePhrase(value, kind));
  if (!printed) return undefined;
  if (as === 'count' && isBound(printed)) {
    const rule = `the claim ${id} is printed as a bound, so it cannot be taken as a count`;
    const remedy = 'leave out `as: count`, or write the count as a value';
    problems.error(place, 'scenario/bound-is-no-count', `${rule}; got ${value} (${remedy})`, value);
    return undefined;
  }
  warnOfClaim(claim, place, problems);
  const { quantity, bound } = as === 'count' ? { quantity: printed } : asBound(printed, claim);
  return {
    claim: id,
    source: claim,
    quantity,
    text: bound === undefined ? value : `${bound} ${value}`,
    ...(bound === undefined ? {} : { bound }),
    ...weightOf(claim, printed, weight, defaultWeights),
  };
}

/** Whether the number itself says `at least` or `at most`. */
function isBound(quantity: Quantity): boolean {
  if (quantity.kind !== 'proportion' || quantity.low === quantity.high) return false;
  return quantity.low === 0 || quantity.high === quantity.total;
}

/** An exact count whose caveat says that it errs on one side, as the bound it is. */
function asBound(
  quantity: Quantity,
  { caveats }: Claim,
): { readonly quantity: Quantity; readonly bound?: 'at least' | 'at most' } {
  if (quantity.kind !== 'proportion' || quantity.low !== quantity.high) return { quantity };
  const { low, high, total } = boundByCaveats(quantity, caveats);
  if (low === high) return { quantity };
  const bound = high === total && caveats.includes('lower-bound') ? 'at least' : 'at most';
  return { quantity: { kind: 'proportion', low, high, total }, bound };
}

function weightOf(
  claim: Claim,
  quantity: Quantity,
  stated: number | undefined,
  ofScenario: CaveatWeights | undefined,
): Pick<CombinedClaim, 'weight' | 'weightSetBy' | 'weightReason'> {
  if (stated !== undefined) return { weight: stated, weightSetBy: 'scenario' };
  if (quantity.kind !== 'proportion') return { weight: 1 };
  const weights = { ...claim.defaultWeights, ...ofScenario };
  const { weight, decidedBy, reason } = suggestWeight(claim.caveats, weights);
  if (decidedBy === undefined) return { weight: 1 };
  const weightSetBy = ofScenario?.[decidedBy] === undefined ? 'ledger' : 'scenario';
  const weightReason = `The ${weightSetBy} weighs a count that is \`${decidedBy}\` at ${weight}. ${reason}`;
  return { weight, weightSetBy, weightReason };
}

function warnOfClaim(claim: Claim, place: Place, problems: ProblemList): void {
  const because = claim.comment === undefined ? '' : ` (${claim.comment})`;
  if (claim.supersededBy !== undefined) {
    const message = `the claim ${claim.id} is superseded by ${claim.supersededBy}${because}`;
    problems.warn(place, 'scenario/superseded-claim', message, claim.id);
  }
  if (claim.caveats.includes('misread')) {
    const message = `the claim ${claim.id} misreads its own source${because}`;
    problems.warn(place, 'scenario/misread-claim', message, claim.id);
  }
  if (claim.caveats.includes('not-a-subset')) {
    const message = `the count of the claim ${claim.id} may not be a part of its total${because}`;
    problems.warn(place, 'scenario/not-a-subset', message, claim.id);
  }
}
