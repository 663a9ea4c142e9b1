import type { Scenario } from '../../engine/index.ts';
import { listClaims, type ClaimEntry } from '../evidence/claim-entry.ts';
import { describeCaveat } from '../words/caveat-label.ts';

/** A number in use with what is wrong with it. */
export interface DoubtfulClaim {
  readonly id: string;
  /** As it was printed, with what it is of and who printed it: `54 of 400 (convicted, BBC)`. */
  readonly text: string;
  /** What is wrong in a word or two, and in full. */
  readonly labels: readonly string[];
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
    const labels = grave.map(({ label }) => label);
    return [{ id: claim.id, text: `${claim.value ?? claim.says}${who}`, labels, reasons }];
  });
}

const known = new WeakMap<Scenario, readonly DoubtfulClaim[]>();

/** The doubtful claims that a scenario rests on, looked up once however many numbers ask. */
export function doubtfulOf(scenario: Scenario): readonly DoubtfulClaim[] {
  const found = known.get(scenario) ?? doubtfulClaims(listClaims(scenario));
  known.set(scenario, found);
  return found;
}
