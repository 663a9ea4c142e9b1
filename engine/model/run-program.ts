import { operate } from '../scenario/operate.ts';
import { MAX_PROGRAM, type Operator, type Program } from './model.ts';

const stack = new Float64Array(MAX_PROGRAM + 1);

/**
 * Value of a program, given the sampled inputs.
 *
 * @param inputs one value per `Model.inputs`
 * @returns the value; NaN or ±Infinity where the arithmetic has none (the caller decides)
 */
export function runProgram(program: Program, inputs: ArrayLike<number>): number {
  let top = -1;
  for (const step of program) {
    if (typeof step === 'number') stack[++top] = step;
    else if (typeof step === 'object') stack[++top] = inputs[step.input] ?? NaN;
    else {
      const left = top - argumentsOf(step) + 1;
      stack[left] = apply(step, stack[left] ?? NaN, stack[left + 1] ?? NaN, stack[left + 2] ?? NaN);
      top = left;
    }
  }
  return top === 0 ? (stack[0] ?? NaN) : NaN;
}

function argumentsOf(operator: Operator): number {
  switch (operator) {
    case 'neg':
    case 'odds-of':
    case 'logit':
    case 'logistic':
    case 'exp':
    case 'log':
      return 1;
    case 'if':
      return 3;
    default:
      return 2;
  }
}

/** `odds` of a program multiplies the odds of a share; the rest are the operators of expressions. */
function apply(operator: Operator, first: number, second: number, third: number): number {
  if (operator === 'odds') return (second * first) / (1 - first + second * first);
  return operate(operator === 'odds-of' ? 'odds' : operator, first, second, third);
}

/** Whether a program gives the same value in every draw. */
export function isConstant(program: Program): boolean {
  return program.every((step) => typeof step !== 'object');
}
