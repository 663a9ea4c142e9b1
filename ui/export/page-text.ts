import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { notebookPath, readProjectFile } from '../project/project-file.ts';

/** The text of a document's page; undefined where it is laid out from the scenario, so that it needs no file. */
export function pageText({
  id,
  notebook,
  isNotebookEdited,
}: Pick<NotebookDocument, 'id' | 'notebook' | 'isNotebookEdited'>): string | undefined {
  const hasFile = isNotebookEdited || readProjectFile(notebookPath(id)) !== undefined;
  return hasFile ? notebook : undefined;
}
