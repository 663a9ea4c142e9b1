import jsep from 'jsep';
import { suggestName } from '../document/nearest-name.ts';
import { fail } from '../errors/baserate-error.ts';
import type { Comparison, Expression, ExpressionOp } from './scenario.ts';

/** Longest expression, in characters. */
export const MAX_EXPRESSION_LENGTH = 4096;

/** Deepest nesting of an expression, as written and as a tree. */
export const MAX_EXPRESSION_DEPTH = 64;

const UNFIT_CHARACTER = /[^a-z0-9.+\-*/(), <>=\t\r\n]|(?<![<>])=/i;
/** What an expression can call, with the least and the greatest number of arguments. */
const CALLS: ReadonlyMap<string, { op: ExpressionOp; least: number; most: number }> = new Map([
  ['min', { op: 'min', least: 2, most: Infinity }],
  ['max', { op: 'max', least: 2, most: Infinity }],
  ['odds', { op: 'odds', least: 1, most: 1 }],
  ['logit', { op: 'logit', least: 1, most: 1 }],
  ['logistic', { op: 'logistic', least: 1, most: 1 }],
  ['exp', { op: 'exp', least: 1, most: 1 }],
  ['log', { op: 'log', least: 1, most: 1 }],
  ['if', { op: 'if', least: 3, most: 3 }],
]);
const CALLED = [...CALLS.keys()].map((name) => `${name}()`).join(', ');
const NAME_IN_TEXT = /(?<![\w.])[a-z][a-z0-9]*(?:-[a-z0-9]+)+/gi;

/**
 * Parses arithmetic over parameters: numbers, names, + − × ÷, unary minus, parentheses, and the calls
 * of {@link CALLS}, among them `if(a > b, x, y)`.
 *
 * Hyphens belong to names, so `a-b` is one name and `a - b` a difference. The text is refused before
 * jsep sees it unless it is short, shallow and made of harmless characters; the tree jsep gives is
 * copied node by node from a whitelist, so nothing but arithmetic gets through.
 *
 * @param text        expression, such as `convicted / guilty`
 * @param path        where it stands in the user's data, for messages
 * @param parameters  names that may occur
 * @param suggest     prints which name was meant
 * @throws            `scenario/expression-...` with what is wrong and how to write it
 * @example           parseExpression('1 - convicted', 'share', ['convicted'])
 */
export function parseExpression(
  text: string,
  path: string,
  parameters: readonly string[],
  suggest = suggestName,
): Expression {
  checkText(text, path);
  // jsep reads a hyphen as minus; inside a name it is handed over as an underscore, which the
  // check above keeps out of the text itself.
  const encoded = text.replace(NAME_IN_TEXT, (name) => name.replaceAll('-', '_'));
  let tree: jsep.Expression;
  try {
    tree = jsep(encoded);
  } catch (error) {
    throw syntaxError(error, text, path);
  }
  return convert(tree, 1, { text, path, parameters, suggest });
}

/** Names of the parameters that an expression uses, each once, in order of first use. */
export function parametersOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'parameter':
      return [expression.name];
    case 'call':
      return [...new Set(expression.args.flatMap(parametersOf))];
  }
}

interface Context {
  readonly text: string;
  readonly path: string;
  readonly parameters: readonly string[];
  readonly suggest: typeof suggestName;
}

function checkText(text: string, path: string): void {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const rule = `an expression must have at most ${MAX_EXPRESSION_LENGTH} characters`;
    throw fail('scenario/expression-too-long', path, `${rule}; got ${text.length}`);
  }
  const unfit = UNFIT_CHARACTER.exec(text);
  if (unfit) {
    const remedy =
      unfit[0] === '%'
        ? 'write a percentage inside an expression as a fraction, such as 0.05 for 5%'
        : `it holds numbers, parameter names, + - * /, parentheses and ${CALLED}`;
    const message = `an expression cannot hold \`${unfit[0]}\`; got ${text} (${remedy})`;
    throw fail('scenario/expression-character', path, message, text);
  }
  if (nestingOf(text) > MAX_EXPRESSION_DEPTH) throw tooDeep({ text, path });
}

/** Open parentheses and signs at the deepest place: what jsep's recursion follows. */
function nestingOf(text: string): number {
  let open = 0;
  let signs = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (character === '+' || character === '-') signs += 1;
    else if (/[\w.)]/.test(character)) signs = 0;
    deepest = Math.max(deepest, open + signs);
  }
  return deepest;
}

function tooDeep({ text, path }: Pick<Context, 'text' | 'path'>) {
  const message = `an expression must not be nested deeper than ${MAX_EXPRESSION_DEPTH} (name a part of it as a parameter)`;
  return fail('scenario/expression-too-deep', path, message, text.slice(0, 80));
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
      return parameterOf(String(node.name), context);
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
          : `two values must have an operator between them; got ${shown}`;
      throw fail('scenario/expression-syntax', context.path, message, context.text);
    }
  }
  const message = `an expression holds only numbers, parameters, + - * /, parentheses and ${CALLED}; got ${context.text}`;
  throw fail('scenario/expression-not-arithmetic', context.path, message, context.text);
}

function numberOf(value: unknown, { text, path }: Context): Expression {
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value };
  const message = `a number must be finite and written in digits; got ${String(value)}`;
  throw fail('scenario/expression-number', path, message, text);
}

function parameterOf(encoded: string, { text, path, parameters, suggest }: Context): Expression {
  const name = encoded.replaceAll('_', '-');
  if (parameters.includes(name)) return { kind: 'parameter', name };
  const message = `no parameter is called ${name}${remedyFor(name, parameters, suggest)}`;
  throw fail('scenario/unknown-parameter', path, message, text);
}

function remedyFor(
  name: string,
  parameters: readonly string[],
  suggest: typeof suggestName,
): string {
  const parts = splitAtMinus(name, parameters);
  if (parts) return ` (for a difference write spaces around the minus: ${parts})`;
  return suggest(name, parameters);
}

/** `a-b` as `a - b` where both sides are numbers or parameters. */
function splitAtMinus(name: string, parameters: readonly string[]): string | undefined {
  const isTerm = (text: string) => parameters.includes(text) || /^\d+$/.test(text);
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
  const call = CALLS.get(name);
  if (!call) {
    const message = `an expression can call only ${CALLED}; got ${text}`;
    throw fail('scenario/expression-call', path, message, text);
  }
  const { op, least, most } = call;
  if (args.length < least || args.length > most) {
    const rule = most === Infinity ? 'two or more values' : least === 1 ? 'one value' : IF_RULE;
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
