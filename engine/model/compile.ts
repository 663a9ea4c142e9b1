import { BaserateError, fail, type Problem } from '../errors/baserate-error.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import type { Scenario, Split, Stock, Variant } from '../scenario/scenario.ts';
import { compileCopula } from './compile-copula.ts';
import { compileFlows } from './compile-flow.ts';
import { compileOutcome } from './compile-outcome.ts';
import { createInputTable } from './input-table.ts';
import type { Model } from './model.ts';
import { checkAtMeans } from './check-at-means.ts';
import { createSplitTable } from './split-table.ts';

export interface CompileOptions {
  /** Name of a variant of the scenario; `base` (the scenario as it stands) unless given. */
  readonly variant?: string;
  /** Seed to use instead of the scenario's. */
  readonly seed?: string;
}

/**
 * Turns a checked scenario into the numbers a simulation needs.
 *
 * @throws `model/unknown-variant`, or every exit that is impossible at the parameters' means
 *         (`model/share-above-one`, `model/not-a-probability`, ...)
 */
export function compile(scenario: Scenario, options: CompileOptions = {}): Model {
  const variant = findVariant(scenario, options.variant ?? 'base');
  const changes = variant?.changes ?? [];
  const epochs = epochStarts(changes, scenario.clock.steps);
  const states = scenario.pathway.states.map((state) => state.name).sort();
  const inputs = createInputTable();
  const splits = createSplitTable(splitsOf(scenario, variant), inputs);
  const flows = compileFlows(scenario, changes, epochs, states, { inputs, splits });
  const copula = compileCopula(scenario.correlations);
  const population = stocksOf(scenario, variant).map((stock) => ({
    state: states.indexOf(stock.state),
    input: inputs.add(
      `population:${stock.state}`,
      distributionOf(stock.assignment.quantity, 'count'),
    ),
  }));
  const model: Model = {
    stream: 1,
    seed: options.seed ?? scenario.run.seed,
    variant: variant?.name ?? 'base',
    startMonth: scenario.clock.startMonth,
    steps: scenario.clock.steps,
    states,
    inputs: inputs.list(),
    splits: splits.list(),
    ...(copula ? { copula } : {}),
    population,
    epochs,
    flows: flows.compiled,
    outcomes: scenario.outcomes.map((outcome) => compileOutcome(outcome, states, flows.compiled)),
  };
  const problems: readonly Problem[] = checkAtMeans(model, flows.positions);
  if (problems.length > 0) throw new BaserateError(problems);
  return model;
}

function findVariant(scenario: Scenario, name: string): Variant | undefined {
  if (name === 'base') return undefined;
  const found = scenario.variants.find((variant) => variant.name === name);
  if (found) return found;
  const names = ['base', ...scenario.variants.map((variant) => variant.name)].join(', ');
  throw fail(
    'model/unknown-variant',
    'variants',
    `no variant of that name; there are ${names}; got ${name}`,
    name,
  );
}

/** Steps at which some change begins or ends; the first epoch starts at 0, with the initial people. */
function epochStarts(changes: Variant['changes'], steps: number): readonly number[] {
  const starts = new Set([0]);
  for (const change of changes) {
    for (const step of [change.fromStep, change.untilStep]) {
      if (step > 1 && step <= steps) starts.add(step);
    }
  }
  return [...starts].sort((a, b) => a - b);
}

function stocksOf(scenario: Scenario, variant: Variant | undefined): readonly Stock[] {
  const byState = new Map(scenario.population.map((stock) => [stock.state, stock]));
  for (const stock of variant?.population ?? []) byState.set(stock.state, stock);
  return [...byState.values()].sort((a, b) => (a.state < b.state ? -1 : 1));
}

function splitsOf(scenario: Scenario, variant: Variant | undefined): readonly Split[] {
  const replaced = new Map(variant?.splits?.map((split) => [split.name, split]));
  return scenario.splits.map((split) => replaced.get(split.name) ?? split);
}
