import type { Snippet } from 'svelte';
import type { Clock, CountSummary, OutcomeResult } from '../../engine/index.ts';

/** What every picture of an outcome takes, so that one can stand in another's place. */
export interface OutcomeFigureProps {
  readonly outcome: OutcomeResult;
  /** The run before the change, drawn in grey. */
  readonly baseline?: OutcomeResult | undefined;
  readonly clock: Clock;
  readonly draws: number;
  readonly drawsWanted?: number | undefined;
  readonly stale?: boolean;
  readonly title?: string;
  readonly runLabel?: string;
  readonly baselineLabel?: string;
  /** Where luck averaged out would leave the outcome, by step; shown apart from the whole interval. */
  readonly ignorance?: readonly CountSummary['quantiles'][] | undefined;
  readonly note?: Snippet | undefined;
  readonly fileName?: string;
}
