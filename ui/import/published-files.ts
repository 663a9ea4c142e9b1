import entries from 'virtual:openings';
import {
  listProjectFiles,
  listScenarioIds,
  loadProjectFiles,
  notebookPath,
  readPublishedFile,
  scenarioPath,
} from '../project/project-file.ts';
import type { Published } from './find-scenario.ts';

const SHARED = /^scenarios\/(?:models|evidence)\//;

/** Loads what texts that a reader opens may refer to, or change. */
export async function loadPublished(texts: ReadonlyMap<string, string>): Promise<Published> {
  const ids = listScenarioIds();
  const idOf = (fileName: string, text: string) => idOfFile(ids, fileName) ?? idOfTitle(text);
  const changed = [...texts].flatMap(([path, text]) => [
    ...ids.filter((id) => `/${path}`.endsWith(`/${id}/scenario.yaml`)),
    ...[idOf(path.replace(/^.*\//, ''), text)].flatMap((id) => id ?? []),
  ]);
  await loadProjectFiles([
    ...listProjectFiles().filter((path) => SHARED.test(path)),
    ...changed.flatMap((id) => [scenarioPath(id), notebookPath(id)]),
  ]);
  return { readText: readPublishedFile, ids, idOf };
}

/** As the page names the files that it saves: `uk-returnees.yaml`, `uk-returnees-edited.yaml`. */
function idOfFile(ids: readonly string[], fileName: string): string | undefined {
  const stem = fileName.replace(/\.ya?ml$/i, '').replace(/-edited(?: ?\(\d+\))?$/, '');
  return ids.find((id) => id.replaceAll('/', '-') === stem);
}

function idOfTitle(text: string): string | undefined {
  const title = /^title: *(.*?) *(?: #.*)?$/m.exec(text)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
  const entry = entries.find((each) => each.kind === 'opening' && each.opening.title === title);
  return entry?.kind === 'opening' ? entry.opening.id : undefined;
}
