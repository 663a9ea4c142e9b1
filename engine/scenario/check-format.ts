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
  const got = entryOf(document.data, key);
  if (got === version) return true;
  const other = keysOf(document.data).find((its) => its.startsWith('baserate') && its !== key);
  const place = { document, path: got === undefined ? [] : [key] };
  if (got !== undefined) {
    const message = `this version of Baserate reads version ${version} of the ${kind} format; got ${showValue(got)}`;
    problems.error(place, 'scenario/format-version', message, showValue(got));
  } else {
    const what = other === undefined ? '' : `; got a file with ${other}`;
    const message = `a ${kind} file must say \`${key}: ${version}\` at its top${what}`;
    problems.error(place, 'scenario/not-a-file-of-this-kind', message, other);
  }
  return false;
}
