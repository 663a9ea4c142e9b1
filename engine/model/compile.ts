import { BaserateError, fail } from '../errors/baserate-error.ts';
import type { Scenario, Split, Variant } from '../scenario/scenario.ts';
import type { Tables } from './bindings.ts';
import { checkAtMeans } from './check-at-means.ts';
import { checkMemory } from './model-memory.ts';
import { ascending, changesOf } from './cohort-rows.ts';
import { compileCapacities, placeCapacity } from './compile-capacities.ts';
import { compileCopula } from './compile-copula.ts';
import { compileExits, placeFlows, placeStates, type CompiledExits } from './compile-exits.ts';
import { compileInflows, placeInflow } from './compile-inflows.ts';
import { compileOutcomes } from './compile-outcomes.ts';
import { createSojournTable } from './compile-sojourn.ts';
import { compileStocks, stockFor } from './compile-stocks.ts';
import { expandStates } from './expanded-states.ts';
import { findGenerators } from './generators.ts';
import { createHierarchyTable } from './hierarchy-table.ts';
import { createInputTable } from './input-table.ts';
import type { Model } from './model.ts';
import { listMoves } from './move-list.ts';
import { planFlows } from './plan-flows.ts';
import type { Setting } from './setting.ts';
import { sobolDimensions } from './sobol-dimensions.ts';
import { createSplitTable } from './split-table.ts';
import { createTableList } from './table-list.ts';
import { rowsAt, type TimedRows } from './timeline.ts';

export interface CompileOptions {
  /** Name of a variant of the scenario; `base` (the scenario as it stands) unless given. */
  readonly variant?: string;
  /** Seed to use instead of the scenario's. */
  readonly seed?: string;
}

/**
 * Turns a checked scenario into the numbers a simulation needs.
 *
 * Values are read along time in every state, each with how long it holds; the steps at which any of them
 * changes are the epochs of the model, and each state has one row for each set of values that differs.
 *
 * @throws `model/unknown-variant`; `model/too-large`; what the parts refuse, with its place; or every exit
 *         that is impossible at the parameters' means (`model/share-above-one`, ...)
 */
export function compile(scenario: Scenario, options: CompileOptions = {}): Model {
  const built = build(scenario, findVariant(scenario, options.variant ?? 'base'));
  const { method = 'auto', sampling } = scenario.run;
  const model: Model = {
    ...built.model,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(method === 'auto' ? {} : { method }),
    ...(sampling === 'sobol' ? { dimensions: dimensionsOf(scenario) } : {}),
  };
  checkMemory(model);
  const problems = checkAtMeans(model, built.places);
  if (problems.length > 0) throw new BaserateError(problems);
  return model;
}

const knownDimensions = new WeakMap<Scenario, readonly string[]>();

/** Coordinates of the Sobol points of a scenario, whichever variant is run. */
function dimensionsOf(scenario: Scenario): readonly string[] {
  const known = knownDimensions.get(scenario);
  if (known) return known;
  const models = [undefined, ...scenario.variants].flatMap((variant) => {
    try {
      return [build(scenario, variant).model];
    } catch (error) {
      // what is wrong with a variant is said when it is compiled itself
      if (error instanceof BaserateError) return [];
      throw error;
    }
  });
  const dimensions = sobolDimensions(models);
  knownDimensions.set(scenario, dimensions);
  return dimensions;
}

/** The model of the base or of a variant, and where its parts stand in the files. */
function build(scenario: Scenario, variant: Variant | undefined) {
  const { clock, pathway } = scenario;
  const stateNames = pathway.states.map((state) => state.name);
  const setting: Setting = {
    scenario,
    variant,
    states: expandStates(stateNames, scenario.groups),
    tables: createTables(scenario, variant),
    sojourns: createSojournTable(clock.stepMonths),
  };
  const planned = planFlows(scenario, variant, setting.states);
  const generators = pathway.rates === 'matrix-exponential' ? findGenerators(planned) : [];
  const stocks = compileStocks(setting);
  const exits = compileExits(setting, planned, generators, stocks);
  const capacities = compileCapacities(setting, planned, generators);
  const inflows = compileInflows(setting);
  const moves = listMoves(setting.states, planned, generators, capacities);
  const countable = { states: setting.states.list, moves: moves.list, inflows };
  const outcomes = compileOutcomes(setting, countable);

  const epochs = epochsOf(exits, [
    ...capacities.map(({ limit }) => limit),
    ...inflows.flatMap(({ rate }) => (rate ? [rate] : [])),
    ...outcomes.flatMap(({ amounts }) => amounts),
  ]);
  const rowAt = ({ timeline }: TimedRows<unknown>) => rowsAt(timeline, epochs);
  const states = placeStates(setting, exits, epochs);
  const copula = compileCopula(scenario.correlations);
  const { inputs, splits, hierarchies, tables } = setting.tables;
  const model: Model = {
    stream: 2,
    seed: scenario.run.seed,
    variant: variant?.name ?? 'base',
    clock,
    steps: clock.steps,
    states,
    inputs: inputs.list(),
    splits: splits.list(),
    hierarchies: hierarchies.list(),
    ...(copula ? { copula } : {}),
    population: stocks.map((stock) => stockFor(stock, states[stock.state])),
    inflows: inflows.map((inflow) => placeInflow(inflow, rowAt)),
    epochs,
    flows: placeFlows(moves, exits),
    capacities: capacities.map((capacity) => placeCapacity(capacity, moves, rowAt)),
    generators: generators.map(({ members }) => members),
    tables: tables.list(),
    outcomes: outcomes.map(({ place }) => place(rowAt)),
  };
  const places = {
    moves: moves.positions,
    capacities: capacities.map(({ capacity }) => capacity.at),
    inflows: inflows.map(({ inflow }) => inflow.at),
  };
  return { model, places };
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

function createTables(scenario: Scenario, variant: Variant | undefined): Tables {
  const inputs = createInputTable();
  const splits = createSplitTable(splitsOf(scenario, variant), inputs);
  return { inputs, splits, hierarchies: createHierarchyTable(inputs), tables: createTableList() };
}

function splitsOf(scenario: Scenario, variant: Variant | undefined): readonly Split[] {
  const replaced = new Map(variant?.splits?.map((split) => [split.name, split]));
  return scenario.splits.map((split) => replaced.get(split.name) ?? split);
}

/** Steps at which something changes; the first epoch starts at 0, with the people at the start. */
function epochsOf(
  exits: readonly CompiledExits[],
  others: readonly TimedRows<unknown>[],
): readonly number[] {
  return ascending([
    0,
    ...exits.flatMap(({ rows }) => changesOf(rows)),
    ...others.flatMap(({ timeline }) => timeline.starts),
  ]);
}
