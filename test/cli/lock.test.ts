import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lock, Picture } from '../../engine/index.ts';
import { baserate, ensureBuilt, startBaserate } from '../built.ts';
import { exampleProject } from './example-project.ts';

beforeAll(ensureBuilt);

const LOCK = 'scenarios/uk/lock.json';

describe('baserate lock', () => {
  it('writes base and every variant, with inputs relative to the scenario', async () => {
    const { folder, read } = exampleProject();
    const { code, out } = await baserate(folder, ['lock', 'scenarios/uk/scenario.yaml']);
    expect(code).toBe(0);
    expect(out).toBe(`${LOCK}: new, 400 draws of base and 1 variant\n`);
    expect(JSON.parse(read(LOCK))).toMatchObject({
      baserate: 1,
      seed: 'example',
      draws: 400,
      inputs: {
        '../evidence/counts.yaml': expect.stringMatching(/^[0-9a-f]{64}$/),
        '../models/trial.yaml': expect.stringMatching(/^[0-9a-f]{64}$/),
        'scenario.yaml': expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      runs: { base: { convicted: {}, waiting: {} }, half: { convicted: {}, waiting: {} } },
    });
    expect(readdirSync(join(folder, 'scenarios/uk')).sort()).toEqual([
      'lock.json',
      'notebook.md',
      'picture.json',
      'scenario.yaml',
    ]);
  });

  it('writes the picture of the answer with the digests of the lock', async () => {
    const { folder, read } = exampleProject();
    await baserate(folder, ['lock', 'scenarios']);
    const lock = JSON.parse(read(LOCK)) as Lock;
    const picture = JSON.parse(read('scenarios/uk/picture.json')) as Picture; // the shapes under test
    expect(picture.outcome).toBe('convicted');
    for (const variant of ['base', 'half']) {
      expect(picture.runs[variant]?.digest).toBe(lock.runs[variant]?.['convicted']?.digest);
      expect(picture.runs[variant]?.dots).toHaveLength(50);
    }
    expect(picture.runs['base']?.difference).toBeUndefined();
    expect(picture.runs['half']?.difference?.draws).toBe(400);
  });

  it('gives the same bytes again, from another folder and with other workers', async () => {
    const { folder, read } = exampleProject();
    await baserate(folder, ['lock', 'scenarios', '--workers=1']);
    const first = read(LOCK);
    const again = await baserate(join(folder, 'scenarios'), ['lock', 'uk', '--workers=3']);
    expect(again.out).toContain('uk/lock.json: unchanged');
    expect(read(LOCK)).toBe(first);
  });

  it('says what moved since the old lock', async () => {
    const { folder, edit } = exampleProject();
    await baserate(folder, ['lock', 'scenarios']);
    edit('scenarios/evidence/counts.yaml', 'value: 54 of 400', 'value: 55 of 400');
    const { code, out } = await baserate(folder, ['lock', 'scenarios', '--json']);
    expect(code).toBe(0);
    const { locks } = JSON.parse(out) as {
      locks: { lock: string; state: string; differences: { kind: string; subject: string }[] }[];
    }; // the shape under test
    expect(locks.map(({ lock, state }) => [lock, state])).toEqual([[LOCK, 'changed']]);
    expect(locks[0]?.differences.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'outcome-moved base/convicted',
      'outcome-moved half/convicted',
      'input-changed ../evidence/counts.yaml',
    ]);
  });

  it('writes no lock at all when one of several scenarios is wrong', async () => {
    const { folder, read, write } = exampleProject();
    write(
      'scenarios/zz/scenario.yaml',
      read('scenarios/uk/scenario.yaml').replace('waiting: 400', 'waitin: 400'),
    );
    const { code, err } = await baserate(folder, ['lock', 'scenarios']);
    expect(code).toBe(2);
    expect(err).toContain('scenarios/zz/scenario.yaml:8:');
    expect(readdirSync(join(folder, 'scenarios/uk'))).not.toContain('lock.json');
  });

  it('leaves the old lock whole when it is killed on the way', async () => {
    const { folder, read, edit } = exampleProject();
    await baserate(folder, ['lock', 'scenarios']);
    const old = read(LOCK);
    edit('scenarios/uk/scenario.yaml', 'draws: 400', 'draws: 10000000');
    const locking = startBaserate(folder, ['lock', 'scenarios']);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    locking.kill('SIGKILL');
    expect((await locking.finished).signal).toBe('SIGKILL');
    expect(read(LOCK)).toBe(old);
  });
});
