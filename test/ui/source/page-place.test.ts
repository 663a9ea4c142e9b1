import { describe, expect, it } from 'vitest';
import { readCells, readScenario } from '../../../engine/index.ts';
import { listAssumptions } from '../../../ui/assumption/assumption.ts';
import { readProjectFile, notebookPath, scenarioPath } from '../../../ui/project/project-file.ts';
import {
  assumptionPlace,
  placeOfNotebook,
  placeOfScenario,
} from '../../../ui/source/page-place.ts';

const ID = 'uk-returnees';
const path = scenarioPath(ID);
const text = readProjectFile(path) ?? '';
const assumptions = listAssumptions(readScenario(path, readProjectFile));
const page = readProjectFile(notebookPath(ID)) ?? '';
const notebook = readCells(page, 'notebook.md');
const places = assumptions.flatMap((each) => {
  const at = assumptionPlace(each, path, text);
  return at ? [{ ...at, id: each.id }] : [];
});

/** Line of the first match, from 1. */
const lineOf = (all: string, pattern: RegExp) =>
  all.split('\n').findIndex((line) => pattern.test(line)) + 1;
const at = (pattern: RegExp, column = 1) =>
  placeOfScenario(text, { line: lineOf(text, pattern), column }, places, notebook);

describe('the place of an assumption in the source', () => {
  it('is the line that says it, and none where the model does', () => {
    const convicted = assumptions.find(({ id }) => id === 'parameters.convicted');
    const found = convicted && assumptionPlace(convicted, path, text);
    expect(found?.line).toBe(lineOf(text, /^ {2}convicted:/));
    const ofModel = assumptions.filter(({ setBy }) => setBy === 'model');
    expect(ofModel.length).toBeGreaterThan(0);
    for (const each of ofModel) expect(assumptionPlace(each, path, text)).toBeUndefined();
  });
});

describe('the place of a line on the page', () => {
  it('is the assumption that stands there, from every place of every assumption', () => {
    for (const { id, ...place } of places) {
      expect(placeOfScenario(text, place, places, notebook)).toEqual({ kind: 'assumption', id });
    }
  });

  it('is the assumption from the start of its line', () => {
    expect(at(/^ {2}convicted:/)).toEqual({ kind: 'assumption', id: 'parameters.convicted' });
  });

  it('is a cell that shows the section, where no assumption stands there', () => {
    expect(at(/^question:/)).toMatchObject({ kind: 'cell' });
    expect(at(/^run:/)).toEqual({ kind: 'cell', id: 'receipt' });
    expect(at(/^model:/)).toEqual({ kind: 'cell', id: 'model' });
  });

  it('is the figure of the outcome that the line names', () => {
    const source = 'outcomes:\n  - returned\n  - released\n';
    const cells = readCells(
      '```figure fan id=a outcome=returned\n```\n\n```figure fan id=b outcome=released\n```\n',
      'notebook.md',
    );
    expect(placeOfScenario(source, { line: 3, column: 5 }, [], cells)).toEqual({
      kind: 'cell',
      id: 'b',
    });
  });

  it('is nothing before the first section', () => {
    expect(placeOfScenario('# words\n', { line: 1, column: 1 }, [], notebook)).toBeUndefined();
  });

  it('is the cell that a line of the notebook belongs to, to its last blank line', () => {
    for (const { id, line, endLine } of notebook.cells) {
      for (const each of [line, endLine]) {
        expect(placeOfNotebook(notebook, each)).toEqual({ kind: 'cell', id });
      }
    }
  });
});
