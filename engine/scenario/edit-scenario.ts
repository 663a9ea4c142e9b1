import type { DataPath } from '../document/data-path.ts';
import { removeEntry } from '../document/edit-yaml.ts';
import { parseYamlDocument } from '../document/yaml-document.ts';
import { BaserateError } from '../errors/baserate-error.ts';
import { parsePhrase } from '../evidence/phrase.ts';
import { assumptionPath } from './assumption-path.ts';
import { inFlow, matchKeys, putValue } from './edit-keys.ts';
import { entryOf, keysOf } from './fitting.ts';

/**
 * Edits of a scenario's YAML text, for forms that change one assumption at a time. Each gives back
 * the text with every other byte as it was, comments included, and throws BaserateError when the
 * text is no YAML or has a layout that cannot be edited. Whether the new value makes sense is for
 * `readScenario` to say.
 */

/**
 * Gives a parameter a value (that of a group is called `men/convicted`), whatever form the value had; adds the parameter when the scenario left
 * it to the model. A weight and a prior stay where the new value is a count `x of n` too, as does what says
 * when it is drawn again, so that one edit changes one thing. Of a part of a split the count of that part is set.
 *
 * @param phrase number as people write it, or a value in YAML such as `{ evidence: id }`
 */
export function setParameter(text: string, name: string, phrase: string): string {
  const part = partPath(text, name);
  if (part) return putValue(text, part, inFlowMap(phrase));
  return setAssignment(text, assumptionPath('parameter', name), phrase);
}

/** Gives a parameter the value it has in another text of the scenario, or none if it has none there. */
export function resetParameter(text: string, original: string, name: string): string {
  const [before, now] = [partPath(original, name), partPath(text, name)];
  if (before && now) {
    const range = parseYamlDocument('the original', original).rangeOf(before);
    return range ? putValue(text, now, original.slice(range[0], range[1]).trim()) : text;
  }
  return resetEntry(text, original, assumptionPath('parameter', name));
}

/**
 * Sets how many people start in a state (of a group: `men/abroad`); adds the state when nobody did. How long
 * ago they entered stays.
 */
export function setPopulation(text: string, name: string, phrase: string): string {
  return setAssignment(text, assumptionPath('population', name), phrase);
}

/** Gives a state the people it has in another text of the scenario, or none if it has none there. */
export function resetPopulation(text: string, original: string, name: string): string {
  return resetEntry(text, original, assumptionPath('population', name));
}

/**
 * Sets how many people come into a state (`inflow/abroad`, of a group `men/inflow/abroad`); adds the state when
 * nobody did. Law and time of their coming stay; a series becomes a rate.
 */
export function setInflow(text: string, name: string, phrase: string): string {
  return setAssignment(text, assumptionPath('inflow', name), phrase);
}

/** Gives a state the inflow it has in another text of the scenario, or none if it has none there. */
export function resetInflow(text: string, original: string, name: string): string {
  return resetEntry(text, original, assumptionPath('inflow', name));
}

/** Keys of a value that say something besides its number, and stay when the number changes. */
const LASTING = ['redrawn', 'entered', 'law', 'enters'];

function setAssignment(text: string, path: DataPath, phrase: string): string {
  const { data } = parseYamlDocument('the scenario', text);
  const old = valueAt(data, path);
  // the weights of several claims and their rule end with them, as the law of a series does
  const ending = [
    ...(entryOf(old, 'combine') === undefined && isProportion(phrase) ? [] : ['weight', 'prior']),
    ...(entryOf(old, 'series') === undefined ? [] : ['law']),
  ];
  const kept = keysOf(old).filter(
    (key) => ['weight', 'prior', ...LASTING].includes(key) && !ending.includes(key),
  );
  if (kept.length === 0) return putValue(text, path, inYaml(phrase));
  const others = keysOf(old).filter((key) => !kept.includes(key));
  if (others.join() === 'value') return putValue(text, [...path, 'value'], inFlowMap(phrase));
  const rest = kept.map((key) => `${key}: ${inFlow(entryOf(old, key))}`);
  // evidence in place of a number, as a map of its own
  const own = /^\{\s*([^]*?)\s*\}$/.exec(phrase.trim())?.[1] ?? `value: ${inFlowMap(phrase)}`;
  return putValue(text, path, `{ ${own}, ${rest.join(', ')} }`);
}

/** A phrase with a colon or a comma, such as a mixture, is quoted; a value in YAML stays as it is. */
function inYaml(phrase: string): string {
  return /^[a-z].*[:,#(]/is.test(phrase.trim()) ? JSON.stringify(phrase.trim()) : phrase;
}

/** Path of a parameter that is a part of a split; undefined when it is none. */
function partPath(text: string, name: string): DataPath | undefined {
  const splits = entryOf(parseYamlDocument('the scenario', text).data, 'splits');
  const split = keysOf(splits).find((its) =>
    keysOf(entryOf(entryOf(splits, its), 'parts')).includes(name),
  );
  return split === undefined ? undefined : ['splits', split, 'parts', name];
}

/** A phrase that may stand between braces; a value in YAML stays as it is. */
function inFlowMap(phrase: string): string {
  const trimmed = phrase.trim();
  return /^[\w .%]+$/.test(trimmed) || trimmed.startsWith('{') ? trimmed : JSON.stringify(trimmed);
}

function isProportion(phrase: string): boolean {
  try {
    return parsePhrase(phrase, 'share').kind === 'proportion';
  } catch (error) {
    if (error instanceof BaserateError) return false;
    throw error;
  }
}

function resetEntry(text: string, original: string, path: DataPath): string {
  const document = parseYamlDocument('the original', original);
  const { data } = parseYamlDocument('the scenario', text);
  const range = document.rangeOf(path);
  if (range) {
    const written = original.slice(range[0], range[1]).trim();
    if (!/[\r\n]/.test(written)) return putValue(text, path, written);
    const value = valueAt(document.data, path);
    const isMap = [value, valueAt(data, path)].every((its) => keysOf(its).length > 0);
    return isMap ? matchKeys(text, path, value) : putValue(text, path, inOneLine(value));
  }
  const section = path.slice(0, -1);
  const entries = keysOf(valueAt(data, section));
  if (!entries.includes(String(path.at(-1)))) return text;
  const isSectionNew = valueAt(document.data, section) === undefined;
  return removeEntry(text, entries.length === 1 && isSectionNew ? section : path);
}

/** What stands at a path of names; undefined where nothing does. */
function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce((value, key) => entryOf(value, String(key)), data);
}

/** A value that stood on several lines, as JSON, which YAML reads too. */
function inOneLine(value: unknown): string {
  return JSON.stringify(value);
}
