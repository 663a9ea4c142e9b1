import jsep from 'jsep';
import { suggestName } from '../document/nearest-name.ts';
import { fail } from '../errors/baserate-error.ts';
import {
  encodeExpression,
  isTimeUnit,
  MAX_EXPRESSION_DEPTH,
  timeLiteralOf,
  tooDeep,
} from './expression-text.ts';
import type { Comparison, Expression, ExpressionOp, Variable } from './scenario.ts';

/** What a formula can read besides parameters and tables. */
export const VARIABLES: readonly Variable[] = ['dwell', 'elapsed', 'age', 'step'];

/** What an expression can call, with the least and the greatest number of arguments. */
const CALLS: ReadonlyMap<string, { op: ExpressionOp; least: number; most: number }> = new Map([
  ['min', { op: 'min', least: 2, most: Infinity }],
  ['max', { op: 'max', least: 2, most: Infinity }],
  ['odds', { op: 'odds', least: 1, most: 1 }],
  ['logit', { op: 'logit', least: 1, most: 1 }],
  ['logistic', { op: 'logistic', least: 1, most: 1 }],
  ['exp', { op: 'exp', least: 1, most: 1 }],
  ['log', { op: 'log', least: 1, most: 1 }],
  ['phi', { op: 'phi', least: 1, most: 1 }],
  ['pow', { op: 'pow', least: 2, most: 2 }],
  ['if', { op: 'if', least: 3, most: 3 }],
]);
const CALLED = [...CALLS.keys()].map((name) => `${name}()`).join(', ');

/**
 * Parses arithmetic over parameters, tables and the variables `dwell`, `elapsed`, `age` and `step`: numbers,
 * times with their unit (`6 months`), names, + − × ÷, unary minus, parentheses, and the calls of
 * {@link CALLS}, among them `if(a > b, x, y)`.
 *
 * Hyphens belong to names, so `a-b` is one name and `a - b` a difference. The text is refused before
 * jsep sees it unless it is short, shallow and made of harmless characters; the tree jsep gives is
 * copied node by node from a whitelist, so nothing but arithmetic gets through.
 *
 * @param text        expression, such as `convicted / guilty`
 * @param path        where it stands in the user's data, for messages
 * @param parameters  names that may occur
 * @param others      tables that may occur, and what prints which name was meant
 * @throws            `scenario/expression-...` with what is wrong and how to write it
 * @example           parseExpression('1 - convicted', 'share', ['convicted'])
 */
export function parseExpression(
  text: string,
  path: string,
  parameters: readonly string[],
  { tables = [], suggest = suggestName }: Partial<Pick<Context, 'tables' | 'suggest'>> = {},
): Expression {
  const encoded = encodeExpression(text, path, CALLED);
  let tree: jsep.Expression;
  try {
    tree = jsep(encoded);
  } catch (error) {
    throw syntaxError(error, text, path);
  }
  return convert(tree, 1, { text, path, parameters, tables, suggest });
}

/** Names of the parameters that an expression itself uses, each once, in order of first use. */
export function parametersOf(expression: Expression): readonly string[] {
  return namesOf(expression, 'parameter');
}

/** Names of the tables that an expression itself uses. */
export function tablesOf(expression: Expression): readonly string[] {
  return namesOf(expression, 'table');
}

/** Variables that an expression itself uses. */
export function variablesOf(expression: Expression): readonly Variable[] {
  return namesOf(expression, 'variable') as readonly Variable[]; // a variable has no other name
}

function namesOf(
  expression: Expression,
  kind: 'parameter' | 'table' | 'variable',
): readonly string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'call':
      return [...new Set(expression.args.flatMap((argument) => namesOf(argument, kind)))];
    default:
      return expression.kind === kind ? [expression.name] : [];
  }
}

interface Context {
  readonly text: string;
  readonly path: string;
  readonly parameters: readonly string[];
  readonly tables: readonly string[];
  readonly suggest: typeof suggestName;
}

function syntaxError(error: unknown, text: string, path: string) {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `the expression cannot be read: ${lowerFirst(reason)}; got ${text} (write it like \`1 - convicted\`)`;
  return fail('scenario/expression-syntax', path, message, text);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function convert(node: jsep.Expression, depth: number, context: Context): Expression {
  if (depth > MAX_EXPRESSION_DEPTH) throw tooDeep(context);
  const next = (child: unknown) => convert(child as jsep.Expression, depth + 1, context); // jsep types every field of a node as a union of everything
  switch (node.type) {
    case 'Literal':
      return numberOf(node.value, context);
    case 'Identifier':
      return nameOf(String(node.name), context);
    case 'UnaryExpression':
      if (node.operator === '-') return { kind: 'call', op: 'neg', args: [next(node.argument)] };
      if (node.operator === '+') return next(node.argument);
      break;
    case 'BinaryExpression': {
      const op = node.operator;
      if (isComparison(op)) throw strayComparison(context);
      if (op !== '+' && op !== '-' && op !== '*' && op !== '/') break;
      return { kind: 'call', op, args: [next(node.left), next(node.right)] };
    }
    case 'CallExpression':
      return callOf(node, next, context);
    case 'Compound': {
      const shown = context.text.trim();
      const message =
        shown === ''
          ? 'the expression must not be empty'
          : `two values must have an operator between them; got ${shown}${/\bper\b/.test(shown) ? ' (write 0.2 / 1 year for 0.2 per year)' : ''}`;
      throw fail('scenario/expression-syntax', context.path, message, context.text);
    }
  }
  const message = `an expression holds only numbers, names, + - * /, parentheses and ${CALLED}; got ${context.text}`;
  throw fail('scenario/expression-not-arithmetic', context.path, message, context.text);
}

function numberOf(value: unknown, { text, path }: Context): Expression {
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value };
  const message = `a number must be finite and written in digits; got ${String(value)}`;
  throw fail('scenario/expression-number', path, message, text);
}

function nameOf(encoded: string, { text, path, parameters, tables, suggest }: Context): Expression {
  const name = encoded.replaceAll('_', '-');
  const variable = VARIABLES.find((its) => its === name);
  if (variable) return { kind: 'variable', name: variable };
  if (parameters.includes(name)) return { kind: 'parameter', name };
  if (tables.includes(name)) return { kind: 'table', name };
  const known = [...parameters, ...tables, ...VARIABLES];
  const parts = splitAtMinus(name, known);
  const remedy = parts
    ? ` (for a difference write spaces around the minus: ${parts})`
    : isTimeUnit(name)
      ? ` (a time has a number before it, such as 1 ${name})`
      : suggest(name, known);
  const what = tables.length > 0 ? 'parameter or table' : 'parameter';
  throw fail('scenario/unknown-parameter', path, `no ${what} is called ${name}${remedy}`, text);
}

/** `a-b` as `a - b` where both sides are numbers or parameters. */
function splitAtMinus(name: string, known: readonly string[]): string | undefined {
  const isTerm = (text: string) => known.includes(text) || /^\d+$/.test(text);
  for (let at = name.indexOf('-'); at > 0; at = name.indexOf('-', at + 1)) {
    const [left, right] = [name.slice(0, at), name.slice(at + 1)];
    if (isTerm(left) && isTerm(right)) return `${left} - ${right}`;
  }
  return undefined;
}

function callOf(
  node: jsep.Expression,
  next: (child: unknown) => Expression,
  context: Context,
): Expression {
  const { text, path } = context;
  const callee = node.callee as jsep.Expression; // a CallExpression always has one
  const args = node.arguments as readonly jsep.Expression[]; // and a list of arguments
  const name = callee.type === 'Identifier' ? String(callee.name) : '';
  const literal = timeLiteralOf(name, args[0]?.value);
  if (literal !== undefined) return { kind: 'number', value: literal, unit: 'duration' };
  const call = CALLS.get(name);
  if (!call) {
    const message = `an expression can call only ${CALLED}; got ${text}`;
    throw fail('scenario/expression-call', path, message, text);
  }
  const { op, least, most } = call;
  if (args.length < least || args.length > most) {
    const rule =
      most === Infinity
        ? 'two or more values'
        : (['', 'one value', 'two values'][least] ?? IF_RULE);
    const message = `${name}() takes ${rule}; got ${args.length} in \`${text}\``;
    throw fail('scenario/expression-call', path, message, text);
  }
  if (op !== 'if') return { kind: 'call', op, args: args.map(next) };
  const [condition, ...branches] = args;
  return { kind: 'call', op, args: [conditionOf(condition, next, context), ...branches.map(next)] };
}

const IF_RULE = 'a comparison and two values, such as `if(a > b, x, y)`';

/** The first argument of `if`: two values with a comparison between them. */
function conditionOf(
  node: jsep.Expression | undefined,
  next: (child: unknown) => Expression,
  { text, path }: Context,
): Expression {
  if (node?.type === 'BinaryExpression' && isComparison(node.operator)) {
    return { kind: 'call', op: node.operator, args: [next(node.left), next(node.right)] };
  }
  const message = `if() takes ${IF_RULE}; got \`${text}\` (compare with <, <=, > or >=)`;
  throw fail('scenario/expression-comparison', path, message, text);
}

function isComparison(operator: unknown): operator is Comparison {
  return operator === '<' || operator === '<=' || operator === '>' || operator === '>=';
}

function strayComparison({ text, path }: Context) {
  const message = `a comparison must be the first value of if(), such as \`if(a > b, x, y)\`; got ${text}`;
  return fail('scenario/expression-comparison', path, message, text);
}
