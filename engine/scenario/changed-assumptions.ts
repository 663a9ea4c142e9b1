import type { Quantity } from '../evidence/quantity.ts';
import { defaultPrior, priorComponents } from '../synthesis/prior.ts';
import { describePrior } from './read-prior.ts';
import type { Assignment, Scenario } from './scenario.ts';

/** One assumption whose number differs between two readings of a scenario. */
export interface ChangedAssumption {
  readonly kind: 'parameter' | 'population';
  /** Parameter, or state with people at the start. */
  readonly name: string;
  readonly label: string;
  /** Value before, as written: `54 of 400 (weight 0.5)`; `none` when nobody started in the state. */
  readonly from: string;
  readonly to: string;
}

/**
 * The assumptions that somebody changed, in the order of the page: parameters, then population.
 * The same number from another source is no change.
 *
 * @param original the scenario as published
 * @param edited   the scenario as it stands, of the same model
 */
export function changedAssumptions(
  original: Scenario,
  edited: Scenario,
): readonly ChangedAssumption[] {
  const changed: ChangedAssumption[] = [];
  const note = (
    kind: ChangedAssumption['kind'],
    name: string,
    label: string,
    before: Assignment | undefined,
    after: Assignment | undefined,
  ) => {
    if (before && after && isSameNumber(before, after)) return;
    changed.push({ kind, name, label, from: describe(before), to: describe(after) });
  };
  const parametersBefore = new Map(original.parameters.map((its) => [its.name, its.assignment]));
  for (const { name, label, assignment } of edited.parameters) {
    note('parameter', name, label, parametersBefore.get(name), assignment);
  }
  const before = new Map(original.population.map((stock) => [stock.state, stock.assignment]));
  const after = new Map(edited.population.map((stock) => [stock.state, stock.assignment]));
  const labels = new Map(edited.pathway.states.map((state) => [state.name, state.label]));
  for (const state of new Set([...before.keys(), ...after.keys()])) {
    note('population', state, labels.get(state) ?? state, before.get(state), after.get(state));
  }
  return changed;
}

/** How many assumptions a scenario makes: its parameters and its initial stocks. */
export function countAssumptions(scenario: Scenario): number {
  return scenario.parameters.length + scenario.population.length;
}

function isSameNumber(a: Assignment, b: Assignment): boolean {
  return (
    a.weight === b.weight &&
    isSamePrior(a, b) &&
    numbersOf(a.quantity) === numbersOf(b.quantity) &&
    JSON.stringify(a.expression) === JSON.stringify(b.expression)
  );
}

/** Two priors are one when they are the same Betas, whatever they are called. */
function isSamePrior(a: Assignment, b: Assignment): boolean {
  const components = ({ prior = defaultPrior }: Assignment) =>
    JSON.stringify(priorComponents(prior));
  return components(a) === components(b);
}

function numbersOf(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'fixed':
      return `fixed ${quantity.value}`;
    case 'range':
      return `range ${quantity.low} ${quantity.high} ${quantity.level ?? 0.9}`;
    case 'proportion':
      return `proportion ${quantity.low} ${quantity.high} ${quantity.total}`;
    case 'distribution':
      return `distribution ${JSON.stringify(quantity.distribution)}`;
  }
}

function describe(assignment: Assignment | undefined): string {
  if (!assignment) return 'none';
  const { text, weight, prior } = assignment;
  const notes = [
    ...(weight === 1 ? [] : [`weight ${weight}`]),
    ...(prior === undefined || prior.kind === 'jeffreys' ? [] : [describePrior(prior)]),
  ];
  return notes.length === 0 ? text : `${text} (${notes.join(', ')})`;
}
