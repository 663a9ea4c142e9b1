import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';
import { RunStore } from '../../../ui/run/run-store.svelte.ts';
import { HandConductor } from './hand-conductor.ts';

const read = readScenario(scenarioPath('us-travelers'), readProjectFile);
const scenario = { ...read, run: { ...read.run, draws: 64 } };
const request = (key: string) => ({ key, scenario, variant: 'base' });

let frames: (() => void)[];
const nextFrame = () => {
  for (const draw of frames.splice(0)) draw();
};
let conductor: HandConductor;
let store: RunStore;
beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  conductor = new HandConductor();
  store = new RunStore(conductor);
});
afterEach(() => vi.unstubAllGlobals());

describe('run store', () => {
  it('shows pictures as they come, one a frame, and ends with digests', () => {
    store.want([request('a')]);
    const [run] = conductor.runs;
    run?.progress(2);
    expect(store.get('a')).toMatchObject({ phase: 'running', drawsDone: 0 });
    const first = run?.picture(4);
    expect(store.get('a')).toMatchObject({ phase: 'running', drawsDone: 4, result: first });
    const second = run?.picture(8);
    run?.progress(12);
    expect(store.get('a')).toMatchObject({ drawsDone: 4, result: first });
    expect(frames).toHaveLength(1);
    nextFrame();
    expect(store.get('a')).toMatchObject({ phase: 'running', drawsDone: 12, result: second });
    const third = run?.picture(16);
    expect(store.get('a')).toMatchObject({ drawsDone: 16, result: third });
    run?.done();
    expect(store.get('a')).toMatchObject({ phase: 'done', drawsDone: 64 });
    expect(store.get('a')?.digests?.size).toBe(scenario.outcomes.length);
  });

  it('draws no picture of a run that ended or was given up before the frame', () => {
    store.want([request('a')]);
    conductor.runs[0]?.picture(8);
    conductor.runs[0]?.done();
    nextFrame();
    expect(store.get('a')).toMatchObject({ phase: 'done', drawsDone: 64 });
    store.want([request('b')]);
    conductor.runs[1]?.picture(4);
    conductor.runs[1]?.picture(8);
    store.want([request('c')]);
    nextFrame();
    expect(store.get('b')).toBeUndefined();
    expect(store.get('c')).toMatchObject({ phase: 'running', drawsDone: 0 });
  });

  it('cancels a run that is no longer wanted and never shows it', () => {
    store.want([request('a')]);
    store.want([request('b')]);
    expect(conductor.runs[0]?.isStopped).toBe(true);
    conductor.runs[0]?.done();
    expect(store.get('a')).toBeUndefined();
    expect(store.get('b')).toMatchObject({ phase: 'running', drawsDone: 0 });
  });

  it('draws no more than a first picture of the most urgent while a value moves, and all of it at rest', () => {
    store.want([request('a'), request('base')], true);
    expect(conductor.runs).toHaveLength(1);
    expect(conductor.runs[0]?.order.isGlance).toBe(true);
    const glance = conductor.runs[0]?.picture(8);
    expect(store.get('a')).toMatchObject({ phase: 'running', drawsDone: 8, result: glance });
    expect(conductor.runs).toHaveLength(1);
    store.want([request('b'), request('base')], true);
    expect(store.get('a')).toBeUndefined();
    const last = conductor.runs[1]?.picture(8);
    store.want([request('b'), request('base')]);
    expect(conductor.runs[1]?.isStopped).toBe(true);
    expect(conductor.runs[2]?.order.isGlance).toBe(false);
    expect(store.get('b')).toMatchObject({ phase: 'running', result: last });
    conductor.runs[2]?.done();
    expect(store.get('b')).toMatchObject({ phase: 'done', drawsDone: 64 });
    expect(conductor.runs).toHaveLength(4);
  });

  it('lets a whole run of what is wanted go on when a value begins to move', () => {
    store.want([request('a')]);
    store.want([request('a')], true);
    expect(conductor.runs).toHaveLength(1);
    expect(conductor.runs[0]?.isStopped).toBe(false);
    store.want([request('a')]);
    conductor.runs[0]?.done();
    expect(store.get('a')?.phase).toBe('done');
    expect(conductor.runs).toHaveLength(1);
  });

  it('starts one run after another, and keeps what is finished', () => {
    store.want([request('a'), request('b')]);
    expect(conductor.runs).toHaveLength(1);
    conductor.runs[0]?.done();
    expect(conductor.runs).toHaveLength(2);
    store.want([request('a')]);
    expect(store.get('a')?.phase).toBe('done');
    expect(conductor.runs).toHaveLength(2);
  });

  it('stops where it is asked to, keeps the picture, and runs again on request', () => {
    store.want([request('a')]);
    conductor.runs[0]?.picture(8);
    nextFrame();
    store.stop('a');
    expect(store.get('a')).toMatchObject({ phase: 'stopped', drawsDone: 8 });
    expect(conductor.runs[0]?.isStopped).toBe(true);
    store.retry('a');
    expect(store.get('a')?.phase).toBe('running');
    expect(conductor.runs).toHaveLength(2);
  });

  it('says why a run failed, and goes on with the next', () => {
    store.want([request('a'), request('b')]);
    conductor.runs[0]?.fail();
    expect(store.get('a')).toMatchObject({
      phase: 'failed',
      reason: 'draws 0 to 7: must not lose their worker',
    });
    expect(store.get('b')?.phase).toBe('running');
  });

  it('runs again what is wanted when the conductor is lost, and leaves on screen what was done', () => {
    store.want([request('a'), request('b')]);
    conductor.runs[0]?.done();
    conductor.runs[1]?.picture(8);
    nextFrame();
    conductor.lose();
    expect(store.get('a')).toMatchObject({ phase: 'done', id: 1 });
    conductor.runs[2]?.picture(8);
    nextFrame();
    expect(store.get('a')).toMatchObject({ phase: 'done', drawsDone: 64 });
    conductor.runs[2]?.done();
    expect(store.get('a')).toMatchObject({ phase: 'done', id: 3 });
    conductor.runs[3]?.done();
    expect(store.get('b')).toMatchObject({ phase: 'done', id: 4 });
  });

  it('gives a run up that has cost three conductors, says why, and goes on with the next', () => {
    store.want([request('a'), request('b')]);
    for (let times = 0; times < 3; times++) conductor.lose();
    expect(store.get('a')).toMatchObject({ phase: 'failed' });
    expect(store.get('a')?.reason).toMatch(/3 times/);
    expect(store.get('b')?.phase).toBe('running');
  });
});
