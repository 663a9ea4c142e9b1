import type { Evidence } from '../../engine/index.ts';
import type { Assumption } from '../assumption/assumption.ts';
import { fittingClaims } from '../evidence/fitting-assumption.ts';

/**
 * Whether there is anything to show or to choose behind an assumption: not for a calculated value, nor for
 * a single number that no claim could be put in place of, a series, or a time since people entered.
 */
export function hasPanel(assumption: Assumption, evidence: Evidence): boolean {
  const { assignment } = assumption;
  if (assignment.expression !== undefined) return false;
  if (assumption.series !== undefined || assumption.isEntered) return false;
  if (assignment.quantity.kind !== 'fixed') return true;
  return (
    assignment.claim !== undefined || fittingClaims(assumption, evidence.claims.values()).length > 0
  );
}
