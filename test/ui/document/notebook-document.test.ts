import { beforeEach, describe, expect, it } from 'vitest';
import { editAssumption, restoreAssumption } from '../../../ui/assumption/edit-assumption.ts';
import { moveCell, removeCell } from '../../../engine/index.ts';
import { NotebookDocument, notebookPath } from '../../../ui/document/notebook-document.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const ID = 'uk-returnees';
const text = readProjectFile(scenarioPath(ID)) ?? '';

let notebook: NotebookDocument;
beforeEach(() => {
  const parsed = parseScenario(ID, text);
  if (parsed.kind === 'broken') throw new Error('the committed scenario must be readable');
  const committed = readProjectFile(notebookPath(ID));
  notebook = new NotebookDocument(ID, text, parsed.scenario, text, { committed });
});

function assumption(id: string) {
  const found = notebook.assumptions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no assumption ${id}`);
  return found;
}

describe('notebook document', () => {
  it('changes one line of the file for one edit, and says what changed', () => {
    expect(
      editAssumption(notebook, assumption('parameters.convicted'), '108 of 400'),
    ).toBeUndefined();
    const lines = text.split('\n');
    const changed = notebook.text.split('\n').filter((line, i) => line !== lines[i]);
    expect(changed).toHaveLength(1);
    expect(notebook.changes).toMatchObject([{ was: '54 of 400', is: '108 of 400' }]);
  });

  it('brings the committed entry back, source included, when its phrase is typed again', () => {
    editAssumption(notebook, assumption('parameters.convicted'), '108 of 400');
    editAssumption(notebook, assumption('parameters.convicted'), '54 of 400');
    expect(notebook.text).toBe(text);
    expect(notebook.isEdited).toBe(false);
  });

  it('takes back one of two changes', () => {
    editAssumption(notebook, assumption('parameters.convicted'), '108 of 400');
    editAssumption(notebook, assumption('population.returned-known'), '500');
    expect(notebook.changes).toHaveLength(2);
    restoreAssumption(notebook, assumption('parameters.convicted'));
    expect(notebook.changes.map(({ assumption: { id } }) => id)).toEqual([
      'population.returned-known',
    ]);
  });

  it('adds a default of the model to the file when it is edited, and takes it out again', () => {
    const parameter = notebook.assumptions.find(
      ({ setBy, kind }) => setBy === 'model' && kind === 'sojourn',
    );
    if (parameter === undefined) throw new Error('the model must have a default sojourn');
    editAssumption(notebook, parameter, '7 to 9 months');
    expect(notebook.text).toContain(`${parameter.name}: 7 to 9 months`);
    restoreAssumption(notebook, assumption(parameter.id));
    expect(notebook.text).toBe(text);
  });

  it('keeps the last scenario that could be read while the text cannot be', () => {
    notebook.write(text.replace('draws: 10000', 'draws: many'));
    expect(notebook.isBroken).toBe(true);
    expect(notebook.scenario.run.draws).toBe(10000);
    expect(notebook.good.text).toBe(text);
    notebook.undo();
    expect(notebook.isBroken).toBe(false);
  });

  it('refuses a value that the scenario has no use for, and leaves the text alone', () => {
    const refusal = editAssumption(notebook, assumption('population.returned-known'), '3 months');
    expect(refusal).toMatch(/\S/);
    expect(notebook.text).toBe(text);
  });

  it('takes all changes back in one step that can itself be undone', () => {
    editAssumption(notebook, assumption('parameters.convicted'), '108 of 400');
    const edited = notebook.text;
    notebook.revert();
    expect(notebook.text).toBe(text);
    notebook.undo();
    expect(notebook.text).toBe(edited);
  });

  it('undoes scenario and page in the order in which they were edited, whatever did it', () => {
    const page = notebook.notebook;
    editAssumption(notebook, assumption('parameters.convicted'), '108 of 400');
    const scenarioText = notebook.text;
    notebook.endGroup();
    notebook.writeNotebook(moveCell(page, 'model', 'end'));
    const moved = notebook.notebook;
    notebook.write(scenarioText.replace('draws: 10000', 'draws: 5000'), 'source');
    expect(notebook.cellChanges).toMatchObject({ moved: 1 });
    expect(notebook.changes).toHaveLength(1);
    notebook.undo();
    expect([notebook.text, notebook.notebook]).toEqual([scenarioText, moved]);
    notebook.undo();
    expect([notebook.text, notebook.notebook]).toEqual([scenarioText, page]);
    expect(notebook.isNotebookEdited).toBe(false);
    notebook.undo();
    expect(notebook.text).toBe(text);
    notebook.redo();
    notebook.redo();
    expect(notebook.notebook).toBe(moved);
  });

  it('does not run anew for an edit of the page', () => {
    notebook.writeNotebook(removeCell(notebook.notebook, 'model'));
    expect(notebook.isEdited).toBe(false);
    expect(notebook.isNotebookEdited).toBe(true);
    notebook.revertNotebook();
    expect(notebook.isNotebookEdited).toBe(false);
  });

  it('lays a page out from the scenario until it is edited', () => {
    const parsed = parseScenario(ID, text);
    if (parsed.kind === 'broken') throw new Error('the committed scenario must be readable');
    const bare = new NotebookDocument(ID, text, parsed.scenario, text);
    expect(bare.cells.cells.map(({ id }) => id)).toContain('released-over-time');
    bare.write(text.replace('  - released\n', ''));
    expect(bare.cells.cells.map(({ id }) => id)).not.toContain('released-over-time');
    bare.writeNotebook(removeCell(bare.notebook, 'receipt'));
    bare.write(text);
    expect(bare.cells.cells.map(({ id }) => id)).not.toContain('receipt');
    bare.revert();
    expect([bare.isNotebookEdited, bare.isEdited]).toEqual([false, false]);
  });
});

describe('a page that is too long to be read', () => {
  const long = `\n\n${'x'.repeat(256 * 1024)}\n`;

  it('shows the last page that could be read, and says what is wrong', () => {
    notebook.writeNotebook(removeCell(notebook.notebook, 'model'));
    const shown = notebook.cells.cells;
    notebook.writeNotebook(notebook.notebook + long);
    expect(notebook.cells.cells).toBe(shown);
    expect(notebook.cells.problems).toMatchObject([
      { code: 'notebook/too-large', at: { file: notebookPath(ID), line: 1 } },
    ]);
    expect(notebook.cells.problems[0]?.message).toMatch(/at most 256 KiB; got 26\d \(shorten it/);
    notebook.undo();
    expect(notebook.cells.problems).toEqual([]);
    expect(notebook.cells.cells.map(({ id }) => id)).not.toContain('model');
  });

  it('shows the committed page where it was too long from the start', () => {
    const parsed = parseScenario(ID, text);
    if (parsed.kind === 'broken') throw new Error('the committed scenario must be readable');
    const committed = readProjectFile(notebookPath(ID)) ?? '';
    const opened = new NotebookDocument(ID, text, parsed.scenario, text, {
      ...{ committed, text: committed + long },
    });
    expect(opened.cells.cells.map(({ id }) => id)).toContain('receipt');
    expect(opened.cells.problems).toHaveLength(1);
  });
});

describe('replacing both texts', () => {
  it('is one step of undo, and leaves the page as published where no notebook is given', () => {
    notebook.writeNotebook(removeCell(notebook.notebook, 'model'));
    const before = notebook.texts;
    notebook.replace({ scenario: text.replace('abroad: 295', 'abroad: 100') });
    expect(notebook.isNotebookEdited).toBe(false);
    expect(notebook.changes).toMatchObject([{ was: '295', is: '100' }]);
    notebook.undo();
    expect(notebook.texts).toBe(before);
  });
});
