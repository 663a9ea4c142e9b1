import type { Lock } from '../../../engine/lock/lock.ts';

/** A lock with one variant; hashes are made up. */
export const exampleLock: Lock = {
  baserate: 1,
  engine: '0.1.0',
  stream: 2,
  seed: 'uk-2018',
  draws: 10_000,
  sampling: 'random',
  inputs: { 'scenario.yaml': '1'.repeat(64), '../evidence/press.yaml': '2'.repeat(64) },
  runs: {
    'more-trials': { convicted: outcome(70, 'c') },
    base: { returned: outcome(120, 'b'), convicted: outcome(58, 'a') },
  },
};

function outcome(mean: number, digit: string) {
  return {
    digest: digit.repeat(64),
    mean,
    mcse: 0.5,
    method: 'simulated' as const,
    distribution: 'simulated' as const,
    quantiles: [mean - 12, mean - 5, mean, mean + 5, mean + 13],
    atLeastOne: 1,
  };
}
