import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeCell } from '../../../engine/index.ts';
import { NotebookDocument, notebookPath } from '../../../ui/document/notebook-document.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { saveFolderToDisk, saveToDisk } from '../../../ui/export/disk-file.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const ID = 'uk-returnees';
const TEXT = readProjectFile(scenarioPath(ID)) ?? '';
const PAGE = readProjectFile(notebookPath(ID)) ?? '';

/** A folder in memory, with as much of the File System Access API as is asked of it. */
function folderOf(files: Map<string, string>) {
  const handle = (name: string) => ({
    name,
    getFile: () => Promise.resolve(new Blob([files.get(name) ?? ''])),
    createWritable: () =>
      Promise.resolve({
        write: (text: string) => void files.set(name, text),
        close: () => Promise.resolve(),
      }),
  });
  return {
    name: 'returnees',
    getFileHandle: (name: string, options?: { readonly create?: boolean }) =>
      files.has(name) || options?.create
        ? Promise.resolve(handle(name))
        : Promise.reject(new DOMException('none', 'NotFoundError')),
  };
}

let document: NotebookDocument;
beforeEach(() => {
  const parsed = parseScenario(ID, TEXT);
  if (parsed.kind === 'broken') throw new Error('the committed scenario must be readable');
  document = new NotebookDocument(ID, TEXT, parsed.scenario, TEXT, { committed: PAGE });
});
afterEach(() => void vi.unstubAllGlobals());

describe('saving a folder to the disk', () => {
  it('writes scenario and page, and asks for the folder once', async () => {
    const files = new Map<string, string>();
    const choose = vi.fn(() => Promise.resolve(folderOf(files)));
    vi.stubGlobal('showDirectoryPicker', choose);
    expect(await saveFolderToDisk(document)).toBe(
      'Wrote scenario.yaml and notebook.md into “returnees”.',
    );
    expect(Object.fromEntries(files)).toEqual({ 'scenario.yaml': TEXT, 'notebook.md': PAGE });
    document.write(TEXT.replace('abroad: 295', 'abroad: 100'));
    await saveFolderToDisk(document);
    expect(files.get('scenario.yaml')).toContain('abroad: 100');
    expect(choose).toHaveBeenCalledOnce();
  });

  it('leaves a folder that holds another scenario as it is', async () => {
    const files = new Map([['scenario.yaml', 'title: Something else\n']]);
    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folderOf(files)));
    await expect(saveFolderToDisk(document)).rejects.toThrow(
      'the folder “returnees” holds another scenario.yaml',
    );
    expect(Object.fromEntries(files)).toEqual({ 'scenario.yaml': 'title: Something else\n' });
  });

  it('goes on in the folder of the published scenario', async () => {
    const files = new Map([['scenario.yaml', TEXT]]);
    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folderOf(files)));
    document.write(TEXT.replace('abroad: 295', 'abroad: 100'));
    await saveFolderToDisk(document);
    expect(files.get('scenario.yaml')).toContain('abroad: 100');
  });
});

describe('saving a file to the disk', () => {
  it('says where a changed page is not in it', async () => {
    const files = new Map<string, string>();
    vi.stubGlobal('showSaveFilePicker', () =>
      folderOf(files).getFileHandle('scenario.yaml', { create: true }),
    );
    expect(await saveToDisk(document)).toBe('Wrote scenario.yaml.');
    document.writeNotebook(removeCell(document.notebook, 'model'));
    expect(await saveToDisk(document)).toMatch(/the page \(notebook\.md\) is not in it/);
    expect([...files.keys()]).toEqual(['scenario.yaml']);
  });
});
