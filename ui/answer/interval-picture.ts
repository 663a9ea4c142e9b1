import { scaleLinear } from 'd3-scale';
import { tickText } from '../figure/tick-text.ts';
import { NO_BREAK } from '../figure/number-text.ts';
import type { Answer } from './answer.ts';
import { isRare } from './is-rare.ts';

/** An answer as a bar: positions in percent of the width. */
export interface IntervalMarks {
  readonly low: number;
  readonly lowMiddle: number;
  readonly median: number;
  readonly highMiddle: number;
  readonly high: number;
}

export interface IntervalPicture {
  /** Values with their interval; for rare events, where most draws have none, and for what is so or not the chance. */
  readonly measure: 'count' | 'chance' | 'at-least-one';
  readonly run: IntervalMarks;
  readonly baseline: IntervalMarks | undefined;
  /** Round values on the axis with their positions in percent. */
  readonly ticks: readonly { readonly text: string; readonly at: number }[];
}

/** Places an answer, and the one before it, on one axis that starts at 0. */
export function intervalPicture(answer: Answer, baseline: Answer | undefined): IntervalPicture {
  if (answer.format.kind === 'chance') return chancePicture(answer, baseline, 'chance');
  return isRare(answer) && (baseline === undefined || isRare(baseline))
    ? chancePicture(answer, baseline, 'at-least-one')
    : countPicture(answer, baseline);
}

function countPicture(answer: Answer, baseline: Answer | undefined): IntervalPicture {
  const { format } = answer;
  const least = format.kind === 'people' ? 1 : 0;
  const values = [...answer.quantiles, ...(baseline?.quantiles ?? [])];
  const highest = Math.max(least, ...values);
  // scaled to what is written, so that the marks are round there
  const written = scaleLinear()
    .domain([Math.min(0, ...values) * format.factor, (highest || 1) * format.factor])
    .nice(4)
    .range([0, 100]);
  const scale = (value: number) => written(value * format.factor);
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
    ticks: written
      .ticks(4)
      .filter((value) => format.kind !== 'people' || Number.isInteger(value))
      .map((value) => ({ text: tickText(format, value), at: written(value) })),
  };
}

function chancePicture(
  answer: Answer,
  baseline: Answer | undefined,
  measure: 'chance' | 'at-least-one',
): IntervalPicture {
  const marksOf = ({ atLeastOne, mean }: Answer): IntervalMarks => {
    const at = 100 * (measure === 'chance' ? mean : atLeastOne).value;
    return { low: 0, lowMiddle: 0, median: at, highMiddle: at, high: at };
  };
  return {
    measure,
    run: marksOf(answer),
    baseline: baseline && marksOf(baseline),
    ticks: [0, 25, 50, 75, 100].map((at) => ({ text: `${at}${NO_BREAK}%`, at })),
  };
}
