import { beforeEach, describe, expect, it } from 'vitest';
import { removeCell } from '../../../engine/index.ts';
import { NotebookDocument, notebookPath } from '../../../ui/document/notebook-document.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { openFile } from '../../../ui/import/open-file.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const ID = 'uk-returnees';
const text = readProjectFile(scenarioPath(ID)) ?? '';
let document: NotebookDocument;
beforeEach(() => {
  const parsed = parseScenario(ID, text);
  if (parsed.kind === 'broken') throw new Error('the committed scenario must be readable');
  const committed = readProjectFile(notebookPath(ID));
  document = new NotebookDocument(ID, text, parsed.scenario, text, { committed });
});

const file = (name: string, content: string) => new File([content], name);

describe('a file that a reader opens', () => {
  it('takes the place of the scenario, as a step that can be undone', async () => {
    const edited = text.replace('abroad: 295', 'abroad: 100');
    expect(await openFile(file('mine.yaml', edited), document)).toMatchObject({ kind: 'opened' });
    expect(document.changes).toMatchObject([{ was: '295', is: '100' }]);
    document.undo();
    expect(document.text).toBe(text);
  });

  it('takes the place of the notebook where it is Markdown', async () => {
    const page = removeCell(document.notebook, 'model');
    await openFile(file('notebook.md', page), document);
    expect(document.notebook).toBe(page);
    expect(document.isEdited).toBe(false);
  });

  it('is refused with line and column when it is broken, and changes nothing', async () => {
    const line = text.split('\n').findIndex((each) => each.startsWith('clock:')) + 1;
    const broken = text.replace('step: month', 'step: fortnight');
    const opened = await openFile(file('mine.yml', broken), document);
    expect(opened.kind).toBe('refused');
    expect(opened.text).toMatch(new RegExp(`^mine\\.yml, line ${String(line)}, column \\d+: `));
    expect(document.canUndo).toBe(false);
  });

  it('is refused when it is no text, or no scenario, and never becomes the page', async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]);
    for (const name of ['x.yaml', 'x.md']) {
      const opened = await openFile(new File([bytes], name), document);
      expect(opened).toMatchObject({ kind: 'refused' });
      expect(opened.text).toContain('no text in UTF-8');
    }
    const letter = await openFile(file('x.yaml', 'Dear Sir,\nthis is: {a letter\n'), document);
    expect(letter.text).toBe(
      'x.yaml: it is no scenario: one says “baserate: 1” at its top. Nothing was changed.',
    );
    expect(document.canUndo).toBe(false);
  });

  it('is told with the name that nothing is called first, and what follows from it after', async () => {
    const broken = text.replace(/^population:/m, 'populaton:');
    const line = text.split('\n').findIndex((each) => each.startsWith('population:')) + 1;
    const opened = await openFile(file('x.yaml', broken), document);
    expect(opened.text).toBe(
      `x.yaml, line ${String(line)}, column 1: populaton: unknown key (did you mean population?). Nothing was changed.`,
    );
    expect(opened.also?.join()).toMatch(/^Line 2, column 1: a scenario must have people/);
  });

  it('is refused when it is of another kind or too large', async () => {
    for (const each of [file('x.exe', ''), file('x.yaml', '#'.repeat(300_000))]) {
      expect((await openFile(each, document)).kind).toBe('refused');
    }
    expect(document.canUndo).toBe(false);
  });
});
