// Long because every edit of a variant shares where its changes stand in the file.
import type { DataPath } from '../document/data-path.ts';
import { insertEntry, removeEntry } from '../document/edit-yaml.ts';
import { isSameData } from '../document/edited-data.ts';
import { parseYamlDocument } from '../document/yaml-document.ts';
import { fail } from '../errors/baserate-error.ts';
import { assumptionPath, type AssumptionKind } from './assumption-path.ts';
import { dataAt, inFlow, putValue } from './edit-keys.ts';
import { resetInflow, resetParameter, resetPopulation } from './edit-scenario.ts';
import { entryOf, keysOf } from './fitting.ts';
import { RESERVED_NAMES } from './name-schema.ts';

/**
 * Edits of the variants in a scenario's YAML text. Each gives back the text with every other byte as it was,
 * comments included, and throws BaserateError when the text is no YAML, names no such variant or has a layout
 * that cannot be edited. Whether the scenario makes sense then is for `readScenario` to say.
 */

/** What a change does: a new value (a phrase or a claim), or something to the base value. */
export type ChangeWay = (typeof CHANGE_WAYS)[number];
export const CHANGE_WAYS = ['value', 'evidence', 'times', 'odds', 'add'] as const;

/** One change of a variant as the file writes it. */
export interface WrittenChange {
  readonly kind: AssumptionKind;
  /** As a page names it: `convicted`, `men/convicted`, `inflow/abroad`. */
  readonly name: string;
  /** Undefined where it is written in a way that one phrase does not say, such as several claims. */
  readonly way: ChangeWay | undefined;
  readonly text: string;
  readonly from?: string;
  readonly until?: string;
  readonly reach?: 'entrants' | 'everyone';
}

/** Dates and reach go with a change of a parameter only; empty text is none. */
export type NewChange = Omit<WrittenChange, 'way'> & { readonly way: ChangeWay };

/** A name that no variant has, from a title: `Twice the odds` gives `twice-the-odds`. */
export function variantName(text: string, title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g);
  const stem = (words ?? []).join('-').replace(/^[\d-]+/, '');
  const short = stem.slice(0, MAX_STEM).replace(/-$/, '') || 'variant';
  const taken = [...keysOf(entryOf(dataOf(text), 'variants')), ...RESERVED_NAMES];
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? short : `${short}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

const MAX_STEM = 40;

/** Adds a variant that changes nothing yet, as the last one. */
export function addVariant(text: string, name: string, title: string): string {
  return insertEntry(text, ['variants', name], 'title', quoted(title));
}

/** Gives a variant another title. Its name stays, as figures, links and locks go by it. */
export function setVariantTitle(text: string, name: string, title: string): string {
  placeOf(text, ['variants', name]);
  return putValue(text, ['variants', name, 'title'], quoted(title));
}

/** Copies a variant, comments included, to directly behind it, under another name and title. */
export function duplicateVariant(text: string, name: string, copy: string, title: string): string {
  const path = ['variants', name];
  const { key, value } = placeOf(text, path);
  const isFlow = placeOf(text, ['variants']).style === 'flow';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = text.slice(text.lastIndexOf('\n', key[0] - 1) + 1, key[0]);
  const written = `${copy}${text.slice(key[1], value[1])}`;
  const edited = isFlow
    ? `${text.slice(0, value[1])}, ${written}${text.slice(value[1])}`
    : insertBehind(
        text,
        value[1],
        `${indent}${written.trimEnd()}${restOfLine(text, value[1])}`,
        lineEnd,
      );
  const data = dataOf(edited);
  const isMeant = isSameData(
    entryOf(entryOf(data, 'variants'), copy),
    entryOf(entryOf(dataOf(text), 'variants'), name),
  );
  if (isMeant) return setVariantTitle(edited, copy, title);
  throw fail(
    'document/edit',
    `variants.${name}`,
    'the variant cannot be copied in its present layout; copy it in the file by hand',
  );
}

/** Takes a variant away, from the lists of those that combine it too. */
export function removeVariant(text: string, name: string): string {
  placeOf(text, ['variants', name]);
  const variants = entryOf(dataOf(text), 'variants');
  const names = keysOf(variants);
  if (names.length === 1) return removeEntry(text, ['variants']);
  const without = names.reduce((edited, other) => {
    const combines = entryOf(entryOf(variants, other), 'combines');
    const at = Array.isArray(combines) ? combines.indexOf(name) : -1;
    if (other === name || at < 0 || !Array.isArray(combines)) return edited;
    const path = ['variants', other, 'combines'];
    return removeEntry(edited, combines.length === 1 ? path : [...path, at]);
  }, text);
  return removeEntry(without, ['variants', name]);
}

/** The changes of a variant that name an assumption, in the file's order; those of flows and splits are none. */
export function listVariantChanges(text: string, name: string): readonly WrittenChange[] {
  const variant = entryOf(entryOf(dataOf(text), 'variants'), name);
  const groups = entryOf(variant, 'groups');
  return [
    ...changesOf(variant, ''),
    ...keysOf(groups).flatMap((group) => changesOf(entryOf(groups, group), `${group}/`)),
  ];
}

/**
 * Sets what a variant does to one assumption, or adds it. A value keeps its weight and prior while it stays a
 * value; what says something else drops them.
 */
export function setVariantChange(text: string, variant: string, change: NewChange): string {
  placeOf(text, ['variants', variant]);
  const { kind, name, way, text: phrase, from, until, reach } = change;
  const path = changePath(variant, kind, name);
  const old = dataAt(text, path);
  const amount = way === 'times' || way === 'odds' ? asNumber(phrase) : phrase.trim();
  const dates = { from: given(from), until: given(until), reach: given(reach) };
  const isBare = way === 'value' && Object.values(dates).every((its) => its === undefined);
  const isMap = keysOf(old).length > 0;
  if (isBare && !isMap) return putValue(text, path, quotedPhrase(phrase));
  const keys: Readonly<Record<string, unknown>> = { [way]: amount, ...dates };
  if (!isMap) return putValue(text, path, inFlow(keys));
  const stays = (key: string) =>
    keys[key] !== undefined || (STATED.includes(way) && !OWN.includes(key) && way in mapOf(old));
  const gone = keysOf(old).filter((key) => !stays(key));
  const withNew = Object.entries(keys).reduce(
    (edited, [key, value]) =>
      value === undefined || entryOf(old, key) === value
        ? edited
        : putValue(edited, [...path, key], inFlow(value)),
    text,
  );
  return gone.reduce((edited, key) => removeEntry(edited, [...path, key]), withNew);
}

/** Takes a change out of a variant, and the sections that are empty then. */
export function removeVariantChange(
  text: string,
  variant: string,
  { kind, name }: Pick<WrittenChange, 'kind' | 'name'>,
): string {
  let path = changePath(variant, kind, name);
  placeOf(text, path);
  while (path.length > 3 && keysOf(dataAt(text, path.slice(0, -1))).length === 1) {
    path = path.slice(0, -1);
  }
  return removeEntry(text, path);
}

/**
 * Makes a variant of what was edited: each assumption named goes into the variant as it is written now, and
 * back to what it was in the original text. What the file does not say itself, such as a part of a split, stays
 * where it is.
 *
 * @param edited assumptions that differ from the original, as `changedAssumptions` lists them
 * @returns the text, and which of them went into the variant
 */
export function variantOfEdits(
  text: string,
  original: string,
  { name, title }: { readonly name: string; readonly title: string },
  edited: readonly Pick<WrittenChange, 'kind' | 'name'>[],
): { readonly text: string; readonly moved: readonly Pick<WrittenChange, 'kind' | 'name'>[] } {
  const moved = edited.filter(({ kind, name: of }) => {
    const now = dataAt(text, assumptionPath(kind, of));
    return now !== undefined;
  });
  const withVariant = moved.reduce(
    (before, each) => {
      const value = dataAt(text, assumptionPath(each.kind, each.name));
      const written = typeof value === 'string' ? quotedPhrase(value) : inFlow(value);
      return putValue(before, changePath(name, each.kind, each.name), written);
    },
    addVariant(text, name, title),
  );
  const reset = { parameter: resetParameter, population: resetPopulation, inflow: resetInflow };
  return {
    text: moved.reduce((it, each) => reset[each.kind](it, original, each.name), withVariant),
    moved,
  };
}

/** Keys of a change that this module sets; the others say how a value is read. */
const OWN: readonly string[] = [...CHANGE_WAYS, 'from', 'until', 'reach'];
/** Ways that give a value of their own. */
const STATED: readonly string[] = ['value', 'evidence'];

function changesOf(section: unknown, prefix: string): readonly WrittenChange[] {
  const parts = [
    { kind: 'parameter', key: 'set', before: prefix },
    { kind: 'population', key: 'population', before: prefix },
    { kind: 'inflow', key: 'inflow', before: `${prefix}inflow/` },
  ] as const;
  return parts.flatMap(({ kind, key, before }) => {
    const changes = entryOf(section, key);
    return keysOf(changes).map((of) => written(kind, `${before}${of}`, entryOf(changes, of)));
  });
}

function written(kind: AssumptionKind, name: string, data: unknown): WrittenChange {
  const keys = keysOf(data);
  if (keys.length === 0) return { kind, name, way: 'value', text: String(data) };
  const ways = CHANGE_WAYS.filter((way) => keys.includes(way));
  const [way] = ways;
  const value = way === undefined ? undefined : entryOf(data, way);
  const isPlain = typeof value === 'string' || typeof value === 'number';
  const dates = ['from', 'until', 'reach'].flatMap((key) => {
    const its = entryOf(data, key);
    return its === undefined ? [] : [[key, String(its)] as const];
  });
  return {
    ...{ kind, name, way: isPlain && ways.length === 1 ? way : undefined },
    text: isPlain ? String(value) : inFlow(data),
    ...Object.fromEntries(dates),
  };
}

function changePath(variant: string, kind: AssumptionKind, name: string): DataPath {
  const at = assumptionPath(kind, name).map((key) => (key === 'parameters' ? 'set' : key));
  return ['variants', variant, ...at];
}

function placeOf(text: string, path: DataPath) {
  const place = parseYamlDocument('the scenario', text).placeOf(path);
  if (place) return place;
  const shown = path.join('.');
  const message = `the scenario has no ${shown} (name a variant or a change that it has)`;
  throw fail('scenario/no-value', shown, message);
}

function insertBehind(text: string, offset: number, lines: string, lineEnd: string): string {
  if (offset > 0 && text[offset - 1] === '\n') {
    return `${text.slice(0, offset)}${lines}${lineEnd}${text.slice(offset)}`;
  }
  const end = text.indexOf('\n', offset);
  if (end === -1) return `${text}${lineEnd}${lines}`;
  return `${text.slice(0, end + 1)}${lines}${lineEnd}${text.slice(end + 1)}`;
}

/** The comment that stands behind a value on its line. */
function restOfLine(text: string, offset: number): string {
  if (text[offset - 1] === '\n') return '';
  return (/^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '').trimEnd();
}

function dataOf(text: string): unknown {
  return parseYamlDocument('the scenario', text).data;
}

function mapOf(data: unknown): object {
  return typeof data === 'object' && data !== null ? data : {};
}

function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

/** Factors are numbers in the file; what is none stays text, so that the schema says what is wrong. */
function asNumber(phrase: string): number | string {
  const value = Number(phrase);
  return phrase.trim() === '' || !Number.isFinite(value) ? phrase.trim() : value;
}

/** A title bare where YAML takes it for text. */
function quoted(title: string): string {
  const words = title.trim();
  return /^[a-z]/i.test(words) ? inFlow(words) : JSON.stringify(words);
}

/** A phrase bare where YAML takes it for one, as a form writes it; else in quotes. */
function quotedPhrase(phrase: string): string {
  return phrase.trim() === '' ? '""' : inFlow(phrase.trim());
}
