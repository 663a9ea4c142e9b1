import type { DataPath } from '../document/data-path.ts';
import { appendItem, insertEntry, removeEntry, replaceValue } from '../document/edit-yaml.ts';
import { parseYamlDocument } from '../document/yaml-document.ts';
import { fail } from '../errors/baserate-error.ts';
import type { AssignmentMap } from './assignment-schema.ts';
import { assumptionPath } from './assumption-path.ts';
import { entryOf, keysOf } from './fitting.ts';
import type { SplitInput } from './split-schema.ts';

/** Keys of a value and what they are to be; `undefined` takes a key away, one left out stays. */
export type ValueKeys = {
  readonly [Key in keyof AssignmentMap]?: AssignmentMap[Key] | undefined;
} & {
  /** How long ago people at the start entered their state. */
  readonly entered?: string | undefined;
};

/** The same of a split: how its table is read. */
export type SplitKeys = {
  readonly [Key in 'prior' | 'weight']?: SplitInput[Key] | undefined;
};

/**
 * Sets several keys of a value at once, of a parameter, of people at the start or of people who come in,
 * such as its claims and how they are combined. It is named as a page names it: `men/convicted`, `inflow/abroad`. A bare phrase becomes a map, a value that the scenario left to the model is added, and
 * a list of claims keeps its layout where claims only come or go.
 *
 * @returns the text with every other byte as it was, comments included. Whether the new value makes
 *          sense is for `readScenario` to say
 * @throws  BaserateError when the text is no YAML or has a layout that cannot be edited
 * @example setValueKeys('parameters: { attack: 0 of 103 }', 'parameters', 'attack', { prior: 'uniform' })
 *          // 'parameters: { attack: { value: 0 of 103, prior: uniform } }'
 */
export function setValueKeys(
  text: string,
  section: 'parameters' | 'population' | 'inflow',
  name: string,
  keys: ValueKeys,
): string {
  const path = assumptionPath(section === 'parameters' ? 'parameter' : section, name);
  const old = dataAt(text, path);
  if (typeof old === 'object' && old !== null) return setKeys(text, path, keys);
  const isReplaced = old === undefined || 'value' in keys || 'evidence' in keys;
  const value = inFlow(isReplaced ? keys : { value: old, ...keys });
  return putValue(text, path, value);
}

/**
 * Sets how the table of a split is read: its prior and its weight; otherwise as {@link setValueKeys}.
 *
 * @throws `scenario/no-value` when there is no such split
 */
export function setSplitKeys(text: string, split: string, keys: SplitKeys): string {
  if (dataAt(text, ['splits', split]) === undefined) {
    const message = `the scenario has no split called ${split} (name one of its splits)`;
    throw fail('scenario/no-value', `splits.${split}`, message, split);
  }
  return setKeys(text, ['splits', split], keys);
}

/** Gives a split the prior and the weight it has in another text of the scenario. */
export function resetSplitKeys(text: string, original: string, split: string): string {
  const before = dataAt(original, ['splits', split]);
  if (before === undefined || dataAt(text, ['splits', split]) === undefined) return text;
  const keys = { prior: entryOf(before, 'prior'), weight: entryOf(before, 'weight') };
  return setKeys(text, ['splits', split], keys);
}

/** Gives the mapping at a path the keys of another and no others, so that what they share keeps its layout. */
export function matchKeys(text: string, path: DataPath, wanted: unknown): string {
  const mine = keysOf(dataAt(text, path)).map((key) => [key, undefined] as const);
  const others = keysOf(wanted).map((key) => [key, entryOf(wanted, key)] as const);
  return setKeys(text, path, Object.fromEntries([...mine, ...others]));
}

/** Replaces the value at a path, or adds it to its mapping. */
export function putValue(text: string, path: DataPath, value: string): string {
  const document = parseYamlDocument('the scenario', text);
  if (document.placeOf(path)) return replaceValue(text, path, value);
  return insertEntry(text, path.slice(0, -1), String(path.at(-1)), value);
}

/** Plain data in one line of YAML: words, phrases and ids bare, other text as JSON. */
export function inFlow(data: unknown): string {
  if (typeof data === 'string') {
    const isBare = /^\w[\w .%-]*$/.test(data) && !/^(?:true|false|null)$/i.test(data);
    return isBare ? data : JSON.stringify(data);
  }
  if (Array.isArray(data)) return `[${data.map(inFlow).join(', ')}]`;
  if (typeof data !== 'object' || data === null) return String(data);
  const entries = keysOf(data).flatMap((key) => {
    const value = entryOf(data, key);
    return value === undefined ? [] : [`${key}: ${inFlow(value)}`];
  });
  return `{ ${entries.join(', ')} }`;
}

function setKeys(text: string, path: DataPath, keys: object): string {
  const names = keysOf(keys);
  const isSet = (key: string) => entryOf(keys, key) !== undefined;
  // what is new comes first, so that no mapping is empty on the way
  const ordered = [...names.filter(isSet), ...names.filter((key) => !isSet(key))];
  return ordered.reduce((edited, key) => {
    const [at, value] = [[...path, key], entryOf(keys, key)];
    const old = dataAt(edited, at);
    if (value === undefined) return old === undefined ? edited : removeEntry(edited, at);
    if (Array.isArray(old) && Array.isArray(value)) return setItems(edited, at, old, value);
    return putValue(edited, at, inFlow(value));
  }, text);
}

/** Takes items away and adds others behind, where that makes the one list of the other. */
function setItems(
  text: string,
  path: DataPath,
  old: readonly unknown[],
  wanted: readonly unknown[],
): string {
  const kept = old.filter((item) => wanted.includes(item));
  const isExtended = kept.length > 0 && kept.every((item, i) => item === wanted[i]);
  if (!isExtended) return putValue(text, path, inFlow(wanted));
  const shorter = old.reduceRight<string>(
    (edited, item, i) => (wanted.includes(item) ? edited : removeEntry(edited, [...path, i])),
    text,
  );
  return wanted
    .slice(kept.length)
    .reduce<string>((edited, item) => appendItem(edited, path, inFlow(item)), shorter);
}

/** What stands at a path of a scenario's text; undefined where nothing does. */
export function dataAt(text: string, path: DataPath): unknown {
  const { data } = parseYamlDocument('the scenario', text);
  return path.reduce<unknown>((inner, key) => entryOf(inner, String(key)), data);
}
