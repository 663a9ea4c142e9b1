import {
  BaserateError,
  FITTING_CLAIMS,
  parsePhrase,
  type Claim,
  type ParameterKind,
  type Quantity,
} from '../../engine/index.ts';
import type { Assumption } from '../assumption/assumption.ts';
import { claimsOf } from './used-claim.ts';

/** The assumptions that a claim could be a value of and is not yet; none for a claim that must not be used. */
export function fittingAssumptions(
  claim: Claim,
  assumptions: readonly Assumption[],
): readonly Assumption[] {
  return assumptions.filter((assumption) => isFitting(claim, assumption));
}

/** The claims that could be a value of an assumption and are not yet, in their order. */
export function fittingClaims(assumption: Assumption, claims: Iterable<Claim>): readonly Claim[] {
  return [...claims].filter((claim) => isFitting(claim, assumption));
}

/** Whether a value rests on claims that another can be combined with. */
export function canTakeAnother({ assignment, split }: Assumption): boolean {
  return split === undefined && claimsOf(assignment).length > 0;
}

/** What claims were read as, by kind: they stay the same while a scenario is edited. */
const readAs = new WeakMap<Claim, Map<ParameterKind, Quantity | undefined>>();

/** A claim's number read as a kind of parameter; undefined where it is none of that kind. */
export function quantityOf(claim: Claim, kind: ParameterKind): Quantity | undefined {
  const known = readAs.get(claim) ?? new Map<ParameterKind, Quantity | undefined>();
  if (!known.has(kind)) known.set(kind, readQuantity(claim, kind));
  readAs.set(claim, known);
  return known.get(kind);
}

function readQuantity(claim: Claim, kind: ParameterKind): Quantity | undefined {
  const { value } = claim;
  if (value === undefined || !FITTING_CLAIMS[kind].includes(claim.kind)) return undefined;
  try {
    return parsePhrase(value, kind);
  } catch (error) {
    if (error instanceof BaserateError) return undefined;
    throw error;
  }
}

function isFitting(claim: Claim, { kind, assignment, split }: Assumption): boolean {
  if (claim.unusable !== undefined || claimsOf(assignment).includes(claim.id)) return false;
  const quantity = quantityOf(claim, kind);
  if (split === undefined || quantity === undefined) return quantity !== undefined;
  return quantity.kind === 'proportion' && quantity.total === split.total;
}
