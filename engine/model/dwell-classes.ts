import { numberIn } from './fold-program.ts';
import type { ModelTable, Operator, Program } from './model.ts';
import { argumentsOf, runProgram } from './run-program.ts';

/** What is known of a value on the stack, as a function of dwell. */
interface Known {
  /** First dwell, in steps, from which it is always the same; Infinity where it never settles. */
  readonly settled: number;
  /** The program that gives it, where it is dwell, times and over fixed numbers: it rises with dwell. */
  readonly rising?: Program;
  /** Its value, where that is one fixed number. */
  readonly number?: number;
  /** Of a comparison: whether it holds in the end. */
  readonly isTrueInTheEnd?: boolean;
}

/**
 * How many steps after entry a program has reached the value that it keeps: 0 of one that does not depend
 * on dwell, 6 of `if(dwell < 6 months, a, b)` by months; Infinity of one that goes on changing.
 */
export function settledDwell(
  program: Program,
  tables: readonly ModelTable[],
  stepMonths: number,
): number {
  const stack: Known[] = [];
  for (const step of program) {
    if (typeof step === 'number') stack.push({ settled: 0, number: step });
    else if (step === 'dwell') stack.push({ settled: Infinity, rising: ['dwell'] });
    else if (typeof step === 'object') {
      stack.push({
        settled: 'table' in step ? settledTable(tables[step.table], tables, stepMonths) : 0,
      });
    } else {
      const args = stack.splice(stack.length - argumentsOf(step));
      stack.push(combine(step, args, stepMonths));
    }
  }
  return stack[0]?.settled ?? 0;
}

function settledTable(
  table: ModelTable | undefined,
  tables: readonly ModelTable[],
  stepMonths: number,
): number {
  const last = table?.value.at(-1);
  const from = table?.from.at(-1);
  if (!last || from === undefined) return 0;
  return Math.max(Math.round(from / stepMonths), settledDwell(last, tables, stepMonths));
}

function combine(operator: Operator, args: readonly Known[], stepMonths: number): Known {
  const settled = Math.max(...args.map((argument) => argument.settled));
  const [first, second, third] = args;
  if (!first || settled === 0) return { settled: 0 };
  if (operator === 'if' && first.isTrueInTheEnd !== undefined) {
    const branch = first.isTrueInTheEnd ? second : third;
    return { settled: Math.max(first.settled, branch?.settled ?? 0) };
  }
  if (!second) return { settled };
  switch (operator) {
    case '*':
    case '/':
      return times(operator, first, second) ?? { settled };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, first, second, stepMonths) ?? { settled };
    case 'min':
      // from where the rising one is no longer the smaller
      return compare('>=', first, second, stepMonths, true) ?? { settled };
    default:
      return { settled };
  }
}

/** dwell × 2, 2 × dwell, dwell / 12 months. */
function times(operator: '*' | '/', first: Known, second: Known): Known | undefined {
  if (first.rising && second.number !== undefined && second.number > 0) {
    return { settled: Infinity, rising: [...first.rising, second.number, operator] };
  }
  if (operator === '*' && second.rising && first.number !== undefined && first.number > 0) {
    return { settled: Infinity, rising: [...second.rising, first.number, operator] };
  }
  return undefined;
}

/** A rising value against a fixed one: settled once it has passed. */
function compare(
  operator: '<' | '<=' | '>' | '>=',
  first: Known,
  second: Known,
  stepMonths: number,
  isEitherWay = false,
): Known | undefined {
  const isTurned = first.rising === undefined;
  const rising = first.rising ?? second.rising;
  const limit = isTurned ? first.number : second.number;
  if (!rising || limit === undefined) return undefined;
  const holds = (steps: number) => {
    const value = runProgram(rising, [], steps * stepMonths);
    if (isEitherWay) return value >= limit;
    const sides = isTurned ? [limit, value] : [value, limit];
    return runProgram([...sides, operator], []) === 1;
  };
  // it rises, so that the end is known: greater than any number
  const isTrueInTheEnd = isEitherWay || operator.startsWith('>') !== isTurned;
  const slope = runProgram(rising, [], stepMonths);
  let at = Math.max(0, Math.floor(limit / slope) - 2);
  if (!(at < Infinity)) return undefined;
  while (holds(at) !== isTrueInTheEnd) at++;
  return isEitherWay ? { settled: at } : { settled: at, isTrueInTheEnd };
}

/** Whether a program depends on the time since entry. */
export function dependsOnDwell(program: Program): boolean {
  return (
    numberIn(program) === undefined &&
    program.some((step) => step === 'dwell' || (typeof step === 'object' && 'table' in step))
  );
}
