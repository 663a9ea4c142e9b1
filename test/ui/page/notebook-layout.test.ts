import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { layOutNotebook } from '../../../ui/page/notebook-layout.ts';
import {
  listScenarioIds,
  readProjectFile,
  scenarioPath,
} from '../../../ui/project/project-file.ts';

describe('notebook layout', () => {
  it.each(listScenarioIds())('puts the question of %s first and loses no cell', (id) => {
    const layout = layOutNotebook(readScenario(scenarioPath(id), readProjectFile));
    expect(layout.problems).toEqual([]);
    expect(layout.question?.kind).toBe('question');
    expect(layout.cells.some(({ cell }) => cell.id === layout.question?.id)).toBe(false);
    expect(new Set(layout.cells.map(({ cell }) => cell.id)).size).toBe(layout.cells.length);
  });

  it('leaves the title of the file to the heading of the page', () => {
    const layout = layOutNotebook(readScenario(scenarioPath('uk-returnees'), readProjectFile));
    const first = layout.cells[0]?.cell;
    expect(first?.kind).toBe('prose');
    expect(first?.kind === 'prose' ? first.markdown : '# ').not.toMatch(/^\s*#\s/);
  });

  it('offers the assumptions that no cell names in one place', () => {
    const layout = layOutNotebook(readScenario(scenarioPath('uk-returnees'), readProjectFile));
    expect(layout.mainAssumptions).toBeDefined();
    expect(layout.namedAssumptions.has('convicted')).toBe(true);
  });
});
