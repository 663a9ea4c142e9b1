import { exportWords } from '../words/export-words.ts';

/** The part of the File System Access API that saving needs; TypeScript's own list of the web has no pickers. */
interface FilePickers {
  showSaveFilePicker(options: {
    readonly id: string;
    readonly suggestedName: string;
    readonly types: readonly { readonly description: string; readonly accept: object }[];
  }): Promise<FileSystemFileHandle>;
}

const YAML = { description: exportWords.fileKind, accept: { 'text/yaml': ['.yaml', '.yml'] } };

/** Files that were chosen, by document, for as long as the page is open. */
const chosen = new Map<string, FileSystemFileHandle>();

/** Whether the browser can write to a file that the reader chooses. */
export function canSaveToDisk(): boolean {
  return 'showSaveFilePicker' in globalThis;
}

/**
 * Writes a scenario to the file that the reader chose for it, and asks where there is none yet.
 *
 * @returns the name of the file
 * @throws DOMException `AbortError` when the reader chooses none, `NotAllowedError` when writing is refused
 */
export async function saveToDisk(id: string, text: string): Promise<string> {
  const pickers = globalThis as unknown as FilePickers; // canSaveToDisk was asked before
  const file =
    chosen.get(id) ??
    (await pickers.showSaveFilePicker({
      id: 'baserate',
      suggestedName: 'scenario.yaml',
      types: [YAML],
    }));
  const writer = await file.createWritable();
  await writer.write(text);
  await writer.close();
  chosen.set(id, file);
  return file.name;
}
