import { showPath, type DataPath } from './data-path.ts';
import { describeForm, descriptionOf, knownKeys, schemaAt } from './describe-form.ts';
import { nearestName } from './nearest-name.ts';
import type { YamlDocument } from './yaml-document.ts';
import type { z } from './zod.ts';

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

/**
 * Rule and remedy of a key that must be there: that it is missing, or stands there without a value.
 *
 * @param schema what the key must hold; undefined where that is not known
 * @example      must be given: a whole number; the key is missing (add a line `draws: …` under run)
 */
export function missingMessage(
  document: YamlDocument,
  path: DataPath,
  schema: Schema | undefined,
): string {
  const form = schema && describeForm(schema).replace(/\.$/, '');
  const purpose = schema && descriptionOf(schema)?.replace(/\.$/, '');
  const rule = form === undefined ? 'must be given' : `must be given: ${form}`;
  const sentence = purpose === undefined || purpose === form ? '' : `. ${purpose}.`;
  return `${rule}; ${whatIsMissing(document, path)}${sentence}`;
}

function whatIsMissing(document: YamlDocument, path: DataPath): string {
  const key = path.at(-1);
  if (key === undefined) return 'the file is empty';
  if (document.placeOf(path) !== undefined) {
    return typeof key === 'number'
      ? 'nothing stands behind the dash (write it there, or remove the dash)'
      : `nothing stands behind the key (write it behind \`${key}:\`)`;
  }
  const around = path.slice(0, -1);
  const isFlow = document.placeOf(around)?.style === 'flow';
  const where = around.length === 0 ? 'the file' : showPath(around);
  const line = `\`${key}: …\``;
  if (isFlow) return `the key is missing (add ${line} between the braces of ${where})`;
  return `the key is missing (add a line ${line} ${around.length === 0 ? 'to' : 'under'} ${where})`;
}

/**
 * Missing keys that an unknown key of the same mapping was meant to be: one mistake, to be told once.
 *
 * @param schema what the paths of the issues start from
 * @param isMissing whether nothing stands at a path of the issues
 * @returns the issue of the missing key by the path of the unknown one; each missing key at most once
 */
export function misspeltKeys(
  schema: Schema,
  issues: readonly Issue[],
  isMissing: (path: readonly PropertyKey[]) => boolean,
): ReadonlyMap<string, Issue> {
  const missing = new Map<string, Issue>();
  for (const issue of issues) {
    const { code, path } = issue;
    if (code !== 'unrecognized_keys' && code !== 'custom' && isMissing(path)) {
      missing.set(pathId(path), issue);
    }
  }
  const misspelt = new Map<string, Issue>();
  if (missing.size === 0) return misspelt;
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const known = knownKeys(schemaAt(schema, issue.path));
    for (const key of issue.keys) {
      const meant = meantKey(key, known);
      const id = meant === undefined ? '' : pathId([...issue.path, meant.name]);
      const its = missing.get(id);
      if (!its) continue;
      missing.delete(id);
      misspelt.set(pathId([...issue.path, key]), its);
    }
  }
  return misspelt;
}

/** A path as the key of a map. */
export function pathId(path: readonly PropertyKey[]): string {
  return JSON.stringify(path);
}

/**
 * The known key that an unknown one was meant to be, and what to do.
 *
 * @example meantKey('draws 1000', ['seed', 'draws']) // { name: 'draws', remedy: "is there a ':' missing after draws?" }
 */
export function meantKey(
  key: string,
  known: readonly string[],
): { readonly name: string; readonly remedy: string } | undefined {
  const plain = key.replace(/[\u00a0\u200b\u2007\u202f\ufeff]/g, '');
  if (plain !== key) {
    const name = known.find((each) => each === plain);
    const remedy =
      'it holds a space that is none for YAML, as copied from a web page; type it anew';
    if (name !== undefined) return { name, remedy };
  }
  const [, word, mark] = /^([\w-]+)\s*([:=：]?)/.exec(key) ?? [];
  if (word !== undefined && word !== key && known.includes(word)) {
    const remedy =
      mark === ':'
        ? `put a space behind the ':' after ${word}`
        : `is there a ':' missing after ${word}?`;
    return { name: word, remedy };
  }
  const name = nearestName(key, known);
  return name === undefined ? undefined : { name, remedy: `did you mean ${name}?` };
}
