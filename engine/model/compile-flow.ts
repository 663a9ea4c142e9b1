import type { SourcePosition } from '../errors/baserate-error.ts';
import type { Change, Expression, Flow, Scenario } from '../scenario/scenario.ts';
import { createBindings, type Bindings, type Tables } from './bindings.ts';
import { compileExpression } from './compile-expression.ts';
import { compileSojourn } from './compile-sojourn.ts';
import type { ModelFlow } from './model.ts';

export interface CompiledFlows {
  readonly compiled: readonly ModelFlow[];
  /** Where each flow stands in the model file, in the order of `compiled`. */
  readonly positions: readonly SourcePosition[];
}

/** Flows sorted by the states they join, with one program per epoch. */
export function compileFlows(
  scenario: Scenario,
  changes: readonly Change[],
  epochs: readonly number[],
  states: readonly string[],
  tables: Tables,
): CompiledFlows {
  const flows = [...scenario.pathway.flows].sort(
    (a, b) => compareNames(a.from, b.from) || compareNames(a.to, b.to),
  );
  const bindings = epochs.map((start) => createBindings(scenario, changes, start, tables));
  return {
    compiled: flows.map((flow) => compileFlow(flow, bindings, states, scenario.clock.steps)),
    positions: flows.map((flow) => flow.at),
  };
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compileFlow(
  flow: Flow,
  epochs: readonly Bindings[],
  states: readonly string[],
  steps: number,
): ModelFlow {
  const common = {
    name: `${flow.from}>${flow.to}`,
    from: states.indexOf(flow.from),
    to: states.indexOf(flow.to),
    kind: flow.kind,
  };
  const programs = (expression: Expression) =>
    epochs.map((bindings) => compileExpression(expression, bindings.program));
  switch (flow.kind) {
    case 'probability':
      return { ...common, value: programs(flow.probability), sojourn: [] };
    case 'rate':
      return { ...common, value: programs(flow.rate), sojourn: [] };
    case 'share':
      return {
        ...common,
        value: flow.share === 'rest' ? 'rest' : programs(flow.share),
        sojourn: epochs.map((bindings) => compileSojourn(flow.after, bindings, steps)),
      };
  }
}
