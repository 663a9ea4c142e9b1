import { compareOutcome, type PairedDifference } from '../analysis/compare.ts';
import { quantileDots } from '../analysis/quantile-dots.ts';
import type { Estimate, Spread } from '../analysis/result.ts';
import { summarise } from '../analysis/summarise.ts';
import { BaserateError } from '../errors/baserate-error.ts';
import type { Run } from './create-lock.ts';
import { outcomeDigest } from './digest.ts';

/**
 * What the notebook draws of the answer before it has run anything, written beside the lock by the run that
 * wrote the lock. Each picture carries the digest of the tally it was taken from: it may be drawn only
 * while the lock holds the same digest.
 */
export interface Picture {
  readonly baserate: 1;
  /** The outcome that answers the scenario's question. */
  readonly outcome: string;
  /** By variant, `base` first. */
  readonly runs: Readonly<Record<string, PictureRun>>;
}

export interface PictureRun {
  /** Of the outcome's tally, as in the lock. */
  readonly digest: string;
  /** The quantiles of the answer at 1, 3, … 99 %: 50 dots, ascending. */
  readonly dots: readonly number[];
  /** As in the result of the run, where nothing else that is committed says it. */
  readonly spread?: Spread;
  /** Upper bound of the chance of at least one, where no draw had one. */
  readonly upper?: number;
  /** This variant minus base, draw by draw; absent for base. */
  readonly difference?: PairedDifference;
}

/**
 * Takes the picture of finished runs.
 *
 * @param outcome the outcome that answers the question
 * @param runs    by variant, `base` among them
 */
export function createPicture(outcome: string, runs: ReadonlyMap<string, Run>): Picture {
  const base = runs.get('base');
  const pictures = [...runs].flatMap(([variant, run]): [string, PictureRun][] => {
    const result = summarise(run.model, run.tally).outcomes.find(({ name }) => name === outcome);
    if (result === undefined) return [];
    const { final, spread } = result;
    const difference = variant === 'base' || base === undefined ? undefined : paired(base, run);
    return [
      [
        variant,
        {
          digest: outcomeDigest(run.tally, run.tally.outcomes.indexOf(outcome)),
          dots: quantileDots(final).map(roundForDrawing),
          ...(spread && { spread: roundSpread(spread) }),
          ...(!final.atLeastOne.seen && { upper: roundForDrawing(final.atLeastOne.upper) }),
          ...(difference && { difference: roundDifference(difference) }),
        },
      ],
    ];
  });
  return { baserate: 1, outcome, runs: Object.fromEntries(pictures) };

  function paired(before: Run, now: Run): PairedDifference | undefined {
    try {
      return compareOutcome(before.tally, now.tally, outcome);
    } catch (error) {
      if (error instanceof BaserateError) return undefined; // too few draws to compare
      throw error;
    }
  }
}

/** Text of a picture file: JSON with one line for each variant, in the order of the runs. */
export function serialisePicture({ outcome, runs }: Picture): string {
  const lines = Object.entries(runs).map(
    ([variant, run]) => `    ${JSON.stringify(variant)}: ${JSON.stringify(run)}`,
  );
  return [
    '{',
    '  "baserate": 1,',
    `  "outcome": ${JSON.stringify(outcome)},`,
    '  "runs": {',
    lines.join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n');
}

function roundDifference({ mean, quantiles, more, fewer, ...rest }: PairedDifference) {
  const [low, middle, high] = quantiles;
  return {
    ...rest,
    mean: roundEstimate(mean),
    quantiles: [roundForDrawing(low), roundForDrawing(middle), roundForDrawing(high)] as const,
    more: roundEstimate(more),
    fewer: roundEstimate(fewer),
  };
}

function roundSpread({ ignorance, luck, ignoranceShare }: Spread): Spread {
  return {
    ignorance: roundEstimate(ignorance),
    luck: roundEstimate(luck),
    ignoranceShare: roundEstimate(ignoranceShare),
  };
}

function roundEstimate<T extends Estimate>(estimate: T): T {
  return {
    ...estimate,
    value: roundForDrawing(estimate.value),
    mcse: roundForDrawing(estimate.mcse),
  };
}

/** Six significant digits: far finer than a dot. */
function roundForDrawing(value: number): number {
  return Number(value.toPrecision(6));
}
