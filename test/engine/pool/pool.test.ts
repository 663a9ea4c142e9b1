// Long because every way in which a pool can be used, cancelled or fail is tried on one platform.
import { afterEach, describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import {
  createPool,
  type Pool,
  type PoolLimits,
  type Progress,
} from '../../../engine/pool/pool.ts';
import type { PoolPlatform } from '../../../engine/pool/platform.ts';
import { mergeTally } from '../../../engine/simulate/tally.ts';
import { countDraws, countMeans } from './count-draws.mjs';
import { countingModel, countingPlatform } from './counting-platform.ts';

const draws = 10_000;
/** What one thread gives that counts all draws at once, and takes the means of the first 256. */
const digestOf = (all: number, means = 256) =>
  outcomeDigest(mergeTally(countDraws(0, all), countMeans(0, means)), 0);
const expected = digestOf(draws);

const open: Pool[] = [];
function pool(platform: PoolPlatform, limits?: Partial<PoolLimits>): Pool {
  const made = createPool(platform, limits);
  open.push(made);
  return made;
}
afterEach(() => {
  for (const made of open.splice(0)) made.close();
});

/** The error a promise rejects with; fails when it is no BaserateError. */
async function problemOf(promise: Promise<unknown>): Promise<BaserateError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof BaserateError))
    throw new Error(`expected a BaserateError, got ${String(error)}`);
  return error;
}

describe('createPool', () => {
  it.each([1, 2, 3, 7])(
    'counts the same with %i workers, chunks dealt forward or reversed',
    async (size) => {
      const workers = pool(countingPlatform(size));
      const forward = await workers.run(countingModel, { draws });
      const reversed = await workers.run(countingModel, { draws, order: 'reversed' });
      expect(reversed).toEqual(forward);
      expect(outcomeDigest(forward, 0)).toBe(expected);
      expect(outcomeDigest(reversed, 0)).toBe(expected);
    },
  );

  it('reports progress after every chunk, the first after 128 draws and the means last, with the tally so far', async () => {
    const seen: Progress[] = [];
    await pool(countingPlatform(1)).run(countingModel, {
      draws: 1_000,
      onProgress: (p) => seen.push(p),
    });
    expect(seen.map(({ drawsDone }) => drawsDone)).toEqual([
      128, 564, 820, 1_000, 1_000, 1_000, 1_000, 1_000,
    ]);
    const counted = [128, 564, 564, 564, 564, 564, 564, 1_000]; // held after the first picture
    expect(seen.map((progress) => progress.tally().draws)).toEqual(counted);
    expect(seen.map((progress) => progress.counted)).toEqual(counted);
    const means = seen.map((progress) => progress.tally().expected.draws.length);
    expect(means).toEqual([0, 0, 0, 0, 0, 0, 0, 256]); // held until all are there
    expect(outcomeDigest(seen[0]!.tally(), 0)).toBe(outcomeDigest(countDraws(0, 128), 0));
  });

  it('has workers hand over in the middle of a run where somebody looks at what came before, else not', async () => {
    const middle = async (isWatched: boolean) => {
      let clock = 0;
      const counted = new Set<number>();
      const workers = pool({ ...countingPlatform(1), now: () => clock });
      const onProgress = (progress: Progress) => {
        clock += 20; // for each of some 25 chunks
        if (isWatched) progress.tally();
        counted.add(progress.counted);
      };
      const tally = await workers.run(countingModel, { draws: 40_000, onProgress });
      expect(tally.draws).toBe(40_000);
      return [...counted].filter((held) => held > 1_024 && held < 40_000);
    };
    expect(await middle(true)).not.toEqual([]);
    expect(await middle(false)).toEqual([]);
  });

  it.each(['exit', 'throw', 'hang'])(
    'replaces a worker that fails by %s in the middle of a run and counts the same',
    async (fault) => {
      const platform = countingPlatform(2, (nth) => (nth < 2 ? `fault=${fault}&from=3000` : ''));
      const tally = await pool(platform).run(countingModel, { draws });
      expect(outcomeDigest(tally, 0)).toBe(expected);
      expect(platform.spawned.length).toBeGreaterThan(2);
    },
  );

  it.each(['exit', 'throw', 'hang'])(
    'replaces a worker that fails by %s in a chunk of means and gives the same',
    async (fault) => {
      const wrong = `fault=${fault}&from=100&kind=expected`;
      const platform = countingPlatform(2, (nth) => (nth < 2 ? wrong : ''));
      const tally = await pool(platform).run(countingModel, { draws });
      expect(outcomeDigest(tally, 0)).toBe(expected);
      expect(platform.spawned.length).toBeGreaterThan(2);
    },
  );

  it('only follows people where a glance is asked for', async () => {
    const workers = pool(countingPlatform(2));
    const tally = await workers.run(countingModel, { draws: 256, isGlance: true });
    expect(tally.expected.draws).toHaveLength(0);
    expect(outcomeDigest(tally, 0)).toBe(outcomeDigest(countDraws(0, 256), 0));
  });

  it('is over without means where people are not independent', async () => {
    const capacity = {
      name: 'room',
      kind: 'state',
      limit: [[1]],
      rowAt: [0],
      occupants: [0],
      flows: [],
      diversions: [],
      ranks: [],
      admissions: [],
    } as const;
    const limited = { ...countingModel, capacities: [capacity] };
    const tally = await pool(countingPlatform(2)).run(limited, { draws: 500 });
    expect(outcomeDigest(tally, 0)).toBe(digestOf(500, 0));
  });

  it('works out again what a worker held when it was lost, and lets no draw that was handed over go', async () => {
    const platform = countingPlatform(1, (nth) => (nth === 0 ? 'fault=exit&from=9500' : ''));
    const seen: Progress[] = [];
    const tally = await pool(platform).run(countingModel, {
      draws,
      onProgress: (progress) => seen.push(progress),
    });
    expect(outcomeDigest(tally, 0)).toBe(expected);
    expect(platform.spawned).toHaveLength(2);
    const falls = (of: (progress: Progress) => number) =>
      seen.filter((progress, i) => i > 0 && of(progress) < of(seen[i - 1]!)).length;
    expect(falls(({ drawsDone }) => drawsDone)).toBe(1);
    expect(falls(({ counted }) => counted)).toBe(0);
    expect(falls((progress) => progress.tally().draws)).toBe(0);
  });

  it('keeps runs of one model at the same time apart', async () => {
    const workers = pool(countingPlatform(2));
    const [long, short] = await Promise.all([
      workers.run(countingModel, { draws }),
      workers.run(countingModel, { draws: 7_000 }),
    ]);
    expect(outcomeDigest(long, 0)).toBe(expected);
    expect(outcomeDigest(short, 0)).toBe(digestOf(7_000));
  });

  it('replaces a worker that never answers after it was started', async () => {
    const platform = countingPlatform(1, (nth) => (nth === 0 ? 'fault=silent' : ''));
    const tally = await pool(platform, { readyMs: 500 }).run(countingModel, { draws });
    expect(outcomeDigest(tally, 0)).toBe(expected);
  });

  it('counts the same when workers are ended from outside in the middle of a run', async () => {
    const platform = countingPlatform(2, () => 'pause=5');
    let ended = 0;
    const tally = await pool(platform).run(countingModel, {
      draws,
      onProgress: () => {
        if (ended < 2) platform.spawned[ended++]?.terminate();
      },
    });
    expect(ended).toBe(2);
    expect(outcomeDigest(tally, 0)).toBe(expected);
  });

  it('gives up with the reason when one chunk loses its worker three times, and stays usable', async () => {
    const platform = countingPlatform(1, (nth) => (nth < 3 ? 'fault=exit&from=3000' : ''));
    const workers = pool(platform);
    const error = await problemOf(workers.run(countingModel, { draws }));
    expect(error.code).toBe('pool/worker-lost');
    expect(error.message).toContain('exit code 7');
    expect(outcomeDigest(await workers.run(countingModel, { draws }), 0)).toBe(expected);
  });

  it('says so when the worker script cannot be started', async () => {
    const platform = countingPlatform(2, () => 'fault=silent');
    const error = await problemOf(pool(platform, { readyMs: 100 }).run(countingModel, { draws }));
    expect(error.code).toBe('pool/worker-lost');
    expect(error.message).toContain('it did not start within 0.1 seconds');
  });

  it('keeps code and path of a problem that the engine found in a worker', async () => {
    const platform = countingPlatform(2, () => 'fault=problem&from=600');
    const error = await problemOf(pool(platform).run(countingModel, { draws }));
    expect(error.problems).toEqual([
      { severity: 'error', code: 'model/planted', path: 'parameters.p', message: 'planted' },
    ]);
  });

  it('rejects a cancelled run within 250 ms and frees a worker whose chunk goes on, within 250 ms', async () => {
    const platform = countingPlatform(1, (nth) => (nth === 0 ? 'fault=hang&from=3000' : ''));
    const workers = pool(platform);
    const controller = new AbortController();
    const cancelled = workers.run(countingModel, {
      draws,
      signal: controller.signal,
      onProgress: ({ drawsDone }) => {
        // 2,688 draws are done when the chunk that hangs begins
        if (drawsDone === 2_688) setTimeout(() => controller.abort(), 50);
      },
    });
    let abortedAt = NaN;
    controller.signal.addEventListener('abort', () => (abortedAt = performance.now()));
    expect((await problemOf(cancelled)).code).toBe('pool/cancelled');
    expect(performance.now() - abortedAt).toBeLessThan(250);

    await new Promise((resolve) => setTimeout(resolve, 250 - (performance.now() - abortedAt)));
    expect(outcomeDigest(await workers.run(countingModel, { draws }), 0)).toBe(expected);
    expect(platform.spawned).toHaveLength(2);
  });

  it('drops what a cancelled run still counts, and goes on with the next run in the same workers', async () => {
    const platform = countingPlatform(2, () => 'pause=5');
    const workers = pool(platform);
    const controller = new AbortController();
    const cancelled = workers.run(countingModel, {
      draws,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    const next = workers.run({ ...countingModel }, { draws: 3_000 });
    expect((await problemOf(cancelled)).code).toBe('pool/cancelled');
    expect(outcomeDigest(await next, 0)).toBe(digestOf(3_000));
    expect(platform.spawned).toHaveLength(2);
  });

  it('refuses to begin with a signal that has aborted', async () => {
    const signal = AbortSignal.abort();
    const error = await problemOf(pool(countingPlatform(1)).run(countingModel, { draws, signal }));
    expect(error.code).toBe('pool/cancelled');
  });

  it('lets runs under way at the same time take turns', async () => {
    const workers = pool(countingPlatform(1));
    const order: string[] = [];
    await Promise.all(
      ['a', 'b'].map((name) =>
        workers.run({ ...countingModel }, { draws: 1_500, onProgress: () => order.push(name) }),
      ),
    );
    expect(['ab'.repeat(9), 'ba'.repeat(9)]).toContain(order.join(''));
  });

  it.each([0, -1, 1.5, NaN, Infinity, 4_294_967_296])('refuses %d draws', async (wrong) => {
    const error = await problemOf(pool(countingPlatform(1)).run(countingModel, { draws: wrong }));
    expect(error.code).toBe('pool/draws');
  });

  it('rejects runs under way and later ones when it is closed', async () => {
    const workers = pool(countingPlatform(1, () => 'fault=hang&from=0'));
    const pending = workers.run(countingModel, { draws });
    workers.close();
    expect((await problemOf(pending)).code).toBe('pool/closed');
    expect((await problemOf(workers.run(countingModel, { draws }))).code).toBe('pool/closed');
  });
});
