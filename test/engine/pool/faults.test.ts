import { afterEach, describe, expect, it } from 'vitest';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import { createPool, type Pool, type PoolLimits } from '../../../engine/pool/pool.ts';
import { mergeTally } from '../../../engine/simulate/tally.ts';
import { countDraws, countMeans } from './count-draws.mjs';
import { countingModel, countingPlatform, type CountingPlatform } from './counting-platform.ts';

const draws = 1_500;
/** What one thread counts, with no worker at all. */
const expected = outcomeDigest(mergeTally(countDraws(0, draws), countMeans(0, 256)), 0);

const open: Pool[] = [];
afterEach(() => {
  for (const made of open.splice(0)) made.close();
});

/** Runs on a pool and gives the digest, and how long after the fault the lost worker was replaced. */
async function runThrough(
  platform: CountingPlatform,
  limits?: Partial<PoolLimits>,
): Promise<{ digest: string; noticedMs: number; spawned: number }> {
  const pool = createPool(platform, limits);
  open.push(pool);
  const planted = new BroadcastChannel('planted');
  let failedAt = NaN;
  planted.onmessage = () => (failedAt = performance.now());
  try {
    const tally = await pool.run(countingModel, { draws });
    const replacedAt = platform.spawnedAt[platform.size] ?? NaN;
    const digest = outcomeDigest(tally, 0);
    return { digest, noticedMs: replacedAt - failedAt, spawned: platform.spawned.length };
  } finally {
    planted.close();
  }
}

describe('a fault in a worker thread', () => {
  it.each(['throw', 'exit', 'memory', 'hang'])(
    'is noticed within a second where it is %s; the chunk runs again and the digest stays',
    async (fault) => {
      const platform = countingPlatform(1, (nth) => (nth === 0 ? `fault=${fault}&from=100` : ''));
      const { digest, noticedMs, spawned } = await runThrough(platform);
      expect(digest).toBe(expected);
      expect(spawned).toBe(2);
      expect(noticedMs).toBeLessThan(1_000);
    },
  );

  it('is noticed within a second where the thread is ended from outside', async () => {
    const platform = countingPlatform(1, () => 'pause=20');
    const pool = createPool(platform);
    open.push(pool);
    let endedAt = NaN;
    const tally = await pool.run(countingModel, {
      draws,
      onProgress() {
        if (!Number.isNaN(endedAt)) return;
        endedAt = performance.now();
        platform.spawned[0]?.terminate();
      },
    });
    expect(outcomeDigest(tally, 0)).toBe(expected);
    expect((platform.spawnedAt[1] ?? NaN) - endedAt).toBeLessThan(1_000);
  });

  it('does not hold a run up where one worker never starts', async () => {
    const platform = countingPlatform(2, (nth) => (nth === 0 ? 'fault=silent' : ''));
    const began = performance.now();
    const { digest } = await runThrough(platform, { readyMs: 60_000 });
    expect(digest).toBe(expected);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('is told from mere slowness: draws that take longer than the patience finish', async () => {
    const platform = countingPlatform(1, () => 'slow=2');
    const { digest, spawned } = await runThrough(platform, { hangMs: 100, chunkMs: 2_000 });
    expect(digest).toBe(expected);
    expect(spawned).toBeLessThanOrEqual(4); // after 100 and 200 ms in vain, the third takes its 256 ms; perhaps once more for means
  });

  it('ends the run with the reason where every worker hangs at the same draw', async () => {
    const platform = countingPlatform(2, () => 'fault=hang&from=100');
    const run = runThrough(platform, { hangMs: 50, chunkMs: 200 });
    await expect(run).rejects.toThrow(
      /draws 0 to 127: must not lose their worker 3 times; the last time, it did not finish a chunk within 0\.\d+ seconds/,
    );
  });
});
