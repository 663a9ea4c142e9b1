import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { exportWords } from '../words/export-words.ts';

interface PickerOptions {
  readonly id: string;
  readonly suggestedName?: string;
  readonly types: readonly { readonly description: string; readonly accept: object }[];
}

/** The part of the File System Access API that is used; TypeScript's own list of the web has no pickers. */
interface FilePickers {
  showSaveFilePicker(options: PickerOptions): Promise<FileSystemFileHandle>;
  showOpenFilePicker(options: PickerOptions): Promise<readonly FileSystemFileHandle[]>;
}

/** Asked where a browser has it: a file that was opened may be read, but not yet written. */
interface WithPermission {
  requestPermission?(mode: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

const pickers = globalThis as unknown as FilePickers; // each is asked for before it is called

const yaml = () => ({
  description: exportWords.fileKind,
  accept: { 'text/yaml': ['.yaml', '.yml'] },
});

/** Files that were chosen, by document: another notebook of the same scenario has a file of its own. */
const chosen = new WeakMap<NotebookDocument, FileSystemFileHandle>();

/** Files of notebooks that are about to be opened, by key. */
const waiting = new Map<string, FileSystemFileHandle>();

/** Whether the browser can write to a file that the reader chooses. */
export function canSaveToDisk(): boolean {
  return 'showSaveFilePicker' in globalThis;
}

/** Whether the browser can open a file so that it can be written again. */
export function canOpenFromDisk(): boolean {
  return 'showOpenFilePicker' in globalThis;
}

/**
 * Asks the reader for a file.
 *
 * @throws DOMException `AbortError` when the reader chooses none
 */
export async function chooseFromDisk(): Promise<FileSystemFileHandle | undefined> {
  const zip = { description: exportWords.folder, accept: { 'application/zip': ['.zip'] } };
  const [file] = await pickers.showOpenFilePicker({ id: 'baserate', types: [yaml(), zip] });
  return file;
}

/** Remembers which file a kept notebook was opened from, until its page asks. */
export function leaveFile(key: string, file: FileSystemFileHandle): void {
  waiting.set(key, file);
}

/** Has a document save to the file that its notebook was opened from. */
export function takeFile(key: string, document: NotebookDocument): void {
  const file = waiting.get(key);
  if (file) chosen.set(document, file);
}

/**
 * Writes the scenario of a document to the file that the reader chose for it or opened it from, and asks where
 * there is none yet. The file is replaced as a whole, or stays as it was.
 *
 * @returns the name of the file
 * @throws DOMException `AbortError` when the reader chooses none, `NotAllowedError` when writing is refused
 */
export async function saveToDisk(document: NotebookDocument): Promise<string> {
  const file =
    chosen.get(document) ??
    (await pickers.showSaveFilePicker({
      id: 'baserate',
      suggestedName: 'scenario.yaml',
      types: [yaml()],
    }));
  const asked = file as FileSystemFileHandle & WithPermission; // TypeScript's list of the web leaves it out
  const permission = await asked.requestPermission?.({ mode: 'readwrite' });
  if (permission !== undefined && permission !== 'granted') {
    throw new DOMException(exportWords.mayNotWrite(file.name), 'NotAllowedError');
  }
  const writer = await file.createWritable();
  await writer.write(document.text);
  await writer.close();
  chosen.set(document, file);
  return file.name;
}
