import { fail, type SourcePosition } from '../errors/baserate-error.ts';
import { log } from '../math/log.ts';
import type { Quantity } from '../evidence/quantity.ts';
import type {
  Assignment,
  Change,
  Expression,
  Flow,
  Scenario,
  Sojourn,
} from '../scenario/scenario.ts';
import { createBindings, type Bindings } from './bindings.ts';
import type { InputTable } from './input-table.ts';
import type { ModelFlow, ModelSojourn, Program, ProgramStep } from './model.ts';

/** 95 % quantile of the standard normal: half the width of a 90 % interval in standard deviations. */
const Z95 = 1.6448536269514722;

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
  inputs: InputTable,
): CompiledFlows {
  const flows = [...scenario.pathway.flows].sort(
    (a, b) => compareNames(a.from, b.from) || compareNames(a.to, b.to),
  );
  const bindings = epochs.map((start) => createBindings(scenario, changes, start, inputs));
  return {
    compiled: flows.map((flow) => compileFlow(flow, bindings, states)),
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
): ModelFlow {
  const common = {
    name: `${flow.from}>${flow.to}`,
    from: states.indexOf(flow.from),
    to: states.indexOf(flow.to),
    kind: flow.kind,
  };
  const programs = (expression: Expression) =>
    epochs.map((bindings) => compileExpression(expression, bindings));
  switch (flow.kind) {
    case 'probability':
      return { ...common, value: programs(flow.probability), sojourn: [] };
    case 'rate':
      return { ...common, value: programs(flow.rate), sojourn: [] };
    case 'share':
      return {
        ...common,
        value: flow.share === 'rest' ? 'rest' : programs(flow.share),
        sojourn: epochs.map((bindings) => compileSojourn(flow.after, bindings)),
      };
  }
}

function compileExpression(expression: Expression, bindings: Bindings): Program {
  switch (expression.kind) {
    case 'number':
      return [expression.value];
    case 'parameter':
      return bindings.program(expression.name);
    case 'call':
      return compileCall(expression.op, expression.args, bindings);
  }
}

function compileCall(
  op: Extract<Expression, { kind: 'call' }>['op'],
  args: readonly Expression[],
  bindings: Bindings,
): Program {
  const parts = args.map((argument) => compileExpression(argument, bindings));
  const steps: ProgramStep[] = [...(parts[0] ?? [])];
  if (op === 'neg') return [...steps, op];
  for (const part of parts.slice(1)) steps.push(...part, op);
  return steps;
}

function compileSojourn(sojourn: Sojourn, bindings: Bindings): ModelSojourn {
  switch (sojourn.kind) {
    case 'quantity':
      return sojournOf(sojourn.quantity, 1);
    case 'parameter': {
      const { assignment, factor } = bindings.sojourn(sojourn.name);
      return sojournOf(assignment.quantity, factor, assignment);
    }
    case 'lognormal':
      return { median: compileExpression(sojourn.median, bindings), sigma: sojourn.sigma };
  }
}

/** A 90 % range over people is a lognormal with that 5th and 95th percentile. */
function sojournOf(quantity: Quantity, factor: number, assignment?: Assignment): ModelSojourn {
  switch (quantity.kind) {
    case 'fixed':
      return { median: [quantity.value * factor], sigma: 0 };
    case 'range':
      return {
        median: [Math.sqrt(quantity.low * quantity.high) * factor],
        sigma: log(quantity.high / quantity.low) / (2 * Z95),
      };
    case 'proportion':
      throw fail(
        'model/not-a-duration',
        'after',
        `a time is needed; got ${assignment?.text ?? 'a proportion'}`,
      );
  }
}
