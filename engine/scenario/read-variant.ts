import type { IndexedFlow } from './check-exits.ts';
import { entryOf, fittingEntries, fittingValue, keysOf } from './fitting.ts';
import { nameSchema, RESERVED_NAMES, textSchema } from './name-schema.ts';
import type { People } from './people-context.ts';
import { inside, keyOf, type Place } from './problem-list.ts';
import { readChange } from './read-change.ts';
import { readFlowChanges } from './read-flow-changes.ts';
import { readPeople, refusePeopleBesideGroups } from './read-people.ts';
import type { Change, Variant } from './scenario.ts';
import type { VariantContext } from './variant-context.ts';
import { changeSchema, variantSchema } from './variant-schema.ts';

/** What the section `variants` gives. */
export interface ReadVariants {
  readonly variants: readonly Variant[];
  /** The flows that they add, with their places. */
  readonly added: readonly IndexedFlow[];
}

/** Keys of a variant that change something. */
const CHANGING = ['set', 'splits', 'population', 'inflow', 'groups', 'flows', 'combines'] as const;

/**
 * Resolves the section `variants` of a scenario; what does not fit the schema is left out. Each has its own
 * changes only: see `combineVariants`.
 */
export function readVariants(data: unknown, place: Place, context: VariantContext): ReadVariants {
  const read = keysOf(data)
    .filter((name) => nameSchema.safeParse(name).success)
    .map((name) => readVariant(name, entryOf(data, name), inside(place, name), context));
  return {
    variants: read.map(({ variant }) => variant),
    added: read.flatMap(({ added }) => added),
  };
}

function readVariant(
  name: string,
  data: unknown,
  place: Place,
  context: VariantContext,
): { readonly variant: Variant; readonly added: readonly IndexedFlow[] } {
  const { problems, groups, base } = context;
  if (RESERVED_NAMES.includes(name)) {
    const remedy = name === 'base' ? 'base is the scenario as it stands' : 'choose another name';
    const message = `a variant cannot be called ${name} (${remedy})`;
    problems.error(keyOf(place), 'scenario/reserved-name', message, name);
  }
  if (CHANGING.every((key) => isEmpty(entryOf(data, key)))) {
    const message = `the variant changes nothing (give it ${CHANGING.map((key) => `\`${key}\``).join(', ')})`;
    problems.warn(place, 'scenario/empty-variant', message, name);
  }
  if (groups.length > 0) refusePeopleBesideGroups(data, place, groups, context);
  const about = fittingValue(entryOf(data, 'about'), textSchema);
  const all = readPeople(data, place, { base }, context);
  const ofGroups = readGroupChanges(entryOf(data, 'groups'), inside(place, 'groups'), context);
  const flows = readFlowChanges(entryOf(data, 'flows'), inside(place, 'flows'), context);
  const variant: Variant = {
    name,
    title: fittingValue(entryOf(data, 'title'), textSchema) ?? '',
    ...(about === undefined ? {} : { about }),
    changes: [
      ...readChanges(entryOf(data, 'set'), inside(place, 'set'), undefined, context),
      ...ofGroups.flatMap(({ changes }) => changes),
    ],
    population: [...all.population, ...ofGroups.flatMap(({ population }) => population)],
    inflows: [...all.inflows, ...ofGroups.flatMap(({ inflows }) => inflows)],
    flowChanges: flows.flowChanges,
    combines: fittingValue(entryOf(data, 'combines'), variantSchema.shape.combines) ?? [],
  };
  return { variant, added: flows.added };
}

function isEmpty(section: unknown): boolean {
  return Array.isArray(section) ? section.length === 0 : keysOf(section).length === 0;
}

function readGroupChanges(
  data: unknown,
  place: Place,
  context: VariantContext,
): readonly (People & Pick<Variant, 'changes'>)[] {
  const { groups, base, model, problems } = context;
  return keysOf(data).flatMap((group) => {
    const at = inside(place, group);
    if (!nameSchema.safeParse(group).success || !model) return [];
    if (!groups.includes(group)) {
      const none = groups.length === 0 ? ', as it has no groups' : '';
      const message = `the scenario has no group called ${group}${none}${problems.suggest(group, groups)}`;
      problems.error(keyOf(at), 'scenario/unknown-group', message, group);
      return [];
    }
    const section = entryOf(data, group);
    const people = readPeople(section, at, { group, base }, context);
    const set = inside(at, 'set');
    return [{ changes: readChanges(entryOf(section, 'set'), set, group, context), ...people }];
  });
}

function readChanges(
  data: unknown,
  place: Place,
  group: string | undefined,
  context: VariantContext,
): readonly Change[] {
  const { model, problems, clock } = context;
  if (!model) return [];
  const changes: Change[] = [];
  for (const [name, input] of fittingEntries(data, nameSchema, changeSchema)) {
    const at = inside(place, name);
    const kind = model.flowContext.kinds.get(name);
    const { parameters } = model.names;
    if (!parameters.includes(name)) {
      const message = `the model has no parameter called ${name}${problems.suggest(name, parameters)}`;
      problems.error(keyOf(at), 'scenario/unknown-parameter', message, name);
    } else if (kind) {
      const change = readChange(input, { name, kind }, at, clock, context);
      if (change) changes.push(group === undefined ? change : { ...change, group });
    }
  }
  return changes;
}
