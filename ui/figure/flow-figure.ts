import type { Snippet } from 'svelte';
import type { Clock, MeanFlows } from '../../engine/index.ts';
import type { NamedState } from './occupancy.ts';

/** What every picture of where people are and go takes. */
export interface FlowFigureProps {
  readonly flows: MeanFlows;
  /** In the order of the model. */
  readonly states: readonly NamedState[];
  readonly clock: Clock;
  readonly stale?: boolean;
  readonly title?: string;
  readonly note?: Snippet | undefined;
  readonly fileName?: string;
}
