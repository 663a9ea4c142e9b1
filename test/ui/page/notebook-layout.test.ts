import { describe, expect, it } from 'vitest';
import { parseNotebook, readNotebook, readScenario } from '../../../engine/index.ts';
import { layOutNotebook, pinnedVariants } from '../../../ui/page/notebook-layout.ts';
import {
  listScenarioIds,
  readProjectFile,
  scenarioPath,
} from '../../../ui/project/project-file.ts';

const read = (id: string) => {
  const scenario = readScenario(scenarioPath(id), readProjectFile);
  return { scenario, notebook: readNotebook(scenario, readProjectFile) };
};
const layOut = (id: string) => {
  const { scenario, notebook } = read(id);
  return layOutNotebook(notebook, scenario);
};

describe('notebook layout', () => {
  it.each(listScenarioIds())('puts the question of %s first and loses no cell', (id) => {
    const layout = layOut(id);
    expect(layout.problems).toEqual([]);
    expect(layout.cells.flatMap(({ problems }) => problems)).toEqual([]);
    expect(layout.question?.kind).toBe('question');
    expect(layout.cells.some(({ cell }) => cell.id === layout.question?.id)).toBe(false);
    expect(new Set(layout.cells.map(({ cell }) => cell.id)).size).toBe(layout.cells.length);
  });

  it.each(listScenarioIds())('says in %s what the model leaves out', (id) => {
    const { scenario } = read(id);
    const limits = layOut(id).cells.filter(({ cell }) => cell.kind === 'limits');
    expect(limits).toHaveLength(1);
    expect(scenario.pathway.leavesOut.length).toBeGreaterThan(0);
  });

  it('leaves the title of the file to the heading of the page', () => {
    const first = layOut('uk-returnees').cells[0]?.cell;
    expect(first?.kind).toBe('prose');
    expect(first?.kind === 'prose' ? first.markdown : '# ').not.toMatch(/^\s*#\s/);
  });

  it('shows no cell for a title without text', () => {
    const { scenario } = read('uk-returnees');
    const text = '# Title\n\n```question id=q\n```\n\n## Next\n';
    const layout = layOutNotebook(parseNotebook(text, 'notebook.md'), scenario);
    expect(layout.cells.map(({ cell }) => cell.id)).toEqual(['prose-2']);
  });

  it('offers the assumptions that no cell names in one place', () => {
    const layout = layOut('uk-returnees');
    expect(layout.mainAssumptions).toBeDefined();
    expect(layout.namedAssumptions.has('convicted')).toBe(true);
  });

  it('tells a cell of what it names in vain, and shows the others', () => {
    const { scenario } = read('uk-returnees');
    const text = 'a ${convictd.mean}\n\n```table id=t\n```\n```compare id=c only=nobody\n```\n';
    const { cells } = layOutNotebook(parseNotebook(text, 'notebook.md'), scenario);
    expect(cells.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['notebook/unknown-outcome'],
      [],
      ['notebook/unknown-variant'],
    ]);
  });
});

describe('variants that a page pins', () => {
  it('are those that figures, tables, comparisons and live numbers name', () => {
    const { scenario } = read('uk-returnees');
    const pinned = (text: string) => pinnedVariants(parseNotebook(text, 'notebook.md'), scenario);
    expect(pinned('a ${convicted.mean} ${convicted.mean in base}')).toEqual(['base']);
    expect(pinned('${convicted.difference in more-trials from half-weight}')).toEqual([
      'half-weight',
      'more-trials',
    ]);
    expect(pinned('```table id=t variant=more-trials\n```\n')).toEqual(['more-trials']);
    expect(pinned('```compare id=c only=more-trials\n```\n')).toEqual(['base', 'more-trials']);
    expect(pinned('```compare id=c\n```\n')).toHaveLength(scenario.variants.length + 1);
    expect(pinned('`${convicted.mean in base}`')).toEqual([]);
  });
});
