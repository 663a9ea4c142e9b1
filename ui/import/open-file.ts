import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { parseScenario } from '../document/parse-scenario.ts';
import { fileWords } from '../words/file-words.ts';
import { importWords } from '../words/import-words.ts';
import { FILE_LIMITS } from './file-limits.ts';
import { messageOf, wrongWith } from './first-problem.ts';
import { decodeText } from './read-zip.ts';

/** Whether a text says what each scenario says first. */
export const isScenarioText = (text: string): boolean =>
  /^\s*\{?\s*["']?baserate["']?\s*:/m.test(text);

/** What came of a file: what to say; `opened` is a step that can be undone, `refused` changed nothing. */
export interface OpenedFile {
  readonly kind: 'opened' | 'refused';
  readonly text: string;
  /** What else is wrong with it, a line each. */
  readonly also?: readonly string[];
}

/** Opens a scenario (`.yaml`, `.yml`) or a notebook (`.md`) in place of the page's own, unless it is broken. */
export async function openFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  document: NotebookDocument,
): Promise<OpenedFile> {
  const { name } = file;
  const kind = /\.(ya?ml|md)$/i.exec(name)?.[1]?.toLowerCase();
  if (kind === undefined) return refused(name, fileWords.otherKind);
  if (file.size > FILE_LIMITS.fileBytes) return refused(name, fileWords.tooLarge(file.size));
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return refused(name, fileWords.noText);
  if (kind === 'md') {
    document.writeNotebook(text);
    return { kind: 'opened', text: importWords.opened(name) };
  }
  if (!isScenarioText(text)) return refused(name, fileWords.otherText);
  const parsed = parseScenario(document.id, text);
  if (parsed.kind === 'broken') {
    const { first, also } = wrongWith(parsed.problems);
    const message = first === undefined ? fileWords.unreadable : messageOf(first);
    return { kind: 'refused', text: importWords.broken(name, message, first?.at), also };
  }
  document.endGroup();
  document.write(text);
  return { kind: 'opened', text: importWords.opened(name) };
}

function refused(name: string, reason: string): OpenedFile {
  return { kind: 'refused', text: importWords.refused(name, reason) };
}
