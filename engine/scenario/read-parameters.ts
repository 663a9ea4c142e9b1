import { assignmentSchema } from './assignment-schema.ts';
import { entryOf, fittingEntries, keysOf } from './fitting.ts';
import { nameSchema } from './name-schema.ts';
import { createProblemList, inside, keyOf, type Place } from './problem-list.ts';
import { readAssignment, type AssignmentContext } from './read-assignment.ts';
import { definitionIn, readDefinition } from './read-definition.ts';
import { parametersOfFlow, type ReadModel } from './read-model.ts';
import type { ReadSplits } from './read-splits.ts';
import { resolveDefinitions } from './resolve-definitions.ts';
import type { AssignmentInput } from './assignment-schema.ts';
import type { Assignment, Parameter } from './scenario.ts';

/**
 * Gives every parameter of the model its value: that of a split, the scenario's, else the model's own.
 * A value may be an expression over other parameters.
 *
 * The model's own value is checked even where the scenario replaces it, but only then warned of when
 * it stands.
 *
 * @param data  section `parameters` of the scenario
 * @param place where that section stands
 * @param splits parameters that are parts of a total
 * @returns     the parameters that have a value, in the model's order
 */
export function readParameters(
  data: unknown,
  place: Place,
  model: ReadModel,
  splits: ReadSplits,
  context: AssignmentContext,
): readonly Parameter[] {
  const { problems } = context;
  for (const name of keysOf(data)) {
    if (model.names.parameters.includes(name) || !nameSchema.safeParse(name).success) continue;
    const message = `the model has no parameter called ${name}${problems.suggest(name, model.names.parameters)}`;
    problems.error(keyOf(inside(place, name)), 'scenario/unknown-parameter', message, name);
  }
  const given = new Map(fittingEntries(data, nameSchema, assignmentSchema));
  const parameters: Parameter[] = [];
  const kinds = new Map(model.parameters.map(({ name, kind }) => [name, kind]));
  const names = model.names.parameters;
  const places = new Map<string, Place>();
  const valueOf = (
    input: AssignmentInput,
    { name, kind }: Pick<Parameter, 'name' | 'kind'>,
    at: Place,
    own: AssignmentContext,
  ): Assignment | undefined => {
    const text = definitionIn(input, kind, names);
    if (text === undefined) return readAssignment(input, kind, at, own);
    const formulas = { names, kinds, problems: own.problems };
    const definition = readDefinition(input, text, kind, at, formulas);
    if (!definition) return undefined;
    places.set(name, at);
    const quantity = { kind: 'fixed', value: 0 } as const; // until all parameters are known
    return { quantity, ...definition, weight: 1, at: at.document.positionOf(at.path, 'value') };
  };
  for (const { value, ...declared } of model.parameters) {
    const { name, kind } = declared;
    const part = splits.values.get(name);
    if (part) parameters.push({ ...declared, ...part, setBy: 'scenario' });
    if (splits.names.has(name)) continue;
    const isGiven = entryOf(data, name) !== undefined;
    const own = createProblemList();
    const at: Place = { document: model.document, path: ['parameters', name, 'value'] };
    const fallback =
      value === undefined ? undefined : valueOf(value, declared, at, { ...context, problems: own });
    problems.take(own.sorted([]).filter(({ severity }) => severity === 'error' || !isGiven));
    const input = given.get(name);
    if (input !== undefined) {
      const assignment = valueOf(input, declared, inside(place, name), context);
      if (assignment) parameters.push({ ...declared, assignment, setBy: 'scenario' });
    } else if (fallback && !isGiven) {
      parameters.push({ ...declared, assignment: fallback, setBy: 'model' });
    } else if (value === undefined && !isGiven) {
      const message = `the model leaves the value of ${name} to the scenario, which gives none (add it here; it is a ${kind}: ${declared.label})`;
      problems.error(keyOf(place), 'scenario/no-value', message, name);
    }
  }
  const used = model.pathway.flows.flatMap(parametersOfFlow);
  return resolveDefinitions(parameters, places, used, problems);
}
