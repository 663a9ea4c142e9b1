import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { listAssumptions } from '../../../ui/assumption/assumption.ts';
import { editPrior, editWeight } from '../../../ui/assumption/edit-assumption.ts';
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

describe('editWeight and editPrior', () => {
  it('write their key beside the value, every other byte as it was', () => {
    const document = open();
    expect(editWeight(document, find(document, 'convicted'), 0.5)).toBeUndefined();
    expect(editPrior(document, find(document, 'convicted'), 'uniform')).toBeUndefined();
    const [before, after] = text.split('convicted: { evidence: bbc-uk-convicted }');
    expect(document.text.startsWith(before ?? '?')).toBe(true);
    expect(document.text.endsWith(after ?? '?')).toBe(true);
    expect(find(document, 'convicted').assignment).toMatchObject({
      claim: 'bbc-uk-convicted',
      weight: 0.5,
      prior: { kind: 'uniform' },
    });
    expect(document.changes).toHaveLength(1);
  });

  it('leave no trace when they come back to the committed number', () => {
    const document = open();
    editWeight(document, find(document, 'convicted'), 0.5);
    editPrior(document, find(document, 'convicted'), 'uniform');
    editPrior(document, find(document, 'convicted'), 'jeffreys');
    const { weight } = find(open(), 'convicted').assignment;
    editWeight(document, find(document, 'convicted'), weight);
    expect(document.text).toBe(text);
  });

  it('bring a default of the model into the scenario, with its source', () => {
    const document = open();
    const name = listAssumptions(scenario).find(
      ({ setBy, kind, assignment }) =>
        setBy === 'model' && kind === 'share' && assignment.quantity.kind === 'proportion',
    )?.name;
    const assumption = find(document, name ?? '?');
    expect(editPrior(document, assumption, 'uniform')).toBeUndefined();
    expect(find(document, name ?? '?')).toMatchObject({
      setBy: 'scenario',
      assignment: { claim: assumption.assignment.claim, prior: { kind: 'uniform' } },
    });
  });

  it('say what is wrong with a weight, and write nothing', () => {
    const document = open();
    expect(editWeight(document, find(document, 'convicted'), 2)).toMatch(/between 0 and 1/);
    expect(document.text).toBe(text);
  });
});
