import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import type { Edge } from './import-order.ts';

/** Script of a source file; of a component, the text of its script elements. */
function scriptOf(path: string, text: string): string {
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1])
    .join('\n');
}

/**
 * Paths that a source text imports from the project itself: static and dynamic imports, re-exports,
 * and `new URL('./x.ts', import.meta.url)`, which is how workers are named. Packages are left out.
 */
export function importsIn(path: string, text: string): readonly Edge[] {
  const script = scriptOf(path, text);
  const named = ts.preProcessFile(script, true, true).importedFiles.map((file) => file.fileName);
  const byUrl = [...script.matchAll(/new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g)].map(
    (match) => match[1] ?? '',
  );
  return [...named, ...byUrl]
    .filter((target) => target.startsWith('.'))
    .map((target) => target.replace(/\?.*$/, ''))
    .map((target) => ({ from: path, to: posix.join(posix.dirname(path), target) }));
}

/** Every import of the sources under the given folders; paths from the root. */
export function readImports(root: string, folders: readonly string[]): readonly Edge[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|svelte)$/.test(path))
      .flatMap((path) => importsIn(path, readFileSync(`${root}/${path}`, 'utf8'))),
  );
}
