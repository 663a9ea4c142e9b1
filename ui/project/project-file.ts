import { SvelteMap } from 'svelte/reactivity';
import type { ReadText } from '../../engine/index.ts';

/** The schemas beside them are for editors; the page checks with the code they are made from. */
const loaders = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(
      [
        '../../scenarios/**/*.{yaml,md,json}',
        '!../../scenarios/*.json',
        '!../../scenarios/**/picture.json',
      ],
      { query: '?raw', import: 'default' },
    ),
  ).map(([path, load]) => [path.replace('../../', ''), load]),
);

const files = new SvelteMap<string, string>();

/** Files that the open notebook brought along, by path, and how often there were others. */
let own: ReadonlyMap<string, string> = new Map();
let timesSet = 0;

/** Reads a file as the open notebook has it: its own, or else the published one. */
export const readProjectFile: ReadText = (path) => own.get(path) ?? readPublishedFile(path);

/**
 * Reads a file of the project as it was when the page was built; paths start with `scenarios/`. Knows the
 * files that were loaded; one that was not is sent for, and what read it in an effect reads again.
 */
export const readPublishedFile: ReadText = (path) => {
  const text = files.get(path);
  if (text === undefined && Object.hasOwn(loaders, path)) void loadProjectFiles([path]);
  return text;
};

/** As `readProjectFile`, with the text of one file replaced by what the reader made of it. */
export function withFile(path: string, text: string): ReadText {
  return (wanted) => (wanted === path ? text : readProjectFile(wanted));
}

/** Loads files of the project; those that are loaded, or that do not exist, cost nothing. */
export async function loadProjectFiles(paths: readonly string[]): Promise<void> {
  await Promise.all(
    paths.map(async (path) => {
      const load = loaders[path];
      if (load && !files.has(path)) files.set(path, await load());
    }),
  );
}

/** Has the notebook that is being opened read its own files, in place of those of the one before. */
export function setOwnFiles(texts: Readonly<Record<string, string>>): void {
  own = new Map(Object.entries(texts));
  timesSet += 1;
}

/** Changes with the files that can be read: what was read before may then read otherwise. */
export function filesVersion(): string {
  return `${timesSet}:${files.size}`;
}

/** Paths of every file, loaded or not. */
export function listProjectFiles(): readonly string[] {
  return Object.keys(loaders);
}

/** Folders of the scenarios that come with the page (`validation/sick-sicker`), in alphabetical order. */
export function listScenarioIds(): readonly string[] {
  return listProjectFiles()
    .flatMap((path) => scenarioIdOf(path) ?? [])
    .sort();
}

/** Whether a scenario came with the page, rather than from a reader's own files. */
export function isPublished(id: string): boolean {
  return Object.hasOwn(loaders, scenarioPath(id));
}

/** Path of a scenario's file within the project. */
export function scenarioPath(id: string): string {
  return `scenarios/${id}/scenario.yaml`;
}

/** Path of the notebook beside a scenario. */
export function notebookPath(id: string): string {
  return `scenarios/${id}/notebook.md`;
}

function scenarioIdOf(path: string): string | undefined {
  return /^scenarios\/(.+)\/scenario\.yaml$/.exec(path)?.[1];
}
