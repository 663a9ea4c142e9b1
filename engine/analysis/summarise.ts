import { fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import { isCertain } from '../simulate/expect-plan.ts';
import type { Tally } from '../simulate/tally.ts';
import { canHappen } from './can-happen.ts';
import { chooseEstimate } from './choose-estimate.ts';
import type { CountSummary, OutcomeResult, Result } from './result.ts';
import { onlyLuck, splitVariance } from './split-variance.ts';
import { summariseCounts, varianceOfCounts, type CountDistribution } from './summarise-counts.ts';

/**
 * Everything the notebook and the command line print, from the counts of a run.
 *
 * @throws `analysis/no-draws` for an empty tally
 */
export function summarise(model: Model, tally: Tally): Result {
  if (!(tally.draws >= 1)) throw fail('analysis/no-draws', 'tally', 'at least one draw is needed');
  const isExact = isCertain(model);
  return {
    draws: tally.draws,
    variant: model.variant,
    clock: model.clock,
    startMonth: model.clock.startMonth,
    steps: model.steps,
    outcomes: model.outcomes.map((_, index) => summariseOutcome(model, tally, index, isExact)),
    notices: [...overfullNotices(model, tally), ...capacityNotices(model)],
  };
}

/** Chance of what cannot happen. */
const NEVER = { value: 0, mcse: 0, seen: false, upper: 0, method: 'conditional' } as const;

function summariseOutcome(
  model: Model,
  tally: Tally,
  index: number,
  isExact: boolean,
): OutcomeResult {
  const outcome = model.outcomes[index];
  if (!outcome) throw fail('analysis/unknown-outcome', 'outcome', 'the model has none', index);
  const { name, label, unit, group, isWhole, measure } = outcome;
  const bySteps = Array.from({ length: tally.steps + 1 }, (_, step) =>
    summariseStep(tally, index, step, isExact),
  );
  const final = countsAt(tally, index, tally.steps);
  const { sample, expected, steps } = tally;
  const last = summariseStep(tally, index, steps, isExact);
  const spread = hasMeans(tally, index)
    ? isExact
      ? onlyLuck(varianceOfCounts(final))
      : splitVariance(sample, expected, index, steps)
    : undefined;
  return {
    name,
    label,
    unit,
    kind: measure.kind,
    ...(group === undefined ? {} : { group }),
    isWhole,
    bySteps,
    final: {
      ...last,
      ...(last.atLeastOne.seen || canHappen(model, outcome) ? {} : { atLeastOne: NEVER }),
      values: Array.from(final.values),
      counts: Array.from(final.counts),
    },
    ...(spread ? { spread } : {}),
  };
}

/** The simulated summary of a step, with the conditional mean or probability where that is better. */
function summariseStep(
  tally: Tally,
  outcome: number,
  step: number,
  isExact: boolean,
): CountSummary {
  const simulated = summariseCounts(countsAt(tally, outcome, step));
  const { expected, steps } = tally;
  const n = expected.draws.length;
  const row = (outcome * (steps + 1) + step) * n;
  const any = step === steps ? expected.any.subarray(outcome * n, (outcome + 1) * n) : [];
  return {
    ...simulated,
    mean: chooseEstimate(simulated.mean, expected.means.subarray(row, row + n), isExact),
    atLeastOne: {
      ...simulated.atLeastOne,
      ...chooseEstimate(simulated.atLeastOne, any, isExact),
    },
  };
}

/** Whether an outcome's mean at the horizon is known given the parameters. */
function hasMeans({ expected, steps }: Tally, outcome: number): boolean {
  return !Number.isNaN(
    expected.means[(outcome * (steps + 1) + steps) * expected.draws.length] ?? NaN,
  );
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
      `In ${of} exits of ${state.name} were below 0, or added up to more than everybody: they were set to 0 or scaled to fit.`,
    ];
  });
}

/** Where people wait for each other, nothing can be said about one person alone. */
function capacityNotices({ capacities }: Model): readonly string[] {
  if (capacities.length === 0) return [];
  const names = capacities.map(({ name }) => name).join(', ');
  return [
    `People are not independent of each other, since some wait for room (${names}): every number is simulated, and luck is not told from ignorance.`,
  ];
}
