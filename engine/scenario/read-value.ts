import type { ParameterKind } from '../evidence/quantity.ts';
import type { AssignmentInput } from './assignment-schema.ts';
import type { Place } from './problem-list.ts';
import { readAssignment, type AssignmentContext } from './read-assignment.ts';
import { definitionIn, readDefinition } from './read-definition.ts';
import type { FormulaContext } from './read-formula.ts';
import type { Assignment } from './scenario.ts';

/** Stands for what is calculated until all that it is made of is known. */
const UNKNOWN = { kind: 'fixed', value: 0 } as const;

/**
 * Resolves a value that may be calculated: a phrase, a claim, several claims, or an expression over parameters
 * and tables.
 *
 * @returns undefined when something is wrong with it; the problems are noted. The quantity of what is
 *          calculated is for the caller to fill in
 */
export function readValue(
  input: AssignmentInput,
  kind: ParameterKind,
  place: Place,
  formulas: FormulaContext,
  context: AssignmentContext,
): Assignment | undefined {
  const text = definitionIn(input, kind, formulas);
  if (text === undefined) return readAssignment(input, kind, place, context);
  const { problems } = context;
  const definition = readDefinition(input, text, kind, place, { ...formulas, problems });
  const at = place.document.positionOf(place.path, 'value');
  return definition && { quantity: UNKNOWN, ...definition, weight: 1, at };
}
