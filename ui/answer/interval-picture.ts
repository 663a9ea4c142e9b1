import { scaleLinear } from 'd3-scale';
import { formatCount, NO_BREAK } from '../figure/number-text.ts';
import type { Answer } from './answer.ts';

/** An answer as a bar: positions in percent of the width. */
export interface IntervalMarks {
  readonly low: number;
  readonly lowMiddle: number;
  readonly median: number;
  readonly highMiddle: number;
  readonly high: number;
}

export interface IntervalPicture {
  /** Counts with their interval; for rare events, where most draws have none, the chance of any. */
  readonly measure: 'count' | 'chance';
  readonly run: IntervalMarks;
  readonly baseline: IntervalMarks | undefined;
  /** Round values on the axis with their positions in percent. */
  readonly ticks: readonly { readonly text: string; readonly at: number }[];
}

/** Places an answer, and the one before it, on one axis that starts at 0. */
export function intervalPicture(answer: Answer, baseline: Answer | undefined): IntervalPicture {
  return isRare(answer) && (baseline === undefined || isRare(baseline))
    ? chancePicture(answer, baseline)
    : countPicture(answer, baseline);
}

/** Whether at least half of the draws have none, so that an interval of counts says little. */
export function isRare({ quantiles }: Answer): boolean {
  return quantiles[2] === 0;
}

function countPicture(answer: Answer, baseline: Answer | undefined): IntervalPicture {
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
    measure: 'count',
    run: marksOf(answer),
    baseline: baseline && marksOf(baseline),
    ticks: scale
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ text: formatCount(value), at: scale(value) })),
  };
}

function chancePicture(answer: Answer, baseline: Answer | undefined): IntervalPicture {
  const marksOf = ({ atLeastOne }: Answer): IntervalMarks => {
    const at = 100 * atLeastOne.value;
    return { low: 0, lowMiddle: 0, median: at, highMiddle: at, high: at };
  };
  return {
    measure: 'chance',
    run: marksOf(answer),
    baseline: baseline && marksOf(baseline),
    ticks: [0, 25, 50, 75, 100].map((at) => ({ text: `${at}${NO_BREAK}%`, at })),
  };
}
