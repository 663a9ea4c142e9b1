import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BaserateError, fail, type Problem } from '../engine/index.ts';

const FILE_NAME = 'scenario.yaml';

/** Folders that hold no scenarios of one's own. */
const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);

/**
 * Scenario files that paths stand for: a file itself, a folder every `scenario.yaml` below it, in
 * alphabetical order and each once.
 *
 * @throws BaserateError with every path that is missing (`cli/no-such-path`) or holds no scenario (`cli/no-scenario`)
 */
export function findScenarios(paths: readonly string[]): readonly string[] {
  const problems: Problem[] = [];
  const found = paths.flatMap((path) => {
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status) {
      problems.push(...fail('cli/no-such-path', path, 'there is no such file or folder').problems);
      return [];
    }
    if (!status.isDirectory()) return [path];
    const files = searchFolder(path);
    if (files.length === 0) {
      const rule = `holds no ${FILE_NAME}, neither in itself nor in a folder below`;
      problems.push(...fail('cli/no-scenario', path, rule).problems);
    }
    return files;
  });
  if (problems.length > 0) throw new BaserateError(problems);
  return [...new Set(found)];
}

/**
 * The one scenario file that a path stands for: itself, or the `scenario.yaml` of a folder that holds one.
 *
 * @throws BaserateError `cli/no-such-path`, `cli/no-scenario`, or `cli/many-scenarios` for a folder of several
 */
export function findScenario(path: string): string {
  const [only = path, ...others] = findScenarios([path]);
  if (others.length === 0) return only;
  const names = [only, ...others].slice(0, NAMED).join(', ');
  const more = others.length + 1 > NAMED ? ', …' : '';
  const rule = `holds ${others.length + 1} scenarios; name one of them: ${names}${more}`;
  throw fail('cli/many-scenarios', path, rule);
}

/** Scenarios of a folder that an error names. */
const NAMED = 3;

function searchFolder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.map(({ name }) => name);
  const here = names.includes(FILE_NAME) ? [join(folder, FILE_NAME)] : [];
  const below = entries
    .filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name),
    )
    .map(({ name }) => name)
    .sort();
  return [...here, ...below.flatMap((name) => searchFolder(join(folder, name)))];
}
