import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { parseScenario } from '../document/parse-scenario.ts';
import { importWords } from '../words/import-words.ts';

/** As much as the command line reads of one file. */
const MOST_BYTES = 256 * 1024;

/** What came of a file: what to say; `opened` is a step that can be undone, `refused` changed nothing. */
export interface OpenedFile {
  readonly kind: 'opened' | 'refused';
  readonly text: string;
}

/** Opens a scenario (`.yaml`, `.yml`) or a notebook (`.md`) in place of the page's own, unless it is broken. */
export async function openFile(
  file: Pick<File, 'name' | 'size' | 'text'>,
  document: NotebookDocument,
): Promise<OpenedFile> {
  const { name } = file;
  const kind = /\.(ya?ml|md)$/i.exec(name)?.[1]?.toLowerCase();
  if (kind === undefined) return { kind: 'refused', text: importWords.otherKind(name) };
  if (file.size > MOST_BYTES)
    return { kind: 'refused', text: importWords.tooLarge(name, file.size) };
  const text = await file.text();
  if (kind === 'md') {
    document.writeNotebook(text);
    return { kind: 'opened', text: importWords.opened(name) };
  }
  const parsed = parseScenario(document.id, text);
  if (parsed.kind === 'broken') {
    const [first] = parsed.problems;
    return { kind: 'refused', text: importWords.broken(name, first?.message ?? '', first?.at) };
  }
  document.endGroup();
  document.write(text);
  return { kind: 'opened', text: importWords.opened(name) };
}
