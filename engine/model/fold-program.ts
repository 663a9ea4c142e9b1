import { fail } from '../errors/baserate-error.ts';
import { MAX_PROGRAM, type Operator, type Program, type ProgramStep } from './model.ts';
import { applyOperator } from './run-program.ts';

/**
 * A program that applies an operator to the values of others. Constants are calculated at once, by the
 * arithmetic that would be done in every draw, so no bit changes.
 *
 * @param operator of one argument, of two, into which more are folded from the left, or `if`
 * @throws         `model/formula-too-long`, where parameters defined by each other multiply
 */
export function foldProgram(
  operator: Exclude<Operator, 'dwell'>,
  parts: readonly Program[],
): Program {
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  if (length > MAX_PROGRAM) {
    const rule = `a formula must have at most ${String(MAX_PROGRAM)} steps, those of the parameters it is made of included`;
    throw fail('model/formula-too-long', 'parameters', `${rule}; got ${String(length)}`);
  }
  const [first = [], second, third] = parts;
  if (operator === 'if') return choose(first, second ?? [], third ?? []);
  if (second === undefined) {
    const value = numberIn(first);
    return value === undefined ? [...first, operator] : [applyOperator(operator, value, NaN, NaN)];
  }
  return parts.slice(1).reduce((left, right) => {
    const [a, b] = [numberIn(left), numberIn(right)];
    if (a === undefined || b === undefined) return concat([left, right], operator);
    return [applyOperator(operator, a, b, NaN)];
  }, first);
}

/** The branch alone where the condition is known. */
function choose(condition: Program, yes: Program, no: Program): Program {
  const known = numberIn(condition);
  if (known === undefined) return concat([condition, yes, no], 'if');
  return known === 1 ? yes : no;
}

function concat(parts: readonly Program[], operator: Operator): Program {
  const steps: ProgramStep[] = [];
  for (const part of parts) steps.push(...part);
  steps.push(operator);
  return steps;
}

/** Value of a program that is one number. */
export function numberIn(program: Program): number | undefined {
  const [only] = program;
  return program.length === 1 && typeof only === 'number' ? only : undefined;
}

/** A program × factor; the program itself for factor 1. */
export function scaled(program: Program, factor: number): Program {
  return factor === 1 ? program : foldProgram('*', [program, [factor]]);
}

/** Tells programs apart. */
export function programKey(program: Program): string {
  return program
    .map((step) => {
      if (typeof step === 'object') return 'input' in step ? `i${step.input}` : `t${step.table}`;
      return Object.is(step, -0) ? '-0' : String(step);
    })
    .join(' ');
}
