import type { Model, Program } from '../../engine/model/model.ts';

/** Everything that a program may read besides its own numbers. */
export interface ProgramSetting {
  readonly model: Model;
  /** One value per input of the model. */
  readonly inputs: readonly number[];
}

/** Value of a program by the platform's Math: a second reading of the definition in `Program`. */
export function programValue(
  program: Program,
  { model, inputs }: ProgramSetting,
  dwellMonths = 0,
): number {
  const stack: number[] = [];
  const pop = () => stack.pop() ?? NaN;
  for (const step of program) {
    if (typeof step === 'number') stack.push(step);
    else if (typeof step === 'object' && 'input' in step) stack.push(inputs[step.input] ?? NaN);
    else if (typeof step === 'object') {
      const table = model.tables[step.table]!;
      const row = table.from.filter((from) => from <= dwellMonths).length - 1;
      stack.push(programValue(table.value[row]!, { model, inputs }, dwellMonths));
    } else if (step === 'dwell') stack.push(dwellMonths);
    else if (step === 'if') {
      const [no, yes, condition] = [pop(), pop(), pop()];
      stack.push(condition === 1 ? yes : no);
    } else if (['neg', 'odds-of', 'logit', 'logistic', 'exp', 'log'].includes(step)) {
      const x = pop();
      if (step === 'neg') stack.push(-x);
      else if (step === 'odds-of') stack.push(x / (1 - x));
      else if (step === 'logit') stack.push(Math.log(x / (1 - x)));
      else if (step === 'logistic') stack.push(1 / (1 + Math.exp(-x)));
      else stack.push(step === 'exp' ? Math.exp(x) : Math.log(x));
    } else {
      const b = pop();
      const a = pop();
      stack.push(binary(step, a, b));
    }
  }
  if (stack.length !== 1)
    throw new Error(`a program must leave one value: ${JSON.stringify(program)}`);
  return stack[0]!;
}

function binary(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case 'pow':
      return a ** b;
    case 'min':
      return Math.min(a, b);
    case 'max':
      return Math.max(a, b);
    case 'odds': // multiplies the odds of a by b
      return (b * a) / (1 - a + b * a);
    case '<':
      return a < b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    default:
      throw new Error(`unknown operator ${operator}`);
  }
}
