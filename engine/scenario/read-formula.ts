import { BaserateError } from '../errors/baserate-error.ts';
import { parsePhrase } from '../evidence/phrase.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';
import { constantOf } from './constant-of.ts';
import { describeDimension, dimensionOf, dimensionOfKind, isSameDimension } from './dimension.ts';
import { parametersOf, parseExpression } from './expression.ts';
import type { Place, ProblemList } from './problem-list.ts';
import type { Expression } from './scenario.ts';

/** What a formula of a flow gives. */
export type FormulaRole = 'probability' | 'rate' | 'share' | 'median';

/** What a formula can refer to. */
export interface FormulaContext {
  /** Every name that is declared as a parameter. */
  readonly names: readonly string[];
  /** Kinds of those whose declaration is without fault. */
  readonly kinds: ReadonlyMap<string, ParameterKind>;
  readonly problems: ProblemList;
}

const KIND_OF_ROLE: Readonly<Record<FormulaRole, ParameterKind>> = {
  probability: 'share',
  rate: 'rate',
  share: 'share',
  median: 'duration',
};

/** Words that only an expression has: operators, calls, or a name at the start. */
const LOOKS_LIKE_EXPRESSION = /[*/+()]|\s-\s|^\s*-|^\s*(?!about\b)[a-z]/i;

/**
 * Reads the value of a flow: one fixed number as a phrase (`0.2 per year`, `13.5%`), or an expression
 * over parameters.
 *
 * @param input       what the file says
 * @param role        what the flow needs
 * @param place       where it stands
 * @returns           undefined when something is wrong with it; the problems are noted
 */
export function readFormula(
  input: string | number,
  role: FormulaRole,
  place: Place,
  context: FormulaContext,
): Expression | undefined {
  const { names, problems } = context;
  const kind = KIND_OF_ROLE[role];
  if (typeof input === 'number' || !isExpression(input, kind, names)) {
    const quantity = problems.attempt(place, () => parsePhrase(input, kind));
    return quantity && fixedNumber(quantity, input, place, problems);
  }
  const expression = readExpression(input, role, kind, place, context);
  if (!expression || !isConstantInRange(expression, role, place, problems)) return undefined;
  return expression;
}

/**
 * Reads an expression over parameters and checks its unit.
 *
 * @param role what it is, in words, for messages
 * @param kind whose unit it must have
 * @returns    undefined when something is wrong with it; the problems are noted
 */
export function readExpression(
  input: string,
  role: string,
  kind: ParameterKind,
  place: Place,
  { kinds, names, problems }: FormulaContext,
): Expression | undefined {
  const expression = problems.attempt(place, () =>
    parseExpression(input, role, names, {
      suggest: (name, known) => problems.suggest(name, known),
    }),
  );
  // A parameter whose declaration is faulty has been reported there.
  if (!expression || !parametersOf(expression).every((name) => kinds.has(name))) return undefined;
  const dimension = problems.attempt(place, () => dimensionOf(expression, kinds, role));
  if (!dimension) return undefined;
  const wanted = dimensionOfKind(kind);
  if (!isSameDimension(dimension, wanted)) {
    const rule = `a ${role} must be ${describeDimension(wanted)}`;
    const got = `${describeDimension(dimension)} from ${input}`;
    problems.error(place, 'scenario/dimension', `${rule}; got ${got}`, input);
    return undefined;
  }
  return expression;
}

/** `1-convicted` begins like a phrase, but no phrase holds the name of a parameter. */
function isExpression(input: string, kind: ParameterKind, names: readonly string[]): boolean {
  if (LOOKS_LIKE_EXPRESSION.test(input)) return true;
  const words = input.match(/[a-z][a-z0-9-]*/g) ?? [];
  return words.some((word) => names.includes(word)) && !isPhrase(input, kind);
}

function isPhrase(input: string, kind: ParameterKind): boolean {
  try {
    parsePhrase(input, kind);
    return true;
  } catch (error) {
    if (error instanceof BaserateError) return false;
    throw error;
  }
}

function fixedNumber(
  quantity: Quantity,
  input: string | number,
  place: Place,
  problems: ProblemList,
): Expression | undefined {
  if (quantity.kind === 'fixed') return { kind: 'number', value: quantity.value };
  const message = `a flow takes one fixed number or an expression; got ${input} (make it the value of a parameter and write the parameter’s name here)`;
  problems.error(place, 'scenario/uncertain-flow', message, input);
  return undefined;
}

/** A formula without parameters must lie in its range; one with parameters is known only in a run. */
function isConstantInRange(
  expression: Expression,
  role: FormulaRole,
  place: Place,
  problems: ProblemList,
): boolean {
  const value = constantOf(expression);
  if (value === undefined) return true;
  const isShare = role === 'share' || role === 'probability';
  if (value >= 0 && (!isShare || value <= 1)) return true;
  const rule = isShare ? 'must be between 0 and 1' : 'must not be negative';
  problems.error(place, 'scenario/out-of-range', `a ${role} ${rule}; got ${value}`, value);
  return false;
}
