import type { ParameterKind } from '../evidence/quantity.ts';
import { entryOf, fittingEntries, fittingValue, keysOf } from './fitting.ts';
import { nameSchema, RESERVED_NAMES, textSchema } from './name-schema.ts';
import { inside, keyOf, type Place } from './problem-list.ts';
import type { AssignmentContext } from './read-assignment.ts';
import { readChange } from './read-change.ts';
import { readStocks } from './read-stocks.ts';
import type { Change, Clock, Variant } from './scenario.ts';
import { changeSchema } from './variant-schema.ts';

/** What the variants of a scenario can refer to; a part is undefined when it could not be read. */
export interface VariantContext extends AssignmentContext {
  readonly clock: Clock | undefined;
  readonly model:
    | {
        readonly states: readonly string[];
        readonly parameters: readonly string[];
        /** Kinds of the parameters whose declaration is without fault. */
        readonly kinds: ReadonlyMap<string, ParameterKind>;
      }
    | undefined;
}

/** Resolves the section `variants` of a scenario; what does not fit the schema is left out. */
export function readVariants(
  data: unknown,
  place: Place,
  context: VariantContext,
): readonly Variant[] {
  return keysOf(data)
    .filter((name) => nameSchema.safeParse(name).success)
    .map((name) => readVariant(name, entryOf(data, name), inside(place, name), context));
}

function readVariant(name: string, data: unknown, place: Place, context: VariantContext): Variant {
  const { problems } = context;
  if (RESERVED_NAMES.includes(name)) {
    const remedy = name === 'base' ? 'base is the scenario as it stands' : 'choose another name';
    const message = `a variant cannot be called ${name} (${remedy})`;
    problems.error(keyOf(place), 'scenario/reserved-name', message, name);
  }
  const set = entryOf(data, 'set');
  const stocks = entryOf(data, 'population');
  const sections = [set, stocks, entryOf(data, 'splits')];
  if (sections.every((section) => keysOf(section).length === 0)) {
    const message = 'the variant changes nothing (give it `set`, `splits` or `population`)';
    problems.warn(place, 'scenario/empty-variant', message, name);
  }
  const about = fittingValue(entryOf(data, 'about'), textSchema);
  return {
    name,
    title: fittingValue(entryOf(data, 'title'), textSchema) ?? '',
    ...(about === undefined ? {} : { about }),
    changes: readChanges(set, inside(place, 'set'), context),
    population: readStocks(stocks, inside(place, 'population'), context.model?.states, context),
    inflows: [],
    flowChanges: [],
    combines: [],
  };
}

function readChanges(data: unknown, place: Place, context: VariantContext): readonly Change[] {
  const { model, problems, clock } = context;
  if (!model) return [];
  const changes: Change[] = [];
  for (const [name, input] of fittingEntries(data, nameSchema, changeSchema)) {
    const at = inside(place, name);
    const kind = model.kinds.get(name);
    if (!model.parameters.includes(name)) {
      const message = `the model has no parameter called ${name}${problems.suggest(name, model.parameters)}`;
      problems.error(keyOf(at), 'scenario/unknown-parameter', message, name);
    } else if (kind) {
      const change = readChange(input, { name, kind }, at, clock, context);
      if (change) changes.push(change);
    }
  }
  return changes;
}
