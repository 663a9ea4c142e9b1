import { describe, expect, it } from 'vitest';
import {
  CELL_KINDS,
  FIGURES,
  parseNotebook,
  readScenario,
  reviewNotebook,
  setCellOptions,
  type FencedCell,
} from '../../../engine/index.ts';
import { cellFields, fieldChange } from '../../../ui/cell/cell-fields.ts';
import { cellTemplate, NEW_KINDS } from '../../../ui/cell/cell-templates.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';
import { cellKindWords } from '../../../ui/words/cell-words.ts';

const scenario = readScenario(scenarioPath('women-and-minors'), readProjectFile);

function cellOf(text: string): FencedCell {
  const [cell] = parseNotebook(text, 'notebook.md').cells;
  if (cell === undefined || cell.kind === 'prose' || cell.kind === 'unread') throw new Error(text);
  return cell;
}

/** What the form makes of a cell when one field changes. */
function changed(text: string, name: string, value: string): string {
  const cell = cellOf(text);
  const { attributes, form } = fieldChange(cell, name, value, scenario);
  return setCellOptions(text, cell.id, attributes, form);
}

describe('new cells', () => {
  it('can be of every kind but the question, which a page has once, and are explained', () => {
    expect(new Set([...NEW_KINDS, 'question'])).toEqual(new Set([...CELL_KINDS, 'prose']));
    for (const kind of NEW_KINDS) expect(cellKindWords[kind].about).toMatch(/\S/);
  });

  it.each(NEW_KINDS)('read without fault when they are %s', (kind) => {
    const notebook = parseNotebook(`${cellTemplate(kind, scenario)}\n`, 'notebook.md');
    expect(notebook.cells).toHaveLength(1);
    expect(reviewNotebook(notebook, scenario)).toEqual([]);
  });
});

describe('the options of a cell', () => {
  it.each(FIGURES)('turn any figure into a %s that reads without fault', (form) => {
    for (const from of FIGURES) {
      const start = changed('```figure fan id=f outcome=returned\n```\n', 'form', from);
      const text = changed(start, 'form', form);
      const notebook = parseNotebook(text, 'notebook.md');
      expect(notebook.cells[0]).toMatchObject({ figure: form });
      expect(reviewNotebook(notebook, scenario).map(({ code }) => code)).not.toContain(
        'notebook/missing-attribute',
      );
    }
  });

  it('offer the claims in use for a forest, and those that are named', () => {
    const fields = cellFields(
      cellOf('```figure forest id=f only=bbc-uk-convicted\n```\n'),
      scenario,
    );
    expect(fields.map(({ name }) => name)).toEqual(['form', 'only']);
    const ids = fields[1]?.choices.map(({ value }) => value) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('france-returnees-in-custody');
    expect(ids).toContain('bbc-uk-convicted');
  });

  it('list the forms of the format', () => {
    const [form] = cellFields(cellOf('```figure fan id=f outcome=returned\n```\n'), scenario);
    expect(form?.choices.map(({ value }) => value)).toEqual(FIGURES);
  });

  it('take an attribute out where the choice is what holds unless it is stated', () => {
    const table = '```table id=t quantiles=p5,p95\n```\n';
    expect(changed(table, 'quantiles', '')).toBe('```table id=t\n```\n');
    expect(changed(table, 'quantiles', 'p25,p75')).toBe('```table id=t quantiles=p25,p75\n```\n');
  });
});
