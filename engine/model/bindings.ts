import { fail } from '../errors/baserate-error.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import type { Assignment, Change, Parameter, Scenario } from '../scenario/scenario.ts';
import { compileExpression } from './compile-expression.ts';
import type { InputTable } from './input-table.ts';
import type { Program } from './model.ts';
import { splitPurpose, type SplitTable } from './split-table.ts';

/** What each parameter name means within one epoch. */
export interface Bindings {
  /** Program of a parameter's value, its changes applied. */
  program(name: string): Program;
  /** Times of persons: the assignment in force and a factor on its median. */
  sojourn(name: string): { readonly assignment: Assignment; readonly factor: number };
}

/** Where the numbers that programs read are collected. */
export interface Tables {
  readonly inputs: InputTable;
  readonly splits: SplitTable;
}

/** @param start first step of the epoch */
export function createBindings(
  scenario: Scenario,
  changes: readonly Change[],
  start: number,
  { inputs, splits }: Tables,
): Bindings {
  const parameters = new Map(scenario.parameters.map((parameter) => [parameter.name, parameter]));
  const inForce = (name: string) =>
    changes.filter(
      (change) =>
        change.parameter === name &&
        change.fromStep <= Math.max(start, 1) &&
        start < change.untilStep,
    );
  const find = (name: string): Parameter => {
    const parameter = parameters.get(name);
    if (!parameter)
      throw fail('model/unknown-parameter', name, 'the scenario gives it no value', name);
    return parameter;
  };
  const valueOf = ({ name, kind, split }: Parameter, assignment: Assignment): Program => {
    if (assignment.expression) return compileExpression(assignment.expression, programOf);
    const purpose = split === undefined ? `param:${name}` : splitPurpose(split, name);
    const distribution = distributionOf(
      assignment.quantity,
      kind,
      assignment.weight,
      assignment.prior,
    );
    return [{ input: inputs.add(purpose, distribution) }];
  };
  const compileParameter = (name: string): Program => {
    const parameter = find(name);
    const own = splits.inputOf(name);
    let program = own === undefined ? valueOf(parameter, parameter.assignment) : [{ input: own }];
    for (const { op } of inForce(name)) {
      if (op.kind === 'set') program = valueOf(parameter, op.assignment);
      else if (op.kind === 'times') program = [...program, op.by, '*'];
      else if (op.kind === 'add') program = [...program, op.by, '+'];
      else if (parameter.kind === 'share') program = [...program, op.by, 'odds'];
      else
        throw fail(
          'model/odds-of-what',
          `set.${name}`,
          `only a share has odds; ${name} is a ${parameter.kind}`,
        );
    }
    return program;
  };
  const programs = new Map<string, Program>();
  const programOf = (name: string): Program => {
    const known = programs.get(name) ?? compileParameter(name);
    programs.set(name, known);
    return known;
  };
  return {
    program: programOf,
    sojourn(name) {
      let { assignment } = find(name);
      let factor = 1;
      for (const { op } of inForce(name)) {
        if (op.kind === 'set') [assignment, factor] = [op.assignment, 1];
        else if (op.kind === 'times') factor *= op.by;
        else
          throw fail(
            'model/sojourn-change',
            `set.${name}`,
            `times of people take value or times; got ${op.kind}`,
          );
      }
      return { assignment, factor };
    },
  };
}
