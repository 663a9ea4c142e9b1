import type { Operator, Program } from './model.ts';

const stack = new Float64Array(128);

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
    else if (step === 'neg') stack[top] = -(stack[top] ?? NaN);
    else {
      const right = stack[top--] ?? NaN;
      stack[top] = operate(step, stack[top] ?? NaN, right);
    }
  }
  return top === 0 ? (stack[0] ?? NaN) : NaN;
}

function operate(operator: Exclude<Operator, 'neg'>, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case 'min':
      return Math.min(left, right);
    case 'max':
      return Math.max(left, right);
    case 'odds':
      return (right * left) / (1 - left + right * left);
  }
}

/** Whether a program gives the same value in every draw. */
export function isConstant(program: Program): boolean {
  return program.every((step) => typeof step !== 'object');
}
