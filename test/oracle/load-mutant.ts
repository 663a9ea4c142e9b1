import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';

/** By file, from the project's root: text that stands there, and what is planted in its place. */
export type Changes = Readonly<Record<string, readonly (readonly [string, string])[]>>;

const root = new URL('../../', import.meta.url);

/**
 * A module of the project and all that it imports, loaded apart from the real ones, with faults planted in
 * their source. Files that import packages cannot be loaded so.
 *
 * @param path from the project's root
 * @throws when a text to change does not stand in its file exactly once, or its file is not loaded
 */
export function loadMutant(path: string, changes: Changes): object {
  const loaded = new Map<string, object>();
  const load = (file: string): object => {
    const known = loaded.get(file);
    if (known) return known;
    const exports = {};
    loaded.set(file, exports);
    let text = readFileSync(new URL(file, root), 'utf8');
    for (const [from, to] of changes[file] ?? []) {
      if (text.split(from).length !== 2) throw new Error(`${file} must hold once: ${from}`);
      text = text.replace(from, () => to);
    }
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
    });
    const require = (name: string) => load(posix.join(posix.dirname(file), name));
    compileFunction(outputText, ['require', 'exports'])(require, exports);
    return exports;
  };
  const result = load(path);
  for (const file of Object.keys(changes))
    if (!loaded.has(file)) throw new Error(`${file} is not imported`);
  return result;
}
