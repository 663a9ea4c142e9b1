import { suggestName } from '../document/nearest-name.ts';
import { BaserateError } from '../errors/baserate-error.ts';
import { parsePhrase } from '../evidence/phrase.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import type { AssignmentInput } from './assignment-schema.ts';
import { VARIABLES } from './expression.ts';
import { inside, type Place } from './problem-list.ts';
import { readExpression, type FormulaContext } from './read-formula.ts';
import type { Expression } from './scenario.ts';

/** A parameter that is calculated from others. */
export interface Definition {
  readonly expression: Expression;
  readonly text: string;
}

/** Signs that only an expression has: operators, and calls. */
const CALCULATES = /[*/+<>]|\s-\s|\b(?:min|max|odds|logit|logistic|exp|log|pow|if)\s*\(/;

/**
 * The expression that a value is, as text; undefined when it is a phrase or evidence. A phrase comes
 * first: what can be read as a number is one.
 *
 * @param formulas what an expression could use
 */
export function definitionIn(
  input: AssignmentInput,
  kind: ParameterKind,
  { names: parameters, tableNames = [] }: Pick<FormulaContext, 'names' | 'tableNames'>,
): string | undefined {
  const names = [...parameters, ...tableNames, ...VARIABLES];
  const text = typeof input === 'object' ? input.value : input;
  if (typeof text !== 'string' || isPhrase(text, kind)) return undefined;
  const words = text.match(/[a-z][a-z0-9-]*/g) ?? [];
  // `54/400` would be a share without any doubt; as a phrase it is told to be written `54 of 400`
  if (words.length === 0) return undefined;
  if (words.some((word) => names.includes(word)) || CALCULATES.test(text)) return text;
  const isMisspelt = words[0] === text.trim() && suggestName(words[0], names) !== '';
  return isMisspelt ? text : undefined;
}

/** Reads the expression that defines a parameter; problems are noted. */
export function readDefinition(
  input: AssignmentInput,
  text: string,
  kind: ParameterKind,
  place: Place,
  context: FormulaContext,
): Definition | undefined {
  const { problems } = context;
  if (kind === 'sojourn') {
    const message = `a sojourn differs from person to person and cannot be calculated; got ${text} (calculate the median: \`after: { median: …, sigma: … }\`)`;
    problems.error(place, 'scenario/definition', message, text);
    return undefined;
  }
  const at = typeof input === 'object' ? inside(place, 'value') : place;
  const extra = typeof input === 'object' && Object.keys(input).find((key) => key !== 'value');
  if (typeof extra === 'string') {
    const message = `an expression stands alone; got it with ${extra} (give that to the parameters it is made of)`;
    problems.error(inside(place, extra), 'scenario/definition', message, extra);
    return undefined;
  }
  const expression = readExpression(text, kind, kind, at, context);
  return expression && { expression, text: text.trim() };
}

function isPhrase(text: string, kind: ParameterKind): boolean {
  try {
    parsePhrase(text, kind);
    return true;
  } catch (error) {
    if (error instanceof BaserateError) return false;
    throw error;
  }
}
