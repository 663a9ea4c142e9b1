import { dotGrid, type DotGrid } from './dot-grid.ts';
import type { OutcomeFigureProps } from './outcome-figure.ts';
import type { Tone } from './tone.ts';
import type { CountSummary, OutcomeResult } from '../../engine/index.ts';
import { seriesWords } from '../words/figure/figure-words.ts';
import { stepText } from '../words/step-text.ts';
import { outcomeFormat, type ValueFormat } from '../words/value-format.ts';

/** A run in a picture of the end of the clock. */
export interface EndRun {
  readonly tone: Tone;
  readonly label: string;
  readonly outcome: OutcomeResult;
  readonly final: OutcomeResult['final'];
}

/** What every picture of an outcome at the end of the clock begins with. */
export interface EndFigure {
  /** End of the last step. */
  readonly when: string;
  readonly title: string;
  readonly format: ValueFormat;
  /** The run, and in grey the one before the change. */
  readonly runs: readonly EndRun[];
  /** Those whose words the picture keeps room for: as long as there is none before a change, the run stands for it. */
  readonly roomFor: readonly EndRun[];
  readonly several: boolean;
  /** Whole numbers on which the values of all runs lie. */
  readonly grid: DotGrid;
}

type EndFigureProps = Pick<
  OutcomeFigureProps,
  'outcome' | 'baseline' | 'clock' | 'title' | 'runLabel' | 'baselineLabel'
>;

/** Names the runs of a picture, how their values are written and on which numbers they lie. */
export function endFigure({
  outcome,
  baseline,
  clock,
  title,
  runLabel = seriesWords.run,
  baselineLabel = seriesWords.baseline,
}: EndFigureProps): EndFigure {
  const when = stepText(clock, outcome.bySteps.length - 1);
  const run = { tone: 'run' as const, label: runLabel, outcome, final: outcome.final };
  const before = baseline && {
    ...{ tone: 'baseline' as const, label: baselineLabel },
    ...{ outcome: baseline, final: baseline.final },
  };
  const runs = before ? [run, before] : [run];
  return {
    ...{
      when,
      runs,
      several: runs.length > 1,
      roomFor: before ? runs : [run, { ...run, tone: 'baseline', label: baselineLabel }],
      title: title ?? seriesWords.title(outcome.label, when),
    },
    format: outcomeFormat(outcome, clock),
    grid: dotGrid(
      outcome,
      clock,
      runs.map(({ final }) => final),
    ),
  };
}

/** Room under a picture for the line of `splitEnds`, pixels. */
export const SPLIT_ROOM = 22;

/**
 * The 90 % interval of a run and, inside it, the one that luck averaged out would leave.
 *
 * @param inner quantiles without luck
 * @param place position of a value, pixels
 */
export function splitEnds(
  { quantiles: [low, , median, , high] }: CountSummary,
  inner: CountSummary['quantiles'],
  place: (value: number) => number,
): [low: number, innerLow: number, median: number, innerHigh: number, high: number] {
  const [innerLow, , , , innerHigh] = inner;
  return [
    ...([place(low.value), place(innerLow.value), place(median.value)] as const),
    ...([place(innerHigh.value), place(high.value)] as const),
  ];
}
