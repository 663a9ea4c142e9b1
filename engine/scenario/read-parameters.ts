import { assignmentSchema } from './assignment-schema.ts';
import { entryOf, fittingEntries, fittingValue, keysOf } from './fitting.ts';
import { nameSchema } from './name-schema.ts';
import { createProblemList, inside, keyOf, type Place } from './problem-list.ts';
import type { AssignmentContext } from './assignment-context.ts';
import { namesInFormulas } from './pathway-formula.ts';
import type { ReadModel } from './read-model.ts';
import type { ReadSplits } from './read-splits.ts';
import { readValue } from './read-value.ts';
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
 * @param groups section `groups`, in which every group may have a value of its own
 * @param splits parameters that are parts of a total
 * @returns     the parameters that have a value, in the model's order
 */
export function readParameters(
  data: unknown,
  place: Place,
  groups: unknown,
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
  const places = new Map<string, Place>();
  const valueOf = (
    input: AssignmentInput,
    { name, kind }: Pick<Parameter, 'name' | 'kind'>,
    at: Place,
    own: AssignmentContext,
  ): Assignment | undefined => {
    const assignment = readValue(input, kind, at, model.flowContext, own);
    if (assignment?.expression) places.set(name, at);
    return assignment;
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
    const isOpen = !isGiven && value === undefined;
    const ofGroup = isOpen ? firstOfEveryGroup(groups, name) : undefined;
    if (ofGroup) {
      const where = { ...place, path: ['groups', ofGroup.group, 'parameters', name] };
      const silent = { ...context, problems: createProblemList() }; // told where the group is read
      const assignment = readValue(ofGroup.input, declared.kind, where, model.flowContext, silent);
      if (assignment) {
        parameters.push({ ...declared, assignment, setBy: 'scenario', isByGroup: true });
      }
    } else if (input !== undefined) {
      const assignment = valueOf(input, declared, inside(place, name), context);
      if (assignment) parameters.push({ ...declared, assignment, setBy: 'scenario' });
    } else if (fallback && !isGiven) {
      parameters.push({ ...declared, assignment: fallback, setBy: 'model' });
    } else if (isOpen) {
      const message = `the model leaves the value of ${name} to the scenario, which gives none (add it here; it is a ${kind}: ${declared.label})`;
      problems.error(keyOf(place), 'scenario/no-value', message, name);
    }
  }
  const used = namesInFormulas(model.pathway);
  return resolveDefinitions(parameters, model.pathway.tables, places, used, problems);
}

/** The value of the first group, where every group has one. */
function firstOfEveryGroup(
  groups: unknown,
  name: string,
): { readonly group: string; readonly input: AssignmentInput } | undefined {
  const values = keysOf(groups).map((group) => ({
    group,
    value: entryOf(entryOf(entryOf(groups, group), 'parameters'), name),
  }));
  const [first] = values;
  if (!first || values.some(({ value }) => value === undefined)) return undefined;
  const input = fittingValue(first.value, assignmentSchema);
  return input === undefined ? undefined : { group: first.group, input };
}
