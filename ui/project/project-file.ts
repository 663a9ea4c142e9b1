import type { ReadText } from '../../engine/index.ts';

/** The schemas beside them are for editors; the page checks with the code they are made from. */
const modules = import.meta.glob<string>(
  ['../../scenarios/**/*.{yaml,md,json}', '!../../scenarios/*.schema.json'],
  { query: '?raw', import: 'default', eager: true },
);

const files: ReadonlyMap<string, string> = new Map(
  Object.entries(modules).map(([path, text]) => [path.replace('../../', ''), text]),
);

/** Reads a file of the project as it was when the page was built; paths start with `scenarios/`. */
export const readProjectFile: ReadText = (path) => files.get(path);

/** As `readProjectFile`, with the text of one file replaced by what the reader made of it. */
export function withFile(path: string, text: string): ReadText {
  return (wanted) => (wanted === path ? text : files.get(wanted));
}

/** Folders of the scenarios that come with the page (`validation/sick-sicker`), in alphabetical order. */
export function listScenarioIds(): readonly string[] {
  return [...files.keys()].flatMap((path) => scenarioIdOf(path) ?? []).sort();
}

/** Path of a scenario's file within the project. */
export function scenarioPath(id: string): string {
  return `scenarios/${id}/scenario.yaml`;
}

function scenarioIdOf(path: string): string | undefined {
  return /^scenarios\/(.+)\/scenario\.yaml$/.exec(path)?.[1];
}
