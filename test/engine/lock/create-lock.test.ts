import { describe, expect, it } from 'vitest';
import { createLock, hashInputs } from '../../../engine/lock/create-lock.ts';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import { hashText } from '../../../engine/lock/hash.ts';
import { readLock } from '../../../engine/lock/read-lock.ts';
import { serialiseLock } from '../../../engine/lock/serialise-lock.ts';
import { ENGINE_VERSION } from '../../../engine/version.ts';
import { createExpectation } from '../../../engine/simulate/expectation.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { makeModel } from '../../oracle/make-model.ts';
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
      stream: 2,
      engine: ENGINE_VERSION,
      seed: 'uk',
      draws: 7,
      sampling: 'random',
    });
    expect(lock.runs['base']?.['returned']?.digest).toBe(outcomeDigest(tally, 0));
  });

  it('summarises the counts at the horizon, rounded to six digits', () => {
    // the counts of the seven draws, by hand: mean, s / √7, and how many are at least 1
    const counts = [...tally.sample.values];
    const mean = counts.reduce((sum, count) => sum + count, 0) / 7;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 6;
    const some = counts.filter((count) => count > 0).length / 7;
    expect(lock.runs['base']?.['returned']).toMatchObject({
      mean: Number(mean.toPrecision(6)),
      mcse: Number(Math.sqrt(variance / 7).toPrecision(6)),
      atLeastOne: Number(some.toPrecision(6)),
    });
  });

  it('shows the exact mean of a model in which nothing is uncertain, and its error as 0', () => {
    const model = makeModel({
      states: ['well', 'ill'],
      flows: [{ from: 'well', to: 'ill', kind: 'probability', value: 1 / 3 }],
      people: { well: 1000 },
      steps: 3,
    });
    const simulated = createSimulator(model).runChunk(0, 50);
    const expected = createExpectation(model).runChunk(0, 1);
    const exact = createLock(
      scenario,
      new Map([['base', { model, tally: { ...simulated, expected } }]]),
    );
    expect(exact.runs['base']?.['in well']).toMatchObject({
      mean: Number((8000 / 27).toPrecision(15)),
      mcse: 0,
      method: 'conditional',
    });
    expect(exact.runs['base']?.['in ill']?.mean).toBeCloseTo(19000 / 27, 12);
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
