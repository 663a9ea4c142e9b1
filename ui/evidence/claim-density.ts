import {
  BaserateError,
  distributionOf,
  FITTING_CLAIMS,
  type Claim,
  type Distribution,
  type ParameterKind,
} from '../../engine/index.ts';
import { quantityOf } from './fitting-assumption.ts';

/** What a claim says by itself: a count's posterior in full under Jeffreys' prior, or a range's fit. */
export interface ClaimDensity {
  readonly kind: ParameterKind;
  readonly distribution: Distribution;
}

/** The density of a claim; undefined for notes, single numbers, and what must not be a value. */
export function claimDensity(claim: Claim): ClaimDensity | undefined {
  if (claim.unusable !== undefined) return undefined;
  for (const kind of Object.keys(FITTING_CLAIMS) as ParameterKind[]) {
    // its keys are the kinds
    const quantity = quantityOf(claim, kind);
    if (quantity === undefined) continue;
    try {
      const distribution = distributionOf(quantity, kind);
      return distribution.kind === 'fixed' ? undefined : { kind, distribution };
    } catch (error) {
      if (!(error instanceof BaserateError)) throw error;
    }
  }
  return undefined;
}
