import type { Clock, CountSummary, OutcomeResult } from '../../../engine/index.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';

/** Quantiles, mean and chance of one step, for tests that need a result but no run. */
export interface MadeUpStep {
  readonly quantiles: readonly [number, number, number, number, number];
  readonly mean: number;
  readonly seen?: boolean;
  readonly chance?: number;
}

/** Months from January 2018. */
export const CLOCK: Clock = {
  startMonth: 2018 * 12,
  steps: 2,
  unit: 'month',
  stepMonths: 1,
  isDated: true,
};

/** A clock of years without dates. */
export const YEARS: Clock = {
  startMonth: 0,
  steps: 20,
  unit: 'year',
  stepMonths: 12,
  isDated: false,
};

/** How people are written. */
export const PEOPLE = valueFormat({ kind: 'count', unit: 'people' }, CLOCK, [35, 47, 58, 69, 92]);

/** Draws behind a made-up result. */
export const DRAWS = 10_000;

function summary({
  quantiles,
  mean,
  seen = true,
  chance = seen ? 1 : 0,
}: MadeUpStep): CountSummary {
  const [a, b, c, d, e] = quantiles;
  const estimate = (value: number) => ({ value, mcse: 0.5 });
  return {
    mean: { value: mean, mcse: 0.31, method: 'simulated' },
    sd: 17,
    quantiles: [estimate(a), estimate(b), estimate(c), estimate(d), estimate(e)],
    atLeastOne: {
      value: chance,
      mcse: 0.004,
      seen,
      upper: seen ? chance + 0.008 : 3 / DRAWS,
      method: 'simulated',
    },
  };
}

/** An outcome with the steps given; the last one is also the final distribution. */
export function madeUpOutcome(
  steps: readonly MadeUpStep[],
  values: readonly number[] = [1],
  counts: readonly number[] = [1],
): OutcomeResult {
  const bySteps = steps.map(summary);
  const last = bySteps.at(-1);
  if (!last) throw new Error('madeUpOutcome: there must be a step');
  return {
    name: 'convicted',
    label: 'People convicted',
    unit: 'people',
    kind: 'count',
    isWhole: true,
    method: 'simulated',
    bySteps,
    final: { ...last, values, counts },
  };
}

/** Three months of convictions, medians 0, 20 and 58. */
export const CONVICTED = madeUpOutcome(
  [
    { quantiles: [0, 0, 0, 0, 0], mean: 0, chance: 0.5 },
    { quantiles: [10, 15, 20, 26, 37], mean: 20.6 },
    { quantiles: [35, 47, 58, 69, 92], mean: 58.2641 },
  ],
  [35, 47, 58, 69, 92],
  [1000, 2000, 4000, 2000, 1000],
);

/** The same with fewer convictions. */
export const BEFORE = madeUpOutcome(
  [
    { quantiles: [0, 0, 0, 0, 0], mean: 0, chance: 0.5 },
    { quantiles: [8, 12, 17, 23, 31], mean: 17.2 },
    { quantiles: [30, 40, 49, 58, 80], mean: 50.1 },
  ],
  [30, 40, 49, 58, 80],
  [1000, 2000, 4000, 2000, 1000],
);

/** An event that no draw had. */
export const NEVER = madeUpOutcome(
  [
    { quantiles: [0, 0, 0, 0, 0], mean: 0, seen: false },
    { quantiles: [0, 0, 0, 0, 0], mean: 0, seen: false },
  ],
  [0],
  [DRAWS],
);
