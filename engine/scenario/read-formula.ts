import { BaserateError } from '../errors/baserate-error.ts';
import { parsePhrase } from '../evidence/phrase.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import { constantOf } from './constant-of.ts';
import {
  describeDimension,
  dimensionOf,
  dimensionOfKind,
  isSameDimension,
  type Dimension,
} from './dimension.ts';
import { parametersOf, parseExpression, tablesOf } from './expression.ts';
import { inputKindsOf, refusalOf, type FormulaUse } from './formula-use.ts';
import type { Place, ProblemList } from './problem-list.ts';
import type { Expression, Table } from './scenario.ts';

/** What a formula gives, and where it stands. */
export interface FormulaRole {
  /** What it is, for messages: `rate`, `limit`. */
  readonly name: string;
  /** Whose unit and range it has. */
  readonly kind: ParameterKind;
  readonly use: FormulaUse;
}

/** What a formula can refer to. */
export interface FormulaContext {
  /** Every name that is declared as a parameter. */
  readonly names: readonly string[];
  /** Kinds of those whose declaration is without fault. */
  readonly kinds: ReadonlyMap<string, ParameterKind>;
  /** Every name that is declared as a table. */
  readonly tableNames?: readonly string[];
  /** Those without fault. */
  readonly tables?: ReadonlyMap<string, Table>;
  readonly problems: ProblemList;
}

/** An expression with its unit. */
export interface Calculation {
  readonly expression: Expression;
  readonly dimension: Dimension;
}

/** Words that only an expression has: operators, calls, or a name at the start. */
const LOOKS_LIKE_EXPRESSION = /[*/+()]|\s-\s|^\s*-|^\s*(?!about\b)[a-z]/i;

/**
 * Reads one fixed number as a phrase (`0.2 per year`, `13.5%`), or an expression over parameters, tables and
 * variables.
 *
 * @param input       what the file says
 * @param role        what the place needs
 * @param place       where it stands
 * @returns           undefined when something is wrong with it; the problems are noted
 */
export function readFormula(
  input: string | number,
  role: FormulaRole,
  place: Place,
  context: FormulaContext,
): Expression | undefined {
  const { name, kind } = role;
  if (!isExpression(input, kind, context)) return readFixed(input, kind, place, context.problems);
  const expression = readExpression(input, name, kind, place, context, role.use);
  if (!expression || !isConstantInRange(expression, role, place, context.problems))
    return undefined;
  return expression;
}

/**
 * Reads an expression and checks its unit.
 *
 * @param role what it is, in words, for messages
 * @param kind whose unit it must have
 * @param use  where it stands
 * @returns    undefined when something is wrong with it; the problems are noted
 */
export function readExpression(
  input: string,
  role: string,
  kind: ParameterKind,
  place: Place,
  context: FormulaContext,
  use: FormulaUse = 'value',
): Expression | undefined {
  const calculation = readCalculation(input, role, place, context, use);
  if (!calculation) return undefined;
  const wanted = dimensionOfKind(kind);
  if (!isSameDimension(calculation.dimension, wanted)) {
    const rule = `a ${role} must be ${describeDimension(wanted)}`;
    const got = `${describeDimension(calculation.dimension)} from ${input}`;
    const isRate = isSameDimension(calculation.dimension, dimensionOfKind('rate'));
    const remedy =
      role === 'probability' && isRate
        ? ' (write the flow as a `rate`, or the probability of a month as 1 - exp(-rate * 1 month))'
        : '';
    const message = `${rule}; got ${got}${remedy}`;
    context.problems.error(place, 'scenario/dimension', message, input);
    return undefined;
  }
  return calculation.expression;
}

/** Reads an expression of any unit; see {@link readExpression}. */
export function readCalculation(
  input: string,
  role: string,
  place: Place,
  { kinds, names, tables = new Map(), tableNames = [], problems }: FormulaContext,
  use: FormulaUse,
): Calculation | undefined {
  const isRow = use === 'row';
  const expression = problems.attempt(place, () =>
    parseExpression(input, role, names, {
      tables: isRow ? [] : tableNames,
      suggest: (name, known) =>
        tableNames.includes(name)
          ? ` (${name} is a table, which no row of a table can use; a parameter or flow can)`
          : problems.suggest(name, known),
    }),
  );
  // A parameter or table whose declaration is faulty has been reported there.
  if (!expression || !parametersOf(expression).every((name) => kinds.has(name))) return undefined;
  if (!tablesOf(expression).every((name) => tables.has(name))) return undefined;
  const refusal = refusalOf(inputKindsOf(expression, tables), use, role);
  if (refusal !== undefined) {
    problems.error(place, 'scenario/formula-input', `${refusal}; got ${input}`, input);
    return undefined;
  }
  const ofTables = [...tables].map(([name, { kind }]) => [name, kind] as const);
  const known = new Map([...kinds, ...ofTables]);
  const dimension = problems.attempt(place, () => dimensionOf(expression, known, role));
  return dimension && { expression, dimension };
}

/** Reads one fixed number. */
export function readFixed(
  input: string | number,
  kind: ParameterKind,
  place: Place,
  problems: ProblemList,
): Expression | undefined {
  const quantity = problems.attempt(place, () => parsePhrase(input, kind));
  if (!quantity) return undefined;
  if (quantity.kind === 'fixed') return { kind: 'number', value: quantity.value };
  const message = `one fixed number or an expression must stand here; got ${input} (make it the value of a parameter and write the parameter’s name here)`;
  problems.error(place, 'scenario/uncertain-flow', message, input);
  return undefined;
}

/** Whether a text is an expression: `1-convicted` begins like a phrase, but no phrase holds a known name. */
export function isExpression(
  input: string | number,
  kind: ParameterKind,
  { names, tableNames = [] }: FormulaContext,
): input is string {
  if (typeof input === 'number' || isPhrase(input, kind)) return false;
  if (LOOKS_LIKE_EXPRESSION.test(input)) return true;
  const words: readonly string[] = input.match(/[a-z][a-z0-9-]*/g) ?? [];
  return words.some((word) => names.includes(word) || tableNames.includes(word));
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

/** A formula without names must lie in its range; any other is known only in a run. */
function isConstantInRange(
  expression: Expression,
  { name, kind }: FormulaRole,
  place: Place,
  problems: ProblemList,
): boolean {
  const value = constantOf(expression);
  if (value === undefined) return true;
  const least = kind === 'number' ? -Number.MAX_VALUE : 0;
  const most = kind === 'share' ? 1 : Number.MAX_VALUE;
  if (value >= least && value <= most) return true;
  const rule =
    kind === 'share'
      ? 'must be between 0 and 1'
      : kind === 'number'
        ? 'must be finite'
        : 'must be finite and not negative';
  problems.error(place, 'scenario/out-of-range', `a ${name} ${rule}; got ${value}`, value);
  return false;
}
