import { fail } from '../errors/baserate-error.ts';
import type { Expression, ExpressionOp } from '../scenario/scenario.ts';
import { MAX_PROGRAM, type Operator, type Program, type ProgramStep } from './model.ts';

type OneArgument = 'neg' | 'odds' | 'logit' | 'logistic' | 'exp' | 'log';

/** Operators of one argument; those not named here have two, which more are folded into, and `if` three. */
const ONE_ARGUMENT: ReadonlyMap<ExpressionOp, Operator> = new Map<OneArgument, Operator>([
  ['neg', 'neg'],
  ['odds', 'odds-of'],
  ['logit', 'logit'],
  ['logistic', 'logistic'],
  ['exp', 'exp'],
  ['log', 'log'],
]);

/**
 * An expression as postfix arithmetic over sampled inputs.
 *
 * @param programOf what a parameter's name stands for
 * @throws          `model/formula-too-long`, where parameters defined by each other multiply
 */
export function compileExpression(
  expression: Expression,
  programOf: (name: string) => Program,
): Program {
  switch (expression.kind) {
    case 'number':
      return [expression.value];
    case 'parameter':
      return programOf(expression.name);
    case 'call':
      return compileCall(expression.op, expression.args, programOf);
  }
}

function compileCall(
  op: ExpressionOp,
  args: readonly Expression[],
  programOf: (name: string) => Program,
): Program {
  const parts = args.map((argument) => compileExpression(argument, programOf));
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  if (length > MAX_PROGRAM) {
    const rule = `a formula must have at most ${String(MAX_PROGRAM)} steps, those of the parameters it is made of included`;
    throw fail('model/formula-too-long', 'parameters', `${rule}; got ${String(length)}`);
  }
  const single = ONE_ARGUMENT.get(op);
  const [first = [], ...others] = parts;
  if (single) return [...first, single];
  if (op === 'if') return [...parts.flat(), 'if'];
  const steps: ProgramStep[] = [...first];
  for (const part of others) steps.push(...part, op as Operator); // all others are called the same
  return steps;
}
