import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { exportWords } from '../words/export-words.ts';
import { pageText } from './page-text.ts';

/** What a scenario and its page are called in a folder of their own. */
const FILES = { scenario: 'scenario.yaml', page: 'notebook.md' } as const;

interface PickerOptions {
  readonly id: string;
  readonly suggestedName?: string;
  readonly types: readonly { readonly description: string; readonly accept: object }[];
}

/** The part of the File System Access API that is used; TypeScript's own list of the web has no pickers. */
interface FilePickers {
  showSaveFilePicker(options: PickerOptions): Promise<FileSystemFileHandle>;
  showDirectoryPicker(options: {
    readonly id: string;
    readonly mode: 'readwrite';
  }): Promise<FileSystemDirectoryHandle>;
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

/** Folders that were chosen, by document. */
const folders = new WeakMap<NotebookDocument, FileSystemDirectoryHandle>();

/** Files of notebooks that are about to be opened, by key. */
const waiting = new Map<string, FileSystemFileHandle>();

/** Whether the browser can write to a file that the reader chooses. */
export function canSaveToDisk(): boolean {
  return 'showSaveFilePicker' in globalThis;
}

/** Whether the browser can write several files into a folder that the reader chooses. */
export function canSaveFolderToDisk(): boolean {
  return 'showDirectoryPicker' in globalThis;
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
 * @returns what was written, and what was not: a file holds the scenario without its page
 * @throws DOMException `AbortError` when the reader chooses none, `NotAllowedError` when writing is refused
 */
export async function saveToDisk(document: NotebookDocument): Promise<string> {
  const file =
    chosen.get(document) ??
    (await pickers.showSaveFilePicker({
      id: 'baserate',
      suggestedName: FILES.scenario,
      types: [yaml()],
    }));
  const asked = file as FileSystemFileHandle & WithPermission; // TypeScript's list of the web leaves it out
  const permission = await asked.requestPermission?.({ mode: 'readwrite' });
  if (permission !== undefined && permission !== 'granted') {
    throw new DOMException(exportWords.mayNotWrite(file.name), 'NotAllowedError');
  }
  await write(file, document.text);
  chosen.set(document, file);
  return document.isNotebookEdited
    ? exportWords.writtenAlone(file.name, FILES.page)
    : exportWords.written(file.name);
}

/**
 * Writes scenario and page into the folder that the reader chose, and asks where there is none yet. A folder
 * that holds another scenario or page is left as it is.
 *
 * @returns what was written
 * @throws DOMException as `saveToDisk`; Error where the folder holds files of another scenario
 */
export async function saveFolderToDisk(document: NotebookDocument): Promise<string> {
  const known = folders.get(document);
  const folder =
    known ?? (await pickers.showDirectoryPicker({ id: 'baserate', mode: 'readwrite' }));
  const page = pageText(document);
  const files = [
    { name: FILES.scenario, text: document.text, base: document.baseText },
    ...(page === undefined ? [] : [{ name: FILES.page, text: page, base: document.baseNotebook }]),
  ];
  for (const { name, text, base } of known ? [] : files) {
    const found = await readFrom(folder, name);
    if (found === undefined || found === text || found === base) continue;
    throw new Error(exportWords.otherFile(folder.name, name));
  }
  for (const { name, text } of files) {
    await write(await folder.getFileHandle(name, { create: true }), text);
  }
  folders.set(document, folder);
  return exportWords.writtenInto(
    files.map(({ name }) => name),
    folder.name,
  );
}

/** Text of a file of a folder; undefined where there is none. */
async function readFrom(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<string | undefined> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return await file.text();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

/** Replaces a file as a whole, or leaves it as it was. */
async function write(file: FileSystemFileHandle, text: string): Promise<void> {
  const writer = await file.createWritable();
  await writer.write(text);
  await writer.close();
}
