import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  compile,
  createSimulator,
  emptyTally,
  fail,
  mergeTally,
  readScenario,
  type Model,
  type Pool,
  type RunOptions,
  type Tally,
} from '../../../engine/index.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';
import { RunStore } from '../../../ui/run/run-store.svelte.ts';

const model = compile(readScenario(scenarioPath('us-travelers'), readProjectFile));
const simulator = createSimulator(model);

/** A pool that counts when it is told to. */
class HandPool implements Pool {
  readonly size = 1;
  readonly runs: { options: RunOptions; step(draws: number): void; fail(): void }[] = [];

  run(of: Model, options: RunOptions): Promise<Tally> {
    return new Promise((resolve, reject) => {
      let tally = emptyTally(of);
      options.signal?.addEventListener('abort', () =>
        reject(fail('pool/cancelled', 'run', 'was cancelled')),
      );
      this.runs.push({
        options,
        step: (draws) => {
          const merged = mergeTally(tally, simulator.runChunk(tally.draws, draws));
          tally = merged;
          options.onProgress?.({
            drawsDone: merged.draws,
            draws: options.draws,
            tally: () => merged,
          });
          if (merged.draws === options.draws) resolve(merged);
        },
        fail: () => reject(fail('pool/worker-lost', 'draws 0 to 7', 'must not lose their worker')),
      });
    });
  }

  close(): void {}
}

const request = (key: string) => ({ key, draws: 64, compile: () => model });
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

let pool: HandPool;
let store: RunStore;
beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw());
  pool = new HandPool();
  store = new RunStore(pool);
});
afterEach(() => vi.unstubAllGlobals());

describe('run store', () => {
  it('shows a preview, redraws at four times the draws, and ends with digests', async () => {
    store.want([request('a')]);
    pool.runs[0]?.step(8);
    const first = store.get('a')?.result;
    expect(first?.draws).toBe(8);
    pool.runs[0]?.step(8);
    expect(store.get('a')).toMatchObject({ drawsDone: 16, phase: 'running', result: first });
    pool.runs[0]?.step(16);
    expect(store.get('a')?.result?.draws).toBe(32);
    pool.runs[0]?.step(32);
    await settle();
    expect(store.get('a')).toMatchObject({ phase: 'done', drawsDone: 64 });
    expect(store.get('a')?.digests?.size).toBe(model.outcomes.length);
  });

  it('cancels a run that is no longer wanted and never shows it', async () => {
    store.want([request('a')]);
    pool.runs[0]?.step(8);
    store.want([request('b')]);
    expect(pool.runs[0]?.options.signal?.aborted).toBe(true);
    await settle();
    expect(store.get('a')).toBeUndefined();
    expect(store.get('b')).toMatchObject({ phase: 'running', drawsDone: 0 });
  });

  it('starts one run after another, and keeps what is finished', async () => {
    store.want([request('a'), request('b')]);
    expect(pool.runs).toHaveLength(1);
    pool.runs[0]?.step(64);
    await settle();
    expect(pool.runs).toHaveLength(2);
    store.want([request('a')]);
    expect(store.get('a')?.phase).toBe('done');
    expect(pool.runs).toHaveLength(2);
  });

  it('stops where it is asked to, keeps the picture, and runs again on request', async () => {
    store.want([request('a')]);
    pool.runs[0]?.step(8);
    store.stop('a');
    await settle();
    expect(store.get('a')).toMatchObject({ phase: 'stopped', drawsDone: 8 });
    expect(pool.runs[0]?.options.signal?.aborted).toBe(true);
    store.retry('a');
    expect(store.get('a')?.phase).toBe('running');
    expect(pool.runs).toHaveLength(2);
  });

  it('says why a run failed, and goes on with the next', async () => {
    store.want([request('a'), request('b')]);
    pool.runs[0]?.fail();
    await settle();
    expect(store.get('a')).toMatchObject({
      phase: 'failed',
      reason: 'draws 0 to 7: must not lose their worker',
    });
    expect(store.get('b')?.phase).toBe('running');
  });
});
