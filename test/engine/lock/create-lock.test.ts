import { describe, expect, it } from 'vitest';
import { createLock, hashInputs } from '../../../engine/lock/create-lock.ts';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import { hashText } from '../../../engine/lock/hash.ts';
import { readLock } from '../../../engine/lock/read-lock.ts';
import { serialiseLock } from '../../../engine/lock/serialise-lock.ts';
import { ENGINE_VERSION } from '../../../engine/version.ts';
import { countDraws } from '../pool/count-draws.mjs';
import { countingModel } from '../pool/counting-platform.ts';

const scenario = {
  path: 'scenarios/uk/scenario.yaml',
  run: { seed: 'uk', draws: 7 },
  inputs: [
    { path: 'scenarios/uk/scenario.yaml', text: 'baserate: 1\n' },
    { path: 'scenarios/evidence/press.yaml', text: 'baserate-evidence: 1\n' },
  ],
};
const tally = countDraws(0, 7);
const lock = createLock(scenario, new Map([['base', { model: countingModel, tally }]]));

describe('createLock', () => {
  it('records versions, seed, draws, and the digest of every outcome', () => {
    expect(lock).toMatchObject({
      baserate: 1,
      stream: 1,
      engine: ENGINE_VERSION,
      seed: 'uk',
      draws: 7,
    });
    expect(lock.runs['base']?.['returned']?.digest).toBe(outcomeDigest(tally, 0));
  });

  it('summarises the counts at the horizon, rounded to six digits', () => {
    // the counts of the seven draws, by hand: mean, s / √7, and how many are at least 1
    const counts = [...tally.sample.counts];
    const mean = counts.reduce((sum, count) => sum + count, 0) / 7;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 6;
    const some = counts.filter((count) => count > 0).length / 7;
    expect(lock.runs['base']?.['returned']).toMatchObject({
      mean: Number(mean.toPrecision(6)),
      mcse: Number(Math.sqrt(variance / 7).toPrecision(6)),
      atLeastOne: Number(some.toPrecision(6)),
    });
  });

  it('can be written and read back', () => {
    expect(readLock('lock.json', serialiseLock(lock))).toEqual(lock);
  });
});

describe('hashInputs', () => {
  it('names files as seen from the folder of the scenario, so that a clone elsewhere agrees', () => {
    expect(hashInputs(scenario)).toEqual({
      'scenario.yaml': hashText('baserate: 1\n'),
      '../evidence/press.yaml': hashText('baserate-evidence: 1\n'),
    });
    const elsewhere = {
      path: 'a/b/uk/scenario.yaml',
      inputs: scenario.inputs.map(({ path, text }) => ({
        path: path.replace('scenarios/', 'a/b/'),
        text,
      })),
    };
    expect(hashInputs(elsewhere)).toEqual(hashInputs(scenario));
  });
});
