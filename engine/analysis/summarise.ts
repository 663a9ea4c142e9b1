import { fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import { isCertain } from '../simulate/expect-plan.ts';
import type { Tally } from '../simulate/tally.ts';
import { canHappen } from './can-happen.ts';
import { chooseEstimate } from './choose-estimate.ts';
import { convergenceOf } from './convergence.ts';
import type { CountSummary, OutcomeResult, Result } from './result.ts';
import { createCellLaws, type CellLaw } from './law-of-cell.ts';
import { onlyLuck, splitVariance } from './split-variance.ts';
import { finalOf, summariseLaw } from './summarise-law.ts';
import { summariseCounts, varianceOfCounts, type CountDistribution } from './summarise-counts.ts';

/**
 * Everything the notebook and the command line print, from the counts of a run.
 *
 * @throws `analysis/no-draws` for an empty tally
 */
export function summarise(model: Model, tally: Tally): Result {
  if (!(tally.draws >= 1)) throw fail('analysis/no-draws', 'tally', 'at least one draw is needed');
  const isExact = isCertain(model);
  const draws = drawsOf(tally);
  const laws = tally.conditional.draws > 0 ? createCellLaws(tally.conditional) : undefined;
  const lawOf = (index: number) => {
    const place = tally.conditional.outcomes.indexOf(index);
    const first = place * (tally.steps + 1);
    return laws && place >= 0 ? (step: number) => laws(first + step) : undefined;
  };
  return {
    draws,
    variant: model.variant,
    clock: model.clock,
    startMonth: model.clock.startMonth,
    steps: model.steps,
    outcomes: model.outcomes.map((_, index) =>
      summariseOutcome(model, tally, index, isExact, lawOf(index)),
    ),
    notices: [...overfullNotices(model, tally), ...capacityNotices(model)],
  };
}

/** Draws of the run so far: those of the way that has more. */
export function drawsOf({ draws, conditional }: Tally): number {
  return Math.max(draws, conditional.draws);
}

/** Chance of what cannot happen. */
const NEVER = { value: 0, mcse: 0, seen: false, upper: 0, method: 'conditional' } as const;

function summariseOutcome(
  model: Model,
  tally: Tally,
  index: number,
  isExact: boolean,
  lawOf: ((step: number) => CellLaw) | undefined,
): OutcomeResult {
  const outcome = model.outcomes[index];
  if (!outcome) throw fail('analysis/unknown-outcome', 'outcome', 'the model has none', index);
  const { name, label, unit, group, isWhole, measure } = outcome;
  const atHorizon = lawOf?.(tally.steps);
  const bySteps = Array.from({ length: tally.steps + 1 }, (_, step) => {
    const law = step === tally.steps ? atHorizon : lawOf?.(step);
    return summariseStep(tally, index, step, isExact, law);
  });
  const { sample, expected, steps } = tally;
  const last = bySteps[steps] ?? summariseStep(tally, index, steps, isExact, atHorizon);
  const simulated = countsAt(tally, index, steps);
  const spread = hasMeans(tally, index)
    ? isExact
      ? onlyLuck(atHorizon ? { value: atHorizon.luck, mcse: 0 } : varianceOfCounts(simulated))
      : splitVariance(sample, expected, index, steps)
    : undefined;
  const final = atHorizon
    ? finalOf(atHorizon, drawsOf(tally))
    : { values: Array.from(simulated.values), counts: Array.from(simulated.counts) };
  return {
    name,
    label,
    unit,
    kind: measure.kind,
    ...(group === undefined ? {} : { group }),
    isWhole,
    method: atHorizon ? 'conditional' : 'simulated',
    bySteps,
    final: {
      ...last,
      ...(last.atLeastOne.seen || canHappen(model, outcome) ? {} : { atLeastOne: NEVER }),
      ...final,
    },
    ...(spread ? { spread } : {}),
    convergence: convergenceOf(tally, index, last.mean, drawsOf(tally)),
  };
}

/**
 * The summary of a step: by the law of the count where it is known, else simulated, with the conditional mean
 * or probability where that is better.
 */
function summariseStep(
  tally: Tally,
  outcome: number,
  step: number,
  isExact: boolean,
  law: CellLaw | undefined,
): CountSummary {
  const { expected, steps, scramblings } = tally;
  const n = expected.draws.length;
  const simulated = law
    ? summariseLaw(law, tally.conditional)
    : summariseCounts(countsAt(tally, outcome, step));
  if (law && !(isExact && n > 0)) return simulated;
  const scrambled = { draws: expected.draws, scramblings };
  const row = (outcome * (steps + 1) + step) * n;
  const any = step === steps ? expected.any.subarray(outcome * n, (outcome + 1) * n) : [];
  return {
    ...simulated,
    mean: chooseEstimate(simulated.mean, expected.means.subarray(row, row + n), isExact, scrambled),
    atLeastOne: {
      ...simulated.atLeastOne,
      ...chooseEstimate(simulated.atLeastOne, any, isExact, scrambled),
    },
  };
}

/** Whether an outcome's mean at the horizon is known given the parameters. */
function hasMeans({ expected, steps }: Tally, outcome: number): boolean {
  return !Number.isNaN(
    expected.means[(outcome * (steps + 1) + steps) * expected.draws.length] ?? NaN,
  );
}

/** Distribution of an outcome's count over draws at one step; views, not copies, of independent draws. */
export function countsAt(tally: Tally, outcome: number, step: number): CountDistribution {
  const { draws, scramblings } = tally;
  const cell = outcome * (tally.steps + 1) + step;
  const start = tally.offsets[cell] ?? 0;
  const end = tally.offsets[cell + 1] ?? 0;
  const values = tally.values.subarray(start, end);
  const counts = tally.counts.subarray(start * scramblings, end * scramblings);
  const rests = tally.rests.subarray(cell * scramblings, (cell + 1) * scramblings);
  if (scramblings === 1) return { draws, values, counts, rest: rests[0] ?? 0 };
  const totals = new Uint32Array(values.length);
  for (let i = 0; i < counts.length; i++) {
    totals[Math.floor(i / scramblings)]! += counts[i]!; // so many counts for each value
  }
  const rest = rests.reduce((sum, own) => sum + own, 0);
  return { draws, values, counts: totals, rest, scrambled: { scramblings, counts, rests } };
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
    `People are not independent of each other: some wait (${names}), so numbers are simulated, and luck is not told from ignorance.`,
  ];
}
