import { parsePhrase } from '../evidence/phrase.ts';
import { assignmentSchema } from './assignment-schema.ts';
import { entryOf, fittingEntries, fittingValue, keysOf } from './fitting.ts';
import { nameSchema, RESERVED_NAMES } from './name-schema.ts';
import { meansOf } from './parameter-mean.ts';
import type { People, PeopleContext } from './people-context.ts';
import { groupSchema } from './people-schema.ts';
import { inside, keyOf, type Place, type ProblemList } from './problem-list.ts';
import { refusesEach } from './read-assignment.ts';
import { namesInFormulas } from './pathway-formula.ts';
import type { ReadModel } from './read-model.ts';
import { readPeople } from './read-people.ts';
import { readValue } from './read-value.ts';
import { resolveDefinitions } from './resolve-definitions.ts';
import type { Group, Parameter } from './scenario.ts';

/** Most groups of a scenario. */
export const MAX_GROUPS = 64;

/** What the section `groups` gives. */
export interface ReadGroups extends People {
  readonly groups: readonly Group[];
}

/**
 * Resolves the section `groups` of a scenario.
 *
 * @param data       what the file says
 * @param place      where the section stands
 * @param parameters values that all groups share unless they have their own
 */
export function readGroups(
  data: unknown,
  place: Place,
  model: ReadModel,
  parameters: readonly Parameter[],
  context: PeopleContext,
): ReadGroups {
  const { problems } = context;
  const names = keysOf(data).filter((name) => nameSchema.safeParse(name).success);
  if (names.length > MAX_GROUPS) {
    const message = `a scenario can have at most ${MAX_GROUPS} groups; got ${names.length}`;
    problems.error(place, 'scenario/too-many-groups', message, names.length);
    return { groups: [], population: [], inflows: [] };
  }
  if (names.length === 0) refuseNoGroups(place, model, problems);
  const read = names.map((name) => {
    const at = inside(place, name);
    checkName(name, at, model, problems);
    return readGroup(name, entryOf(data, name), at, model, parameters, context);
  });
  return {
    groups: read.map(({ group }) => group),
    population: read.flatMap(({ population }) => population),
    inflows: read.flatMap(({ inflows }) => inflows),
  };
}

/** Notes that a model has flows for some groups only, and a scenario of it no groups. */
function refuseNoGroups(place: Place, model: ReadModel, problems: ProblemList): void {
  const flow = model.pathway.flows.find((its) => its.groups !== undefined);
  if (!flow || model.groups.length === 0) return;
  const names = model.groups.map(({ name }) => name).join(', ');
  const message = `the flow of the model from ${flow.from} to ${flow.to} is for ${flow.groups?.join(', ')}, so a scenario of it must have groups (add \`groups\` with some of ${names})`;
  problems.error(place, 'scenario/no-groups', message);
}

function checkName(name: string, place: Place, model: ReadModel, problems: ProblemList): void {
  // an assumption is called `inflow/abroad`, or `men/abroad` with the name of its group
  if (RESERVED_NAMES.includes(name) || name === 'inflow') {
    const message = `${name} is a word of the format and cannot be the name of a group (choose another)`;
    problems.error(keyOf(place), 'scenario/reserved-name', message, name);
  } else if (model.names.groups.length > 0 && !model.names.groups.includes(name)) {
    const known = model.names.groups;
    const hint = problems.suggest(name, known) || ` (it has ${known.join(', ')})`;
    const message = `the model has no group called ${name}${hint}`;
    problems.error(keyOf(place), 'scenario/unknown-group', message, name);
  }
}

function readGroup(
  name: string,
  data: unknown,
  place: Place,
  model: ReadModel,
  parameters: readonly Parameter[],
  context: PeopleContext,
): People & { readonly group: Group } {
  const { shape } = groupSchema;
  const declared = model.groups.find((its) => its.name === name);
  const label = fittingValue(entryOf(data, 'label'), shape.label) ?? declared?.label ?? name;
  const about = fittingValue(entryOf(data, 'about'), shape.about) ?? declared?.about;
  const ageText = fittingValue(entryOf(data, 'age'), shape.age);
  const age =
    ageText === undefined ? undefined : readAge(ageText, inside(place, 'age'), context.problems);
  const section = entryOf(data, 'parameters');
  const own = readOwnParameters(section, inside(place, 'parameters'), model, parameters, context);
  const merged = parameters.map((parameter) => own.get(parameter.name) ?? parameter);
  const means = meansOf(merged, model.pathway.tables);
  return {
    group: {
      name,
      label,
      ...(about === undefined ? {} : { about }),
      ...(age === undefined ? {} : { age }),
      parameters: [...own.values()].map((its) => ({ name: its.name, assignment: its.assignment })),
    },
    ...readPeople(data, place, { group: name }, { ...context, means }),
  };
}

/** Months; a phrase has no time of 0, which is the age of the newly born. */
function readAge(text: string | number, place: Place, problems: ProblemList): number | undefined {
  if (/^\s*0+(?:\.0*)?(?:\s*(?:days?|weeks?|months?|years?))?\s*$/.test(String(text))) return 0;
  const quantity = problems.attempt(place, () => parsePhrase(text, 'duration'));
  if (!quantity || quantity.kind === 'fixed') return quantity?.value;
  const message = `an age is one number for the whole group; got ${text} (make several groups)`;
  problems.error(place, 'scenario/uncertain-age', message, text);
  return undefined;
}

/** Parameters with a value of their own in the group, by name. */
function readOwnParameters(
  data: unknown,
  place: Place,
  model: ReadModel,
  parameters: readonly Parameter[],
  context: PeopleContext,
): ReadonlyMap<string, Parameter> {
  const { problems } = context;
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const own = new Map<string, Parameter>();
  const places = new Map<string, Place>();
  for (const [name, input] of fittingEntries(data, nameSchema, assignmentSchema)) {
    const at = inside(place, name);
    const { names } = model;
    if (!names.parameters.includes(name)) {
      const message = `the model has no parameter called ${name}${problems.suggest(name, names.parameters)}`;
      problems.error(keyOf(at), 'scenario/unknown-parameter', message, name);
      continue;
    }
    const shared = byName.get(name);
    if (!shared) continue; // faulty, as said there
    const assignment = readValue(input, shared.kind, at, model.flowContext, context);
    if (!assignment || refusesEach(assignment, at, problems)) continue;
    if (assignment.expression) places.set(name, at);
    own.set(name, { ...shared, assignment });
  }
  const merged = parameters.map((parameter) => own.get(parameter.name) ?? parameter);
  const used = namesInFormulas(model.pathway);
  const resolved = resolveDefinitions(merged, model.pathway.tables, places, used, problems);
  return new Map(resolved.filter(({ name }) => own.has(name)).map((its) => [its.name, its]));
}
