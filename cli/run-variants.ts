import {
  compile,
  runToPrecision,
  summarise,
  type Model,
  type Pool,
  type Result,
  type Scenario,
  type Stop,
  type Tally,
} from '../engine/index.ts';
import { progressBar } from './progress-bar.ts';
import type { Context } from './command.ts';
import type { Project } from './project.ts';

/** A finished run of one variant. */
export interface VariantRun {
  readonly model: Model;
  readonly tally: Tally;
  readonly result: Result;
  /** What was known where a run to a precision might have ended. */
  readonly stops: readonly Stop[];
}

/** What to run; the scenario's own seed and draws unless given. */
export interface RunPlan {
  /** `base` and names of variants, in order. */
  readonly variants: readonly string[];
  readonly seed?: string | undefined;
  readonly draws?: number | undefined;
}

/** `base` and every variant of a scenario. */
export function everyVariant(scenario: Scenario): readonly string[] {
  return ['base', ...scenario.variants.map(({ name }) => name)];
}

/**
 * Runs variants of a scenario one after the other; all are compiled first, so that a mistake in the last
 * one is reported before any work is done.
 */
export async function runVariants(
  project: Project,
  scenario: Scenario,
  { variants, seed, draws }: RunPlan,
  pool: Pool,
  { terminal, signal }: Context,
): Promise<readonly VariantRun[]> {
  const models = project.guard(() =>
    variants.map((variant) =>
      compile(scenario, { variant, ...(seed === undefined ? {} : { seed }) }),
    ),
  );
  const runs: VariantRun[] = [];
  for (const model of models) {
    const onProgress = progressBar(terminal, `${scenario.id} ${model.variant}`);
    const stops: Stop[] = [];
    const tally = await runToPrecision(pool, model, {
      draws: draws ?? scenario.run.draws,
      // whoever says how many draws there are to be means just as many
      precision: draws === undefined ? scenario.run.precision : undefined,
      signal,
      onProgress,
      onStop: (stop) => stops.push(stop),
    });
    runs.push({ model, tally, result: summarise(model, tally), stops });
  }
  return runs;
}
