import type { Clock, LiveNumber, PairedDifference } from '../../engine/index.ts';
import type { Answer } from '../answer/answer.ts';
import { describeDifference, shortDifference } from '../difference/difference-text.ts';
import { formatDrawn, formatProbability } from '../figure/number-text.ts';
import { untilText } from '../words/step-text.ts';
import { statisticWords } from '../words/cell-words.ts';
import { liveNumberWords } from '../words/notebook-words.ts';

/** A live number as it is read, and what it is. */
export interface LiveNumberText {
  /** Undefined while nothing is known. */
  readonly text: string | undefined;
  /** What it is, of what, when, with its interval; a sentence each. */
  readonly detail: readonly string[];
}

/** What a live number is made from. */
export interface LiveNumberSource {
  readonly label: string;
  readonly clock: Clock;
  /** Title of the variant; undefined for the scenario as it stands. */
  readonly variant: string | undefined;
  /** What a difference is taken from; undefined for the scenario as it stands. */
  readonly from: string | undefined;
  readonly answer: Answer | undefined;
  readonly difference: PairedDifference | undefined;
  readonly draws: number;
}

const QUANTILE_AT = { p5: 0, p25: 1, median: 2, p75: 3, p95: 4 } as const;

/** Writes a live number, and says what it is. */
export function liveNumberText(number: LiveNumber, source: LiveNumberSource): LiveNumberText {
  const { statistic } = number;
  const { answer, difference, clock, label, variant, from } = source;
  const what = liveNumberWords.what(
    label,
    untilText(clock, clock.steps),
    statisticWords[statistic] ?? statistic,
  );
  const who = variant === undefined ? liveNumberWords.asItStands : liveNumberWords.variant(variant);
  if (statistic === 'difference' || statistic === 'more' || statistic === 'fewer') {
    const words = difference && describeDifference(difference, answer?.format);
    return {
      text: difference && differenceText(statistic, difference, answer),
      detail: [
        what,
        liveNumberWords.against(who, from ?? liveNumberWords.base),
        ...(words
          ? [
              liveNumberWords.basis(
                [words.lead, words.rest].filter((part) => part !== '').join(', '),
                words.basis,
              ),
            ]
          : []),
      ],
    };
  }
  if (answer === undefined) return { text: undefined, detail: [what, who] };
  return {
    text: statisticText(statistic, answer),
    detail: [what, who, basisText(answer, source)],
  };
}

function differenceText(
  statistic: 'difference' | 'more' | 'fewer',
  difference: PairedDifference,
  answer: Answer | undefined,
): string {
  if (statistic === 'difference') return shortDifference(difference, answer?.format);
  return formatDrawn(difference[statistic], difference.draws);
}

function statisticText(
  statistic: Exclude<LiveNumber['statistic'], 'difference' | 'more' | 'fewer'>,
  { format, mean, quantiles, atLeastOne }: Answer,
): string | undefined {
  switch (statistic) {
    case 'mean':
      return format.mean(mean);
    case 'range':
      return format.range(quantiles[0], quantiles[4]);
    case 'chance': {
      if (format.kind === 'chance') return format.mean(mean);
      const { seen, upper } = atLeastOne;
      if (!seen && upper === undefined) return undefined; // the committed summary knows no bound
      return formatProbability({ ...atLeastOne, upper: upper ?? 1 });
    }
    default:
      return format.value(quantiles[QUANTILE_AT[statistic]]);
  }
}

function basisText({ format, mean, quantiles }: Answer, { draws }: LiveNumberSource): string {
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  const range = format.range(quantiles[0], quantiles[4]);
  const error =
    mean.mcse === 0 ? liveNumberWords.exact : liveNumberWords.error(format.mcse(mean.mcse));
  const interval = format.kind === 'chance' ? '' : liveNumberWords.interval(`${range}${unit}`);
  const value = liveNumberWords.mean(`${format.mean(mean)}${unit}`, error);
  return `${value}${interval}${liveNumberWords.draws(draws)}`;
}
