import type { CaveatWeights, Claim, Evidence } from '../evidence/claim.ts';
import type { ProblemList } from './problem-list.ts';
import type { Assignment } from './scenario.ts';

/** What is needed to resolve a value. */
export interface AssignmentContext {
  readonly problems: ProblemList;
  /** Claims by id; undefined when the ledgers could not be read, so that nothing is said of them. */
  readonly claims: ReadonlyMap<string, Claim> | undefined;
  /** Sources by id, for who printed a claim. */
  readonly sources?: Evidence['sources'];
  /** Weights that the scenario gives to caveats; they go before those of a ledger. */
  readonly defaultWeights?: CaveatWeights;
}

/** An assignment before it is known where it stands. */
export type Unplaced = Omit<Assignment, 'at'>;
