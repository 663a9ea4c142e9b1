import { scaleLinear } from 'd3-scale';
import type { Answer } from './answer.ts';

/** An answer as a bar from 0: positions in percent of the width. */
export interface IntervalMarks {
  readonly low: number;
  readonly lowMiddle: number;
  readonly median: number;
  readonly highMiddle: number;
  readonly high: number;
}

export interface IntervalPicture {
  readonly run: IntervalMarks;
  readonly baseline: IntervalMarks | undefined;
  /** Round counts on the axis with their positions in percent. */
  readonly ticks: readonly { readonly value: number; readonly at: number }[];
}

/** Places the quantiles of an answer, and of the one before it, on one axis from 0 to a round count. */
export function intervalPicture(answer: Answer, baseline: Answer | undefined): IntervalPicture {
  const highest = Math.max(1, answer.quantiles[4], baseline?.quantiles[4] ?? 0);
  const scale = scaleLinear().domain([0, highest]).nice(4).range([0, 100]);
  const marksOf = ({ quantiles: [low, lowMiddle, median, highMiddle, high] }: Answer) => ({
    low: scale(low),
    lowMiddle: scale(lowMiddle),
    median: scale(median),
    highMiddle: scale(highMiddle),
    high: scale(high),
  });
  return {
    run: marksOf(answer),
    baseline: baseline && marksOf(baseline),
    ticks: scale
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ value, at: scale(value) })),
  };
}
