import type { ClaimEntry } from '../evidence/claim-entry.ts';
import { describeCaveat } from '../words/caveat-label.ts';

/** A number in use with what is wrong with it. */
export interface DoubtfulClaim {
  readonly id: string;
  /** As it was printed, with what it is of and who printed it: `54 of 400 (convicted, BBC)`. */
  readonly text: string;
  readonly reasons: readonly string[];
}

/** Claims in use that must not be read without what is wrong with them: no subset, or a misreading. */
export function doubtfulClaims(entries: readonly ClaimEntry[]): readonly DoubtfulClaim[] {
  return entries.flatMap(({ claim, source, uses }) => {
    const grave = claim.caveats.map(describeCaveat).filter(({ isGrave }) => isGrave);
    if (uses.length === 0 || grave.length === 0) return [];
    const who = source?.publisher === undefined ? '' : ` (${source.publisher})`;
    const reasons = grave.map(
      ({ label, explanation }) => `${label}. ${explanation.replace(/\.$/, '')}`,
    );
    return [{ id: claim.id, text: `${claim.value ?? claim.says}${who}`, reasons }];
  });
}
