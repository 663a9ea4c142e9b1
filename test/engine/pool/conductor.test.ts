import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareOutcome } from '../../../engine/analysis/compare.ts';
import { influences } from '../../../engine/analysis/influence.ts';
import { meanFlows } from '../../../engine/analysis/mean-flows.ts';
import { summarise } from '../../../engine/analysis/summarise.ts';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import { compile } from '../../../engine/model/compile.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createConductor, type Conductor, type RunNews } from '../../../engine/pool/conductor.ts';
import type { Pool, RunOptions } from '../../../engine/pool/pool.ts';
import { fail } from '../../../engine/errors/baserate-error.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { emptyTally, mergeTally, type Tally } from '../../../engine/simulate/tally.ts';

const read = readScenario('scenarios/us-travelers/scenario.yaml', (path) =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'),
);
const scenario = { ...read, run: { ...read.run, draws: 4_000 } };
const model = compile(scenario);
const outcome = model.outcomes[0]?.name ?? '';

/** A pool that counts when it is told to. */
class HandPool implements Pool {
  readonly kernels = [];
  readonly size = 1;
  /** Part of a run's work that draws with people followed are; the rest is laws, worked out later. */
  share = 1;
  readonly runs: { model: Model; options: RunOptions; step(draws: number): void }[] = [];

  run(of: Model, options: RunOptions): Promise<Tally> {
    return new Promise((resolve, reject) => {
      let tally = emptyTally(of);
      const simulator = createSimulator(of);
      const cancelled = () => reject(fail('pool/cancelled', 'run', 'was cancelled'));
      options.signal?.addEventListener('abort', cancelled);
      const step = (draws: number) => {
        const merged = mergeTally(tally, simulator.runChunk(tally.draws, draws));
        tally = merged;
        const counted = merged.draws;
        const drawsDone = this.share * counted;
        options.onProgress?.({ drawsDone, counted, draws: options.draws, tally: () => merged });
        if (counted === options.draws) resolve(merged);
      };
      this.runs.push({ model: of, options, step });
    });
  }

  close(): void {}
}

/** Long enough for a turn of the conductor, which takes less than a millisecond. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

let pool: HandPool;
let time: number;
let news: RunNews[];
let conductor: Conductor;
beforeEach(() => {
  pool = new HandPool();
  time = 0;
  news = [];
  const long = {
    influences: (...of: Parameters<typeof influences>) => Promise.resolve(influences(...of)),
    meanFlows: (...of: Parameters<typeof meanFlows>) => Promise.resolve(meanFlows(...of)),
  };
  conductor = createConductor(
    pool,
    long,
    () => time,
    (each) => news.push(each),
  );
});
afterEach(() => conductor.forget([1, 2, 3]));

async function step(draws: number, run = 0): Promise<void> {
  pool.runs[run]?.step(draws);
  await settle();
}

async function start(id: number, of = scenario): Promise<void> {
  conductor.start({ id, scenario: of, variant: 'base' });
  await settle();
}

describe('createConductor', () => {
  it('draws the first picture from 256 draws, then at four times the draws, and ends with digests', async () => {
    await start(1);
    await step(128);
    expect(news).toEqual([]);
    await step(128);
    await step(512);
    await step(256);
    await step(2_976);
    const pictures = news.flatMap((each) => (each.kind === 'picture' ? [each.drawsDone] : []));
    expect(pictures).toEqual([256, 1_024]);
    const whole = createSimulator(model).runChunk(0, 4_000);
    const digests = whole.outcomes.map((name, index) => [name, outcomeDigest(whole, index)]);
    expect(news.at(-1)).toEqual({ kind: 'done', id: 1, result: summarise(model, whole), digests });
  });

  it('draws it from 256 draws where they are a small part of the work', async () => {
    pool.share = 0.5;
    await start(1);
    await step(128);
    expect(news).toEqual([]);
    await step(128);
    await step(768);
    const pictures = news.flatMap((each) => (each.kind === 'picture' ? [each.drawsDone] : []));
    expect(pictures).toEqual([128, 512]);
  });

  it('shows what there is after half a second of slow draws', async () => {
    await start(1);
    time = 400;
    await step(40);
    expect(news.filter(({ kind }) => kind === 'picture')).toEqual([]);
    time = 600;
    await step(1);
    expect(news.at(-1)).toMatchObject({ kind: 'picture', drawsDone: 41 });
  });

  it('tells progress between pictures, not with every chunk', async () => {
    await start(1);
    await step(256);
    time = 50;
    await step(10);
    time = 100;
    await step(10);
    expect(news.map(({ kind }) => kind)).toEqual(['picture', 'progress']);
    expect(news[1]).toMatchObject({ drawsDone: 276 });
  });

  it('ends a glance with its first picture, of people followed alone, and can be asked about it', async () => {
    conductor.start({ id: 1, scenario, variant: 'base', isGlance: true });
    await settle();
    expect(pool.runs[0]?.options).toMatchObject({ draws: 256, isGlance: true });
    await step(128);
    await step(128);
    const result = summarise(model, createSimulator(model).runChunk(0, 256));
    expect(news).toEqual([{ kind: 'picture', id: 1, drawsDone: 256, result }]);
    await start(2);
    await step(256, 1);
    expect(await conductor.compare(1, 2, outcome)).toMatchObject({ draws: 256 });
  });

  it('never begins a run that was stopped with the message after its order', async () => {
    conductor.start({ id: 1, scenario, variant: 'base' });
    conductor.stop(1);
    conductor.start({ id: 2, scenario, variant: 'base' });
    await settle();
    expect(pool.runs).toHaveLength(1);
    await step(256);
    expect(news.map(({ id }) => id)).toEqual([2]);
  });

  it('is silent about a run that was stopped, and keeps what it had counted', async () => {
    await start(1);
    await step(256);
    conductor.stop(1);
    await step(1_024);
    expect(news).toHaveLength(1);
    expect(await conductor.compare(1, 1, outcome)).toMatchObject({ draws: 256 });
  });

  it('tells the problems of what cannot be compiled', async () => {
    await start(1);
    conductor.start({ id: 2, scenario, variant: 'nowhere' });
    await settle();
    expect(news).toMatchObject([{ kind: 'failed', id: 2, problems: [{ severity: 'error' }] }]);
  });

  it('compares two runs draw by draw, as far as both have come', async () => {
    await start(1);
    await start(2, { ...scenario, run: { ...scenario.run, seed: 'another' } });
    expect(await conductor.compare(1, 2, outcome)).toBeUndefined();
    await step(4_000);
    await step(256, 1);
    const base = createSimulator(model).runChunk(0, 4_000);
    const other = createSimulator(pool.runs[1]!.model).runChunk(0, 256);
    expect(await conductor.compare(1, 2, outcome)).toEqual(compareOutcome(base, other, outcome));
    expect(await conductor.compare(1, 2, 'no such outcome')).toBeUndefined();
    conductor.forget([1]);
    expect(await conductor.compare(1, 2, outcome)).toBeUndefined();
  });

  it('answers what moves an outcome, and where people go on average', async () => {
    await start(1);
    expect(await conductor.influences(1, outcome)).toBeUndefined();
    await step(4_000);
    const whole = createSimulator(model).runChunk(0, 4_000);
    expect(await conductor.influences(1, outcome)).toEqual(influences(model, whole, outcome));
    expect((await conductor.meanFlows(1))?.draws).toBe(256);
  });
});
