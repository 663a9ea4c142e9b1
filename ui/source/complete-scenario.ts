import type { JsonSchema } from '../../engine/index.ts';

/** Names that a scenario can refer to. */
export interface ScenarioNames {
  readonly parameters: readonly string[];
  readonly states: readonly string[];
  readonly outcomes: readonly string[];
  readonly groups: readonly string[];
  readonly variants: readonly string[];
  readonly claims: readonly { readonly id: string; readonly says: string }[];
}

/** What may be written at a place of a scenario's text. */
export interface Completion {
  readonly label: string;
  /** What it means, in the words of the schema or of the source. */
  readonly info?: string;
  readonly isKey: boolean;
}

/** Where in a text the cursor is: keys from the root, and whether a key or a value stands there. */
export interface YamlPlace {
  readonly path: readonly string[];
  readonly isKey: boolean;
  /** Start of the word that is being written. */
  readonly from: number;
}

/**
 * Finds the place of a cursor in a YAML text that need not be whole: by indentation of the lines before it and
 * the brackets on its own line. An item of a list has the path of the list.
 */
export function yamlPlace(text: string, offset: number): YamlPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(line.replace(/"[^"]*"|'[^']*'/g, ''))) return undefined;
  const path = parentsOf(text.slice(0, lineStart), indentOf(line), /^\s*-/.test(line));
  const word = /[\w-]*$/.exec(line)?.[0] ?? '';
  const from = offset - (/^\s*-$/.test(line) ? 0 : word.length);
  const open: { readonly path: readonly string[]; readonly isList: boolean }[] = [
    { path, isList: /^\s*-/.test(line) },
  ];
  let key: string | undefined;
  const tokens = line.slice(0, line.length - word.length).matchAll(/([\w-]+):(?=\s|$)|[{}[\],]/g);
  for (const [token, name] of tokens) {
    const inner = open.at(-1) ?? { path, isList: false };
    if (name !== undefined) key = name;
    else if (token === '{' || token === '[') {
      open.push({
        path: key === undefined ? inner.path : [...inner.path, key],
        isList: token === '[',
      });
      key = undefined;
    } else {
      if (token !== ',' && open.length > 1) open.pop();
      key = undefined;
    }
  }
  const inner = open.at(-1) ?? { path, isList: false };
  if (key !== undefined) return { path: [...inner.path, key], isKey: false, from };
  return { path: inner.path, isKey: !inner.isList, from };
}

/** What the schema and the scenario's own names allow at a place. */
export function completionsAt(
  { path, isKey }: YamlPlace,
  schema: JsonSchema,
  names: ScenarioNames,
): readonly Completion[] {
  const schemas = path.reduce<readonly unknown[]>(
    (all, key) => all.flatMap((each) => inside(each, key)),
    branches(schema),
  );
  const found = isKey
    ? [...schemas.flatMap(keysOf), ...namedKeys(path, names)]
    : [...schemas.flatMap(valuesOf), ...namedValues(path, names)];
  return [...new Map(found.map((each) => [each.label, each])).values()];
}

/** Sections whose keys are names of the model. */
function namedKeys(path: readonly string[], names: ScenarioNames): readonly Completion[] {
  const last = path.at(-1);
  if (last === 'parameters' || last === 'set') return toCompletions(names.parameters, true);
  if (last === 'population' || last === 'inflow') return toCompletions(names.states, true);
  if (last === 'groups' && path[0] === 'variants') return toCompletions(names.groups, true);
  return [];
}

/** Values that refer to something by name. */
function namedValues(path: readonly string[], names: ScenarioNames): readonly Completion[] {
  const last = path.at(-1);
  if (last === 'evidence' && path.length > 1) {
    return names.claims.map(({ id, says }) => ({ label: id, info: says, isKey: false }));
  }
  if (last === 'outcomes' && path.length === 1) return toCompletions(names.outcomes, false);
  if (last === 'combines') return toCompletions(names.variants, false);
  if (last === 'between') return toCompletions(names.parameters, false);
  const isFlow = path.includes('flows');
  if (isFlow && (last === 'from' || last === 'to')) return toCompletions(names.states, false);
  return last === 'outcome' ? toCompletions(names.outcomes, false) : [];
}

function toCompletions(labels: readonly string[], isKey: boolean): readonly Completion[] {
  return labels.map((label) => ({ label, isKey }));
}

/** A schema and everything it may be instead. */
function branches(schema: unknown): readonly unknown[] {
  const either = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => listAt(schema, key));
  const items = valueAt(schema, 'items');
  const all = items === undefined ? either : [...either, items];
  return [schema, ...all.flatMap(branches)];
}

function inside(schema: unknown, key: string): readonly unknown[] {
  const own = valueAt(valueAt(schema, 'properties'), key);
  const next = own ?? valueAt(schema, 'additionalProperties');
  return typeof next === 'object' && next !== null ? branches(next) : [];
}

function keysOf(schema: unknown): readonly Completion[] {
  const properties = valueAt(schema, 'properties');
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).map(([label, its]) => {
    const info = valueAt(its, 'description');
    return { label, isKey: true, ...(typeof info === 'string' ? { info } : {}) };
  });
}

function valuesOf(schema: unknown): readonly Completion[] {
  const stated = valueAt(schema, 'const');
  const values = [...listAt(schema, 'enum'), ...(stated === undefined ? [] : [stated])];
  return values.map((value) => ({ label: String(value), isKey: false }));
}

function parentsOf(before: string, indent: number, isItem: boolean): readonly string[] {
  const path: string[] = [];
  // an item may stand as deep as the key of its list
  let limit = isItem ? indent + 1 : indent;
  for (const line of before.split('\n').reverse()) {
    const [, space = '', dash = '', key] = /^(\s*)(- +)?([\w-]+):/.exec(line) ?? [];
    if (key === undefined) continue;
    const depth = space.length + dash.length;
    if (depth >= limit) continue;
    path.unshift(key);
    limit = dash === '' ? depth : space.length + 1;
  }
  return path;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

function valueAt(data: unknown, key: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined;
  return (data as Record<string, unknown>)[key]; // an object, and it has the key
}

function listAt(data: unknown, key: string): readonly unknown[] {
  const list = valueAt(data, key);
  return Array.isArray(list) ? list : [];
}
