import {
  ENGINE_VERSION,
  formatStep,
  outcomeDigest,
  type CountSummary,
  type OutcomeResult,
  type Problem,
  type Result,
  type Scenario,
} from '../engine/index.ts';
import type { VariantRun } from './run-variants.ts';

/**
 * The shape of `run --json`; keys are only ever added. With `months`, every outcome also has its
 * summary at the start and after each step (`months`, whatever a step is; `month` is the date at its end).
 * `kernels` says what worked it out, which moves no number. Numbers are in the units that the outcome states; times are months since the start.
 */
export function resultJson(
  scenario: Scenario,
  file: string,
  runs: readonly VariantRun[],
  warnings: readonly Problem[],
  { months, kernels }: { readonly months: boolean; readonly kernels: readonly string[] },
) {
  return {
    baserate: 1,
    engine: ENGINE_VERSION,
    kernels,
    scenario: file,
    title: scenario.title,
    question: scenario.question,
    runs: runs.map(({ model, tally, result }) => ({
      variant: result.variant,
      seed: model.seed,
      draws: result.draws,
      start: formatStep(result.clock, 0),
      end: formatStep(result.clock, result.steps),
      step: result.clock.unit,
      outcomes: result.outcomes.map((outcome) => ({
        name: outcome.name,
        label: outcome.label,
        unit: outcome.unit,
        kind: outcome.kind,
        method: outcome.method,
        ...(outcome.group === undefined ? {} : { group: outcome.group }),
        digest: outcomeDigest(tally, tally.outcomes.indexOf(outcome.name)),
        ...summaryJson(outcome.final),
        ...(outcome.spread ? { spread: outcome.spread } : {}),
        ...(outcome.convergence ? { convergence: outcome.convergence } : {}),
        ...(months ? { months: monthsJson(outcome, result) } : {}),
      })),
      notices: result.notices,
    })),
    warnings,
  };
}

function monthsJson({ bySteps }: OutcomeResult, { clock }: Result) {
  return bySteps.map((summary, step) => ({
    step,
    month: formatStep(clock, step),
    ...summaryJson(summary),
  }));
}

function summaryJson({ mean, sd, quantiles, atLeastOne }: CountSummary) {
  const [p5, p25, p50, p75, p95] = quantiles;
  return { mean, sd, quantiles: { p5, p25, p50, p75, p95 }, atLeastOne };
}
