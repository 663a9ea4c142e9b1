import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  compile,
  createSimulator,
  influences,
  readScenario,
  type Influence,
} from '../../../engine/index.ts';
import { InfluenceStore } from '../../../ui/influence/influence-store.svelte.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';
import type { Run } from '../../../ui/run/run.ts';

const model = compile(readScenario(scenarioPath('us-travelers'), readProjectFile));
const tally = createSimulator(model).runChunk(0, 64);
const outcome = tally.outcomes[0] ?? '';
const runOf = (key: string, phase: Run['phase'] = 'done'): Run => ({
  ...{ key, id: 1, draws: 64, drawsDone: 64, phase },
});
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

let asked: number;
let idle: (() => void)[];
const conductor = {
  influences: (_id: number, of: string): Promise<readonly Influence[] | undefined> => {
    asked += 1;
    return Promise.resolve(influences(model, tally, of));
  },
};
let store: InfluenceStore;
beforeEach(() => {
  asked = 0;
  idle = [];
  vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
  store = new InfluenceStore(conductor);
});
afterEach(() => vi.unstubAllGlobals());

describe('influence store', () => {
  it('waits for an idle moment, asks once, and answers for that run alone', async () => {
    store.want(runOf('a'), outcome);
    store.want(runOf('a'), outcome);
    expect(asked).toBe(0);
    for (const work of idle) work();
    await settle();
    expect(asked).toBe(1);
    expect(store.get(runOf('a'), outcome)).toEqual(influences(model, tally, outcome));
    expect(store.get(runOf('b'), outcome)).toBeUndefined();
  });

  it('asks nothing of a run that is under way, and gives up what an edit overtook', async () => {
    store.want(runOf('a', 'running'), outcome);
    expect(idle).toHaveLength(0);
    store.want(runOf('a'), outcome);
    store.want(runOf('b', 'running'), outcome);
    for (const work of idle) work();
    await settle();
    expect(asked).toBe(0);
  });
});
