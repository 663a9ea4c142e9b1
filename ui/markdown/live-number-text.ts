import type { Clock, LiveNumber, PairedDifference } from '../../engine/index.ts';
import { answerChance, type Answer } from '../answer/answer.ts';
import { numbersText } from '../words/answer-text.ts';
import { describeDifference, shortDifference } from '../difference/difference-text.ts';
import { formatDrawn, formatProbability } from '../figure/number-text.ts';
import { untilText } from '../words/step-text.ts';
import { statisticWords } from '../words/cell-words.ts';
import { liveNumberWords } from '../words/notebook-words.ts';
import { type DoubtfulClaim } from '../cell/doubtful-claims.ts';

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
  /** Counts that the scenario rests on and that must not be read without what is wrong with them. */
  readonly doubtful?: readonly Pick<DoubtfulClaim, 'text' | 'labels'>[];
}

const QUANTILE_AT = { p5: 0, p25: 1, median: 2, p75: 3, p95: 4 } as const;

/** Writes a live number, and says what it is. */
export function liveNumberText(number: LiveNumber, source: LiveNumberSource): LiveNumberText {
  const { statistic } = number;
  const { answer, difference, clock, label, variant, from, doubtful = [] } = source;
  const doubts = doubtful.length === 0 ? [] : [doubtText(doubtful)];
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
        ...doubts,
      ],
    };
  }
  if (answer === undefined) return { text: undefined, detail: [what, who, ...doubts] };
  return {
    text: statisticText(statistic, answer),
    detail: [what, who, basisText(answer, source), ...doubts],
  };
}

/** Most counts that are named; the limits cell has them all. */
const NAMED = 2;

function doubtText(doubtful: readonly Pick<DoubtfulClaim, 'text' | 'labels'>[]): string {
  const named = doubtful
    .slice(0, NAMED)
    .map(({ text, labels }) => liveNumberWords.doubt(text, labels));
  return liveNumberWords.doubts(named, Math.max(0, doubtful.length - NAMED));
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
  answer: Answer,
): string | undefined {
  const { format, mean, quantiles, atLeastOne } = answer;
  if (format.kind === 'chance' && (statistic === 'mean' || statistic === 'chance')) {
    const isUnknown = !atLeastOne.seen && atLeastOne.upper === undefined;
    return isUnknown && mean.value === 0 ? undefined : answerChance(answer); // a lock knows no bound
  }
  switch (statistic) {
    case 'mean':
      return format.mean(mean);
    case 'range':
      return format.range(quantiles[0], quantiles[4]);
    case 'chance': {
      const { seen, upper } = atLeastOne;
      if (!seen && upper === undefined) return undefined; // the committed summary knows no bound
      return formatProbability({ ...atLeastOne, upper: upper ?? 1 });
    }
    default:
      return format.value(quantiles[QUANTILE_AT[statistic]]);
  }
}

function basisText(answer: Answer, { draws }: LiveNumberSource): string {
  const { format, mean, quantiles, atLeastOne, method } = answer;
  const isUnseen = !atLeastOne.seen && ['people', 'chance'].includes(format.kind);
  if (isUnseen && method !== 'conditional') {
    return `${liveNumberWords.unseen(numbersText(answer))}${liveNumberWords.draws(draws)}`;
  }
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  const range = format.range(quantiles[0], quantiles[4]);
  const error =
    mean.mcse === 0
      ? liveNumberWords[method === 'conditional' ? 'exact' : 'same']
      : liveNumberWords.error(format.mcse(mean.mcse));
  const interval = format.kind === 'chance' ? '' : liveNumberWords.interval(`${range}${unit}`);
  const value = liveNumberWords.mean(`${format.mean(mean)}${unit}`, error);
  return `${value}${interval}${liveNumberWords.draws(draws)}`;
}
