import { fail } from '../errors/baserate-error.ts';
import { distributionOf } from '../evidence/distribution-of.ts';
import type { Assignment, Change, Parameter, Scenario } from '../scenario/scenario.ts';
import type { InputTable } from './input-table.ts';
import type { Program } from './model.ts';

/** What each parameter name means within one epoch. */
export interface Bindings {
  /** Program of a parameter's value, its changes applied. */
  program(name: string): Program;
  /** Times of persons: the assignment in force and a factor on its median. */
  sojourn(name: string): { readonly assignment: Assignment; readonly factor: number };
}

/** @param start first step of the epoch */
export function createBindings(
  scenario: Scenario,
  changes: readonly Change[],
  start: number,
  inputs: InputTable,
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
  return {
    program(name) {
      const parameter = find(name);
      const input = (assignment: Assignment): Program => {
        const distribution = distributionOf(assignment.quantity, parameter.kind, assignment.weight);
        return [{ input: inputs.add(`param:${name}`, distribution) }];
      };
      let program = input(parameter.assignment);
      for (const { op } of inForce(name)) {
        if (op.kind === 'set') program = input(op.assignment);
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
    },
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
