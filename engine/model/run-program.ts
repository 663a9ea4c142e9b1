import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { logistic, logit, odds } from '../math/odds.ts';
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
      stack[left] = operate(
        step,
        stack[left] ?? NaN,
        stack[left + 1] ?? NaN,
        stack[left + 2] ?? NaN,
      );
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

function operate(operator: Operator, first: number, second: number, third: number): number {
  switch (operator) {
    case '+':
      return first + second;
    case '-':
      return first - second;
    case '*':
      return first * second;
    case '/':
      return first / second;
    case 'min':
      return Math.min(first, second);
    case 'max':
      return Math.max(first, second);
    case 'odds':
      return (second * first) / (1 - first + second * first);
    case 'neg':
      return -first;
    case 'odds-of':
      return odds(first);
    case 'logit':
      return logit(first);
    case 'logistic':
      return logistic(first);
    case 'exp':
      return exp(first);
    case 'log':
      return log(first);
    case '<':
      return first < second ? 1 : 0;
    case '<=':
      return first <= second ? 1 : 0;
    case '>':
      return first > second ? 1 : 0;
    case '>=':
      return first >= second ? 1 : 0;
    case 'if':
      return first === 1 ? second : third;
  }
}

/** Whether a program gives the same value in every draw. */
export function isConstant(program: Program): boolean {
  return program.every((step) => typeof step !== 'object');
}
