import { meantKey } from '../document/missing-key.ts';
import { showValue } from '../document/show-value.ts';
import type { YamlDocument } from '../document/yaml-document.ts';
import { entryOf, keysOf } from './fitting.ts';
import { MODEL_VERSION } from './model-schema.ts';
import type { ProblemList } from './problem-list.ts';
import { SCENARIO_VERSION } from './scenario-schema.ts';

const FORMATS = {
  scenario: { key: 'baserate', version: SCENARIO_VERSION },
  model: { key: 'baserate-model', version: MODEL_VERSION },
} as const;

/**
 * Checks that a file is of the kind it is used as, in a version this code reads. A file of another
 * kind or version would fail its schema in a hundred places that say nothing, so only this is told.
 *
 * @returns whether the rest of the file should be read
 */
export function checkFormat(
  document: YamlDocument,
  kind: keyof typeof FORMATS,
  problems: ProblemList,
): boolean {
  const { key, version } = FORMATS[kind];
  const said = entryOf(document.data, key);
  if (said === version) return true;
  const other = keysOf(document.data).find((its) => its.startsWith('baserate') && its !== key);
  const place = { document, path: said === undefined ? [] : [key] };
  if (said !== undefined) {
    const message = `this version of Baserate reads version ${version} of the ${kind} format; got ${showValue(said)}`;
    problems.error(place, 'scenario/format-version', message, showValue(said));
  } else {
    const near = keysOf(document.data).find((its) => meantKey(its, [key]) !== undefined);
    const got = other ?? near;
    const what = got === undefined ? gotInstead(document.data) : `; got a file with ${got}`;
    const hint = near === undefined ? '' : ` (did you mean ${key}?)`;
    const message = `a ${kind} file must say \`${key}: ${version}\` at its top${what}${hint}`;
    problems.error(place, 'scenario/not-a-file-of-this-kind', message, got);
  }
  return false;
}

/** What a file without a key holds, where that is not a mapping. */
function gotInstead(data: unknown): string {
  if (data === null) return '; got an empty file';
  return typeof data === 'object' && !Array.isArray(data) ? '' : `; got ${showValue(data)}`;
}
