import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listScenarioIds } from '../../ui/project/project-file.ts';
import { builtFolder as folder } from './built-folder.ts';

const files = readdirSync(`${folder}/assets`);
const textOf = (file: string) => readFileSync(`${folder}/assets/${file}`, 'utf8');

/** Scripts that a script needs before it runs, itself included. */
function withImports(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const imports = textOf(file).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g);
  for (const [, name = ''] of imports) withImports(name, found);
  return found;
}

/** The one script whose name begins so. */
function scriptOf(name: string): string {
  const [file, ...more] = files.filter((each) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(each));
  if (file === undefined || more.length > 0) throw new Error(`there is not one script ${name}`);
  return file;
}

const page = readFileSync(`${folder}/index.html`, 'utf8');
const [, entry = ''] = /src="\.\/assets\/(index-[^"]+\.js)"/.exec(page) ?? [];
/** The script that begins the run of a first screen names the script of each scenario's run. */
const beginning = scriptOf('begin-published-run');
const shell = [entry, beginning, scriptOf('page-worker'), scriptOf('conductor-local-browser')];

/** Bytes of script that a scenario's page loads while nobody moves, compressed as `gzip -9` does. */
function firstLoad(id: string): number {
  const runOf = new RegExp(`["'\`]?${id}["'\`]?:\\(\\)=>[^,]*?import\\(["'\`]\\./([^"'\`]+)`);
  const [, run] = runOf.exec(textOf(beginning)) ?? [];
  const needed = new Set(
    [...shell, ...(run === undefined ? [] : [run])].flatMap((file) => [...withImports(file)]),
  );
  return [...needed].reduce((sum, file) => sum + gzipSync(textOf(file), { level: 9 }).length, 0);
}

describe('the first load of a scenario’s page', () => {
  it('is under 250 kB of compressed script for every scenario', () => {
    for (const id of listScenarioIds()) expect(firstLoad(id), id).toBeLessThan(250_000);
  });

  it('is under 195 kB for the British returnees', () => {
    expect(firstLoad('uk-returnees')).toBeLessThan(195_000);
    expect(firstLoad('uk-returnees')).toBeGreaterThan(100_000); // less would mean that files were missed
  });

  it('holds neither the notebook nor what reads files, prose or diagrams', () => {
    const loaded = shell.flatMap((file) => [...withImports(file)]);
    const later = /^(?:NotebookPage|file-reading|parse-scenario|prose|dagre|yaml|source-editor)/;
    expect(loaded.filter((file) => later.test(file))).toEqual([]);
  });
});
