import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { listChanges } from '../../../ui/assumption/assumption-change.ts';
import { isCombined, listAssumptions, valueText } from '../../../ui/assumption/assumption.ts';
import { checkPhrase } from '../../../ui/assumption/check-phrase.ts';
import { editAssumption } from '../../../ui/assumption/edit-assumption.ts';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const path = scenarioPath('uncounted-place');
const text = readProjectFile(path) ?? '';
const scenario = readScenario(path, readProjectFile);
const elsewhere = listAssumptions(scenario).find(({ name }) => name === 'elsewhere');
if (!elsewhere) throw new Error('there is no assumption elsewhere');

describe('a value combined from several claims', () => {
  it('is said in a few words, since no phrase says it', () => {
    expect(isCombined(elsewhere.assignment)).toBe(true);
    expect(checkPhrase(elsewhere.assignment.text, 'share', 1).kind).toBe('fault');
    expect(valueText(elsewhere.assignment)).toBe('combined from 11 claims (partial)');
  });

  it('is said the same way in the list of changes once a number stands in its place', () => {
    const document = new NotebookDocument('uncounted-place', text, scenario, text);
    expect(editAssumption(document, elsewhere, '20%')).toBeUndefined();
    const changes = listChanges(scenario, document.scenario);
    expect(changes.find(({ assumption }) => assumption.name === 'elsewhere')).toMatchObject({
      was: 'combined from 11 claims (partial)',
      is: '20%',
    });
  });
});
