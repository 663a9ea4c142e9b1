import {
  ENGINE_VERSION,
  formatMonth,
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
 * summary at the start and after each month.
 */
export function resultJson(
  scenario: Scenario,
  file: string,
  runs: readonly VariantRun[],
  warnings: readonly Problem[],
  { months }: { readonly months: boolean },
) {
  return {
    baserate: 1,
    engine: ENGINE_VERSION,
    scenario: file,
    title: scenario.title,
    question: scenario.question,
    runs: runs.map(({ model, tally, result }) => ({
      variant: result.variant,
      seed: model.seed,
      draws: result.draws,
      start: formatMonth(result.startMonth),
      end: formatMonth(result.startMonth + result.steps),
      outcomes: result.outcomes.map((outcome) => ({
        name: outcome.name,
        label: outcome.label,
        unit: outcome.unit,
        digest: outcomeDigest(tally, tally.outcomes.indexOf(outcome.name)),
        ...summaryJson(outcome.final),
        ...(months ? { months: monthsJson(outcome, result) } : {}),
      })),
      notices: result.notices,
    })),
    warnings,
  };
}

function monthsJson({ bySteps }: OutcomeResult, { startMonth }: Result) {
  return bySteps.map((summary, step) => ({
    month: formatMonth(startMonth + step),
    ...summaryJson(summary),
  }));
}

function summaryJson({ mean, sd, quantiles, atLeastOne }: CountSummary) {
  const [p5, p25, p50, p75, p95] = quantiles;
  return { mean, sd, quantiles: { p5, p25, p50, p75, p95 }, atLeastOne };
}
