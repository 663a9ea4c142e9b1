import { describe, expect, it } from 'vitest';
import { compile, createSimulator, readScenario, summarise } from '../../../engine/index.ts';
import { tableRows } from '../../../ui/cell/table-rows.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const scenario = readScenario(scenarioPath('uk-returnees'), readProjectFile);
const model = compile(scenario);
const result = summarise(model, createSimulator(model).runChunk(0, 200));

describe('the lines of a table', () => {
  it('are all outcomes at the end unless the cell says otherwise', () => {
    const rows = tableRows({}, result.outcomes, result.clock);
    expect(rows.map(({ label }) => label)).toEqual(scenario.outcomes.map(({ label }) => label));
    const [row] = rows;
    const [first] = result.outcomes;
    expect(row?.date).toBe('');
    expect(row?.quantiles).toEqual(
      [0, 2, 4].map((at) => String(first?.final.quantiles[at]?.value)),
    );
  });

  it('are the outcomes, dates and quantiles that the cell names, in its order', () => {
    const rows = tableRows(
      { outcomes: ['returned', 'convicted'], quantiles: ['p95'], at: ['2020-01', '2028-01'] },
      result.outcomes,
      result.clock,
    );
    expect(rows.map(({ label, date }) => [label, date])).toEqual([
      [rows[0]?.label, 'Jan 2020'],
      [rows[0]?.label, 'Jan 2028'],
      [rows[2]?.label, 'Jan 2020'],
      [rows[2]?.label, 'Jan 2028'],
    ]);
    const convicted = result.outcomes.find(({ name }) => name === 'convicted');
    expect(rows[3]?.quantiles).toEqual([String(convicted?.final.quantiles[4].value)]);
    expect(rows[2]?.quantiles).toEqual([String(convicted?.bySteps[24]?.quantiles[4].value)]);
  });
});
