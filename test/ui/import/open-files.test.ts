import { beforeEach, describe, expect, it } from 'vitest';
import { removeCell } from '../../../engine/index.ts';
import { NotebookDocument, notebookPath } from '../../../ui/document/notebook-document.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { packFolder } from '../../../ui/export/scenario-folder.ts';
import { openFiles } from '../../../ui/import/open-files.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const ID = 'uk-returnees';
const text = readProjectFile(scenarioPath(ID)) ?? '';
const edited = text.replace('abroad: 295', 'abroad: 100');
let document: NotebookDocument;
beforeEach(() => {
  const parsed = parseScenario(ID, text);
  if (parsed.kind === 'broken') throw new Error('the committed scenario must be readable');
  const committed = readProjectFile(notebookPath(ID));
  document = new NotebookDocument(ID, text, parsed.scenario, text, { committed });
});
const zip = (files: Readonly<Record<string, string>>) => [
  { path: 'mine.zip', file: new File([packFolder(files)], 'mine.zip') },
];

describe('a folder that is opened on a notebook', () => {
  it('takes the place of scenario and page in one step, where it changes the same scenario', async () => {
    const page = removeCell(document.notebook, 'model');
    const files = { [scenarioPath(ID)]: edited, [notebookPath(ID)]: page };
    expect(await openFiles(zip(files), document)).toMatchObject({ kind: 'opened' });
    expect([document.text, document.notebook]).toEqual([edited, page]);
    document.undo();
    expect(document.text).toBe(text);
    expect([document.canUndo, document.isNotebookEdited]).toEqual([false, false]);
  });

  it('finds the published scenario of a loose file by its name or its title', async () => {
    for (const name of ['uk-returnees-edited.yaml', 'uk-returnees-edited (2).yaml', 'copy.yaml']) {
      const loose = [name, 'page.md'].map((path) => ({
        path,
        file: new File([path.endsWith('.md') ? '# A\n' : edited], path),
      }));
      expect(await openFiles(loose, document), name).toMatchObject({ kind: 'opened' });
      expect(document.text).toBe(edited);
      document.undo();
    }
  });

  it('changes nothing where it is broken, or where this browser has no place for another notebook', async () => {
    const before = document.texts;
    const broken = edited.replace('step: month', 'step: fortnight');
    const refused = await openFiles(zip({ [scenarioPath(ID)]: broken }), document);
    expect(refused).toMatchObject({ kind: 'refused' });
    expect('text' in refused && refused.text).toMatch(
      /^mine\.zip: scenarios\/uk-returnees\/scenario\.yaml, line \d+, column \d+: .*Nothing was changed\.$/,
    );
    // Node has no IndexedDB, as a private window may have none
    const other = await openFiles(zip({ 'scenarios/mine/scenario.yaml': edited }), document);
    expect(other).toMatchObject({ kind: 'refused' });
    expect('text' in other && other.text).toContain('this browser keeps no notebooks');
    expect(document.texts).toBe(before);
  });
});
