import { fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import type { Tally } from '../simulate/tally.ts';
import { summariseCounts, type CountDistribution } from './summarise-counts.ts';
import type { OutcomeResult, Result } from './result.ts';

/**
 * Everything the notebook and the command line print, from the counts of a run.
 *
 * @throws `analysis/no-draws` for an empty tally
 */
export function summarise(model: Model, tally: Tally): Result {
  if (!(tally.draws >= 1)) throw fail('analysis/no-draws', 'tally', 'at least one draw is needed');
  return {
    draws: tally.draws,
    variant: model.variant,
    startMonth: model.startMonth,
    steps: model.steps,
    outcomes: model.outcomes.map((_, index) => summariseOutcome(model, tally, index)),
    notices: overfullNotices(model, tally),
  };
}

function summariseOutcome(model: Model, tally: Tally, index: number): OutcomeResult {
  const { name = '', label = '', unit = '' } = model.outcomes[index] ?? {};
  const bySteps = Array.from({ length: tally.steps + 1 }, (_, step) =>
    summariseCounts(countsAt(tally, index, step)),
  );
  const final = countsAt(tally, index, tally.steps);
  return {
    name,
    label,
    unit,
    bySteps,
    final: {
      ...summariseCounts(final),
      values: Array.from(final.values),
      counts: Array.from(final.counts),
    },
  };
}

/** Distribution of an outcome's count over draws at one step; views, not copies. */
export function countsAt(tally: Tally, outcome: number, step: number): CountDistribution {
  const cell = outcome * (tally.steps + 1) + step;
  const start = tally.offsets[cell] ?? 0;
  const end = tally.offsets[cell + 1] ?? 0;
  return {
    draws: tally.draws,
    values: tally.values.subarray(start, end),
    counts: tally.counts.subarray(start, end),
  };
}

function overfullNotices(model: Model, tally: Tally): readonly string[] {
  return model.states.flatMap((state, index) => {
    const draws = tally.overfull[index] ?? 0;
    if (draws === 0) return [];
    const of = `${String(draws)} of ${String(tally.draws)} draws`;
    return [
      `In ${of} the exits of ${state} added up to more than everybody and were scaled to fit.`,
    ];
  });
}
