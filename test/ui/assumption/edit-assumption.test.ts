import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { listAssumptions } from '../../../ui/assumption/assumption.ts';
import { editKeys, editSplit, restoreAssumption } from '../../../ui/assumption/edit-assumption.ts';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const path = scenarioPath('uk-returnees');
const text = readProjectFile(path) ?? '';
const scenario = readScenario(path, readProjectFile);
const open = () => new NotebookDocument('uk-returnees', text, scenario, text);
function find(document: NotebookDocument, name: string) {
  const found = document.assumptions.find((each) => each.name === name);
  if (!found) throw new Error(`there is no assumption ${name}`);
  return found;
}

describe('editKeys', () => {
  it('writes them beside the value, every other byte as it was', () => {
    const document = open();
    expect(editKeys(document, find(document, 'convicted'), { weight: 0.5 })).toBeUndefined();
    expect(editKeys(document, find(document, 'convicted'), { prior: 'uniform' })).toBeUndefined();
    const [before, after] = [text.split('\n'), document.text.split('\n')];
    const different = before.flatMap((line, i) => (line === after[i] ? [] : [line]));
    expect(different).toEqual([expect.stringContaining('convicted: { evidence: bbc-uk-convicted')]);
    expect(after).toHaveLength(before.length);
    expect(find(document, 'convicted').assignment).toMatchObject({
      claim: 'bbc-uk-convicted',
      weight: 0.5,
      prior: { kind: 'uniform' },
    });
    expect(document.changes).toHaveLength(1);
  });

  it('leaves no trace when a value comes back to the committed number', () => {
    const document = open();
    editKeys(document, find(document, 'convicted'), { weight: 0.5 });
    editKeys(document, find(document, 'convicted'), { prior: 'uniform' });
    editKeys(document, find(document, 'convicted'), { prior: 'jeffreys' });
    const { weight } = find(open(), 'convicted').assignment;
    editKeys(document, find(document, 'convicted'), { weight });
    expect(document.text).toBe(text);
  });

  it('brings a default of the model into the scenario, with its source', () => {
    const document = open();
    const name = listAssumptions(scenario).find(
      ({ setBy, kind, assignment }) =>
        setBy === 'model' && kind === 'share' && assignment.quantity.kind === 'proportion',
    )?.name;
    const assumption = find(document, name ?? '?');
    expect(editKeys(document, assumption, { prior: 'uniform' })).toBeUndefined();
    expect(find(document, name ?? '?')).toMatchObject({
      setBy: 'scenario',
      assignment: { claim: assumption.assignment.claim, prior: { kind: 'uniform' } },
    });
  });

  it('says what is wrong with a weight, and write nothing', () => {
    const document = open();
    expect(editKeys(document, find(document, 'convicted'), { weight: 2 })).toMatch(
      /between 0 and 1/,
    );
    expect(document.text).toBe(text);
  });
});

describe('editSplit', () => {
  const id = 'france-accounting';
  const base = readProjectFile(scenarioPath(id)) ?? '';
  const france = () =>
    new NotebookDocument(id, base, readScenario(scenarioPath(id), readProjectFile), base);

  it('sets the prior of a whole table, and tells each part that it changes', () => {
    const document = france();
    expect(editSplit(document, find(document, 'killed'), { prior: 'uniform' })).toBeUndefined();
    expect(document.scenario.splits[0]?.prior).toBe(1);
    const parts = document.scenario.splits[0]?.parameters ?? [];
    expect(document.changes.map(({ assumption }) => assumption.name).sort()).toEqual(
      [...parts].sort(),
    );
    expect(editSplit(document, find(document, 'killed'), { prior: 'jeffreys' })).toBeUndefined();
    expect(document.text).toBe(base);
  });

  it('is taken back with any part of the table', () => {
    const document = france();
    editSplit(document, find(document, 'killed'), { weight: 0.5 });
    expect(document.changes.length).toBeGreaterThan(1);
    expect(restoreAssumption(document, find(document, 'returned'))).toBeUndefined();
    expect(document.text).toBe(base);
  });

  it('says what is wrong with a weight, and writes nothing', () => {
    const document = france();
    expect(editSplit(document, find(document, 'killed'), { weight: 1.5 })).toMatch(
      /between 0 and 1/,
    );
    expect(document.text).toBe(base);
  });
});
