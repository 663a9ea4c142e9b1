import { scaleLinear } from 'd3-scale';
import type { LockedOutcome } from '../../engine/index.ts';

/** A committed answer as a bar from 0: positions in percent of the width. */
export interface IntervalMarks {
  readonly low: number;
  readonly lowMiddle: number;
  readonly median: number;
  readonly highMiddle: number;
  readonly high: number;
  /** Count at the right end. */
  readonly top: number;
}

/** Places the five committed quantiles on an axis from 0 to a round count at or above the highest. */
export function intervalMarks({ quantiles }: LockedOutcome): IntervalMarks {
  const [low = 0, lowMiddle = 0, median = 0, highMiddle = 0, high = 0] = quantiles;
  const scale = scaleLinear()
    .domain([0, Math.max(1, high)])
    .nice(4)
    .range([0, 100]);
  return {
    low: scale(low),
    lowMiddle: scale(lowMiddle),
    median: scale(median),
    highMiddle: scale(highMiddle),
    high: scale(high),
    top: scale.domain()[1] ?? high,
  };
}
