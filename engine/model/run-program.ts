import { operate } from '../scenario/operate.ts';
import { MAX_PROGRAM, type ModelTable, type Operator, type Program } from './model.ts';

/** A program, and those of the tables it looks up, one within the other. */
const stack = new Float64Array(2 * MAX_PROGRAM + 2);
const NO_TABLES: readonly ModelTable[] = [];

/**
 * Value of a program, given the sampled inputs.
 *
 * @param inputs      one value per `Model.inputs`
 * @param dwellMonths time since entry: whole steps × stepMonths
 * @param tables      `Model.tables`
 * @returns           the value; NaN or ±Infinity where the arithmetic has none (the caller decides)
 */
export function runProgram(
  program: Program,
  inputs: ArrayLike<number>,
  dwellMonths = 0,
  tables: readonly ModelTable[] = NO_TABLES,
): number {
  return run(program, inputs, dwellMonths, tables, 0);
}

function run(
  program: Program,
  inputs: ArrayLike<number>,
  dwellMonths: number,
  tables: readonly ModelTable[],
  base: number,
): number {
  let top = base - 1;
  for (const step of program) {
    if (typeof step === 'number') stack[++top] = step;
    else if (step === 'dwell') stack[++top] = dwellMonths;
    else if (typeof step === 'object') {
      top++;
      stack[top] =
        'input' in step
          ? (inputs[step.input] ?? NaN)
          : run(rowOf(tables[step.table], dwellMonths), inputs, dwellMonths, tables, top);
    } else {
      const left = top - argumentsOf(step) + 1;
      stack[left] = applyOperator(
        step,
        stack[left] ?? NaN,
        stack[left + 1] ?? NaN,
        stack[left + 2] ?? NaN,
      );
      top = left;
    }
  }
  return top === base ? (stack[base] ?? NaN) : NaN;
}

/** The row of a table that holds at a time since entry; none for a table that does not exist. */
function rowOf(table: ModelTable | undefined, dwellMonths: number): Program {
  if (!table) return [];
  let low = 0;
  let high = table.from.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((table.from[middle] ?? Infinity) <= dwellMonths) low = middle;
    else high = middle - 1;
  }
  return table.value[low] ?? [];
}

/** How many values an operator takes off the stack. */
export function argumentsOf(operator: Exclude<Operator, 'dwell'>): number {
  switch (operator) {
    case 'neg':
    case 'odds-of':
    case 'logit':
    case 'logistic':
    case 'exp':
    case 'log':
    case 'phi':
      return 1;
    case 'if':
      return 3;
    default:
      return 2;
  }
}

/** `odds` of a program multiplies the odds of a share; the rest are the operators of expressions. */
export function applyOperator(
  operator: Exclude<Operator, 'dwell'>,
  first: number,
  second: number,
  third: number,
): number {
  if (operator === 'odds') return (second * first) / (1 - first + second * first);
  return operate(operator === 'odds-of' ? 'odds' : operator, first, second, third);
}

/** Whether a program gives the same value in every draw; it may still depend on the time since entry. */
export function isConstant(program: Program, tables: readonly ModelTable[] = NO_TABLES): boolean {
  return program.every(
    (step) =>
      typeof step !== 'object' ||
      ('table' in step &&
        (tables[step.table]?.value.every((row) => isConstant(row, tables)) ?? false)),
  );
}
