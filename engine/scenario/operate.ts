import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { pow } from '../math/pow.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { logistic, logit, odds } from '../math/odds.ts';
import type { ExpressionOp } from './scenario.ts';

/**
 * Value of one operator of an expression; arguments it does not take are ignored.
 *
 * @returns NaN or ±Infinity where the arithmetic has no value (the caller decides)
 */
export function operate(op: ExpressionOp, first: number, second: number, third: number): number {
  switch (op) {
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
    case 'neg':
      return -first;
    case 'odds':
      return odds(first);
    case 'logit':
      return logit(first);
    case 'logistic':
      return logistic(first);
    case 'exp':
      return exp(first);
    case 'log':
      return log(first);
    case 'phi':
      return normalCdf(first);
    case 'pow':
      return pow(first, second);
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
