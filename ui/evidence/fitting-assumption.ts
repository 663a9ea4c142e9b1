import {
  BaserateError,
  parsePhrase,
  type Claim,
  type ClaimKind,
  type ParameterKind,
} from '../../engine/index.ts';
import type { Assumption } from '../assumption/assumption.ts';

/** Kinds of claim that can tell a kind of parameter, as the scenario file has it. */
const FITTING: Readonly<Record<ParameterKind, readonly ClaimKind[]>> = {
  share: ['count', 'share'],
  count: ['stock', 'inflow'],
  rate: ['inflow'],
  duration: ['time'],
  sojourn: ['time'],
};

/** The assumptions that a claim could be the value of; none for a claim that must not be used. */
export function fittingAssumptions(
  claim: Claim,
  assumptions: readonly Assumption[],
): readonly Assumption[] {
  const { value } = claim;
  if (claim.unusable !== undefined || value === undefined) return [];
  return assumptions.filter(
    ({ kind, assignment }) =>
      assignment.claim !== claim.id && FITTING[kind].includes(claim.kind) && isPhrase(value, kind),
  );
}

function isPhrase(value: string, kind: ParameterKind): boolean {
  try {
    parsePhrase(value, kind);
    return true;
  } catch (error) {
    if (error instanceof BaserateError) return false;
    throw error;
  }
}
