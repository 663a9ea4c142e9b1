import { afterEach, describe, expect, it } from 'vitest';
import { compile, createSimulator, readScenario, summarise } from '../../../engine/index.ts';
import { followReader } from '../../../ui/locale/reader-locale.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';
import { resultCsv } from '../../../ui/export/result-csv.ts';

afterEach(() => followReader([]));

const scenario = readScenario(scenarioPath('uk-returnees'), readProjectFile);
const model = compile(scenario);
const result = summarise(model, createSimulator(model).runChunk(0, 32));

describe('result as CSV', () => {
  const rows = resultCsv(result, 'a "seed", quoted').trimEnd().split('\r\n');
  const columns = rows[0]?.split(',') ?? [];

  it('has one row for each outcome and month, the start included', () => {
    expect(rows).toHaveLength(1 + result.outcomes.length * (result.steps + 1));
  });

  it('says which run the numbers are of, and quotes what needs it', () => {
    expect(columns.slice(0, 8)).toEqual([
      ...['outcome', 'label', 'unit', 'variant', 'seed', 'draws', 'step', 'month'],
    ]);
    expect(rows[1]).toContain('"a ""seed"", quoted",32,0,2018-01,');
  });

  it('writes every number unrounded', () => {
    const last = result.outcomes[0]?.bySteps.at(-1);
    expect(rows[1 + result.steps]).toContain(
      `,${last?.mean.value},${last?.mean.mcse},${last?.sd},`,
    );
  });

  it('writes them the same for every reader', () => {
    const before = resultCsv(result, 'seed');
    followReader(['de-DE']);
    expect(resultCsv(result, 'seed')).toBe(before);
  });
});
