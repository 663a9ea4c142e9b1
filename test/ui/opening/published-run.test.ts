import { describe, expect, it } from 'vitest';
import { compile, readScenario } from '../../../engine/index.ts';
import {
  makePublishedRun,
  writeLiteral,
  type PublishedRun,
} from '../../../ui/opening/published-run.ts';
import { runOnly } from '../../../ui/run/run-only.ts';
import { listScenarioIds } from '../../../ui/project/project-file.ts';
import { readProject } from '../../scenarios/read-project.ts';

const readText = readProject();

/** What the file of a run gives when a page loads it. */
function loaded(run: PublishedRun): PublishedRun {
  return new Function(`return ${writeLiteral(run)}`)() as PublishedRun; // made by the function under test
}

describe('makePublishedRun', () => {
  it.each(listScenarioIds())('gives a run of %s that is the same model', (id) => {
    const run = makePublishedRun(id, readText);
    if (run === undefined) return; // too long; see below
    const { variant, scenario } = loaded(run);
    expect(scenario).toEqual(run.scenario);
    const read = readScenario(`scenarios/${id}/scenario.yaml`, readText);
    expect(compile(runOnly(scenario), { variant })).toEqual(compile(read, { variant }));
  });

  it('leaves out scenarios that are long to write, and few of them', () => {
    const without = listScenarioIds().filter((id) => makePublishedRun(id, readText) === undefined);
    expect(without).toEqual(['uncounted-place']);
  });

  it('brings the digests of the lock, and no text of a file', () => {
    const run = makePublishedRun('uk-returnees', readText);
    expect(run?.digests['convicted']).toMatch(/^[0-9a-f]{64}$/);
    expect(writeLiteral(run)).not.toContain('publisher');
    expect(writeLiteral(run).length).toBeLessThan(30_000);
  });

  it('has nothing for a scenario without a lock', () => {
    const without = (path: string) => (path.endsWith('lock.json') ? undefined : readText(path));
    expect(makePublishedRun('uk-returnees', without)).toBeUndefined();
  });
});

describe('writeLiteral', () => {
  it('keeps infinite numbers, which JSON does not, and words that look like them', () => {
    expect(writeLiteral({ a: Infinity, b: [-Infinity], c: 'Infinity' })).toBe(
      '{"a":Infinity,"b":[-Infinity],"c":"Infinity"}',
    );
  });
});
