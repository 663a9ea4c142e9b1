import type { Expression, ExpressionOp, Variable } from '../scenario/scenario.ts';
import { foldProgram } from './fold-program.ts';
import type { Operator, Program } from './model.ts';
import { ALWAYS, untilFirst, type Moment, type Timed } from './moment.ts';

/** What the names in an expression stand for at a moment. */
export interface Scope {
  parameter(name: string, moment: Moment): Timed<Program>;
  table(name: string, moment: Moment): Timed<Program>;
  variable(name: Variable, moment: Moment): Timed<Program>;
}

/**
 * An expression as postfix arithmetic over sampled inputs, as it stands at a moment.
 *
 * @throws `model/formula-too-long`, where parameters defined by each other multiply
 */
export function compileExpression(
  expression: Expression,
  moment: Moment,
  scope: Scope,
): Timed<Program> {
  switch (expression.kind) {
    case 'number':
      return { value: [expression.value], until: ALWAYS };
    case 'parameter':
      return scope.parameter(expression.name, moment);
    case 'table':
      return scope.table(expression.name, moment);
    case 'variable':
      return scope.variable(expression.name, moment);
    case 'call': {
      const parts = expression.args.map((argument) => compileExpression(argument, moment, scope));
      return {
        value: foldProgram(
          operatorOf(expression.op),
          parts.map((part) => part.value),
        ),
        until: untilFirst(parts.map((part) => part.until)),
      };
    }
  }
}

/** In a program `odds` multiplies the odds of a share; taking them is `odds-of`. */
function operatorOf(op: ExpressionOp): Exclude<Operator, 'dwell'> {
  return op === 'odds' ? 'odds-of' : op;
}
