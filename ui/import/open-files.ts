import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { newKey } from '../keep/kept-notebook.ts';
import { openChannel, putKept } from '../keep/notebook-store.ts';
import { formatRoute } from '../route/route.ts';
import { importWords } from '../words/import-words.ts';
import { findScenario, type FoundScenario } from './find-scenario.ts';
import { readIncoming, type IncomingFile } from './incoming-files.ts';
import { openFile, type OpenedFile } from './open-file.ts';
import { loadPublished } from './published-files.ts';

/** What came of files; `kept` is a notebook of its own, at an address to go to. */
export type OpenedFiles =
  OpenedFile | { readonly kind: 'kept'; readonly key: string; readonly hash: string };

/**
 * Opens what a reader chose or dropped. A scenario or a page of an open notebook takes the place of its own, as
 * one step of undo; anything else becomes a notebook of its own, kept in this browser. What cannot be read
 * changes nothing; never throws.
 *
 * @param document the open notebook; undefined on the start page
 */
export async function openFiles(
  incoming: readonly IncomingFile[],
  document: NotebookDocument | undefined,
): Promise<OpenedFiles> {
  const [first] = incoming;
  const name = first === undefined || incoming.length > 1 ? namesOf(incoming) : first.path;
  const isText = first !== undefined && /^[^/]*\.(?:ya?ml|md)$/i.test(first.path);
  if (document && incoming.length === 1 && isText && first.file instanceof File) {
    return openFile(first.file, document);
  }
  const folder = await readIncoming(incoming);
  if (folder.kind === 'refused') return refused(name, folder.reason);
  const found = findScenario(folder.texts, await loadPublished(folder.texts));
  if (found.kind === 'refused') {
    return { ...refused(name, found.reason), also: found.also ?? [] };
  }
  if (document?.id === found.id && found.files === undefined && found.base === document.baseText) {
    document.replace(found);
    return { kind: 'opened', text: importWords.opened(name) };
  }
  try {
    return await keep(found);
  } catch {
    return refused(name, importWords.notKept);
  }
}

async function keep(found: FoundScenario): Promise<OpenedFiles> {
  const { id, title, base, scenario, notebook, files, changes } = found;
  const key = newKey();
  const texts = { ...(notebook === undefined ? {} : { notebook }), ...(files ? { files } : {}) };
  await putKept({
    ...{ key, id, title, base, scenario, changes, ...texts },
    ...{ revision: 1, saved: Date.now() },
  });
  const channel = openChannel();
  channel?.postMessage({ key, revision: 1 });
  channel?.close();
  return { kind: 'kept', key, hash: formatRoute({ page: 'notebook', id, keep: key }) };
}

function namesOf(incoming: readonly IncomingFile[]): string {
  const names = incoming.map(({ path }) => path);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', ');
}

function refused(name: string, reason: string): OpenedFile {
  return { kind: 'refused', text: importWords.refused(name, reason) };
}
