import { describe, expect, it } from 'vitest';
import type { RunNews } from '../../../engine/pool/conductor-browser.ts';
import { EarlyRun } from '../../../ui/run/early-run.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { readProjectFile } from '../../../ui/project/project-file.ts';
import { HandConductor } from './hand-conductor.ts';

const ID = 'france-dead';
const parsed = parseScenario(ID, readProjectFile(`scenarios/${ID}/scenario.yaml`) ?? '');
if (parsed.kind !== 'scenario') throw new Error('the scenario can be read');
const { scenario } = parsed;

function begin() {
  const conductor = new HandConductor();
  const told: RunNews['kind'][] = [];
  const run = new EarlyRun(conductor, scenario, 'base', ({ kind }) => told.push(kind));
  const at = (index: number) => {
    const found = conductor.runs[index];
    if (found === undefined) throw new Error('the run was begun');
    return found;
  };
  return { conductor, run, told, at };
}

describe('a run that is begun before the notebook is there', () => {
  it('tells who began it until it is taken over, and then only who took it', async () => {
    const { run, told, at } = begin();
    at(0).picture(64);
    const later: RunNews['kind'][] = [];
    expect(run.take(({ kind }) => later.push(kind))).toBe(at(0).id);
    expect(later).toEqual([]);
    await Promise.resolve();
    expect(later).toEqual(['picture']);
    at(0).done();
    expect(told).toEqual(['picture']);
    expect(later).toEqual(['picture', 'done']);
    expect(run.isDone).toBe(true);
  });

  it('tells once more that it is done to whoever takes it over later', async () => {
    const { run, at } = begin();
    at(0).done();
    const later: RunNews['kind'][] = [];
    run.take(({ kind }) => later.push(kind));
    await Promise.resolve();
    expect(later).toEqual(['done']);
  });

  it('is begun again when the conductor is lost, unless somebody took it over', () => {
    const first = begin();
    first.conductor.lose();
    expect(first.conductor.runs).toHaveLength(2);
    const second = begin();
    second.run.take(() => undefined);
    second.conductor.lose();
    expect(second.conductor.runs).toHaveLength(1);
  });

  it('is stopped and unheard of when it is dropped', () => {
    const { run, told, at } = begin();
    run.drop();
    expect(at(0).isStopped).toBe(true);
    at(0).done();
    expect(told).toEqual([]);
  });
});
