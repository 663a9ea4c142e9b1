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
    stream: 1,
    seed: scenario.run.seed,
    draws: scenario.run.draws,
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
    result.outcomes.map(({ name, final }) => [
      name,
      {
        digest: outcomeDigest(tally, tally.outcomes.indexOf(name)),
        mean: roundForReading(final.mean.value),
        mcse: roundForReading(final.mean.mcse),
        quantiles: final.quantiles.map(({ value }) => roundForReading(value)),
        atLeastOne: roundForReading(final.atLeastOne.value),
      },
    ]),
  );
}

/**
 * Six significant digits, which is finer than any Monte Carlo error and keeps the last bits of a
 * floating-point summary out of diffs; the digest is what proves equality.
 */
function roundForReading(value: number): number {
  return Number(value.toPrecision(6));
}
