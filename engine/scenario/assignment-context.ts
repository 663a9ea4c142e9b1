import type { Claim } from '../evidence/claim.ts';
import type { ProblemList } from './problem-list.ts';
import type { Assignment } from './scenario.ts';

/** What is needed to resolve a value. */
export interface AssignmentContext {
  readonly problems: ProblemList;
  /** Claims by id; undefined when the ledgers could not be read, so that nothing is said of them. */
  readonly claims: ReadonlyMap<string, Claim> | undefined;
}

/** An assignment before it is known where it stands. */
export type Unplaced = Omit<Assignment, 'at'>;
