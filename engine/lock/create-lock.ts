import type { Estimate } from '../analysis/result.ts';
import { summarise } from '../analysis/summarise.ts';
import type { Model } from '../model/model.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Tally } from '../simulate/tally.ts';
import { ENGINE_VERSION } from '../version.ts';
import { outcomeDigest } from './digest.ts';
import { hashText } from './hash.ts';
import type { Lock, LockedOutcome } from './lock.ts';
import { folderOf, relativePath } from './relative-path.ts';

/** A finished run of one variant. */
export interface Run {
  readonly model: Model;
  readonly tally: Tally;
}

/**
 * The record of a scenario's runs that is committed beside it.
 *
 * @param scenario the scenario as read; its files are hashed
 * @param runs     finished runs by variant, `base` among them
 */
export function createLock(
  scenario: Pick<Scenario, 'path' | 'run' | 'inputs'>,
  runs: ReadonlyMap<string, Run>,
): Lock {
  return {
    baserate: 1,
    engine: ENGINE_VERSION,
    stream: 2,
    seed: scenario.run.seed,
    draws: scenario.run.draws,
    sampling: scenario.run.sampling ?? 'random',
    ...(scenario.run.precision && { precision: scenario.run.precision }),
    inputs: hashInputs(scenario),
    runs: Object.fromEntries([...runs].map(([variant, run]) => [variant, lockedOutcomes(run)])),
  };
}

/** SHA-256 of every file that a scenario was read from, by path relative to the scenario's folder. */
export function hashInputs(scenario: Pick<Scenario, 'path' | 'inputs'>): Lock['inputs'] {
  const folder = folderOf(scenario.path);
  return Object.fromEntries(
    scenario.inputs.map(({ path, text }) => [relativePath(folder, path), hashText(text)]),
  );
}

function lockedOutcomes({ model, tally }: Run): Record<string, LockedOutcome> {
  const result = summarise(model, tally);
  return Object.fromEntries(
    result.outcomes.map(({ name, final, method }) => [
      name,
      {
        digest: outcomeDigest(tally, tally.outcomes.indexOf(name)),
        mean: roundMean(final.mean),
        method: final.mean.method,
        mcse: roundForReading(final.mean.mcse),
        distribution: method,
        quantiles: final.quantiles.map(({ value }) => roundForReading(value)),
        atLeastOne: roundForReading(final.atLeastOne.value),
      },
    ]),
  );
}

/**
 * A mean to the second digit of its error and at least six, so that a diff shows every move that matters;
 * an exact one in full but for the last bits.
 */
function roundMean({ value, mcse }: Estimate): number {
  if (mcse === 0 || value === 0) return Number(value.toPrecision(15));
  let digits = DIGITS;
  for (let step = Math.abs(value); step * LEAST_STEP > mcse && digits < 15; digits++) step /= 10;
  return Number(value.toPrecision(digits));
}

/** Significant digits of a number that is read rather than compared; the digest proves equality. */
const DIGITS = 6;
/** With six digits the last stands for 1e-5 of a number at most: that is to be a tenth of its error. */
const LEAST_STEP = 1e-4;

function roundForReading(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
