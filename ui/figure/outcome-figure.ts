import type { Snippet } from 'svelte';
import type { Clock, OutcomeResult } from '../../engine/index.ts';

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
  readonly note?: Snippet | undefined;
  readonly fileName?: string;
}
