import { describe, expect, it } from 'vitest';
import { compareLock } from '../../../engine/lock/compare-lock.ts';
import type { Lock, LockedOutcome } from '../../../engine/lock/lock.ts';
import { exampleLock } from './example-lock.ts';

const base = exampleLock.runs['base']!;
const convicted = base['convicted']!;

function withConvicted(change: Partial<LockedOutcome>): Lock {
  const moved = { ...convicted, digest: 'd'.repeat(64), ...change };
  return { ...exampleLock, runs: { ...exampleLock.runs, base: { ...base, convicted: moved } } };
}

describe('compareLock', () => {
  it('finds nothing between a lock and itself', () => {
    expect(compareLock(exampleLock, exampleLock)).toEqual([]);
  });

  it('names the outcome that moved, with the means, the shift in standard errors and the quantiles', () => {
    // (61 − 58) / 0.5 = 6 standard errors
    const quantiles = [47, 53, 61, 66, 74];
    const [difference, ...others] = compareLock(
      exampleLock,
      withConvicted({ mean: 61, quantiles }),
    );
    expect(others).toEqual([]);
    expect(difference).toMatchObject({
      kind: 'outcome-moved',
      subject: 'base/convicted',
      moves: true,
    });
    expect(difference?.message).toBe(
      'base/convicted moved: mean 58 → 61 (+6 Monte Carlo standard errors); ' +
        'quantiles 5 % 46 → 47, 50 % 58 → 61, 75 % 63 → 66, 95 % 71 → 74',
    );
  });

  it('says so when draws differ although the summary does not show it', () => {
    const [difference] = compareLock(exampleLock, withConvicted({}));
    expect(difference?.message).toContain('the summary is the same but the draws differ');
    expect(difference?.moves).toBe(true);
  });

  it('gives no shift in standard errors when the locked mean had none', () => {
    const exact = withConvicted({ mcse: 0 });
    const [difference] = compareLock(exact, withConvicted({ digest: 'e'.repeat(64), mean: 60 }));
    expect(difference?.message).toBe('base/convicted moved: mean 58 → 60');
  });

  it('names outcomes and variants that came or went', () => {
    const lock: Lock = {
      ...exampleLock,
      runs: { base: { convicted, attacked: convicted }, other: { convicted } },
    };
    const kinds = compareLock(exampleLock, lock).map(({ kind, subject }) => `${kind} ${subject}`);
    expect(kinds.sort()).toEqual([
      'outcome-added base/attacked',
      'outcome-removed base/returned',
      'variant-added other',
      'variant-removed more-trials',
    ]);
  });

  it('does not count a changed input, or another engine with the same digests, as moved', () => {
    const inputs = { 'scenario.yaml': '9'.repeat(64), '../models/new.yaml': '3'.repeat(64) };
    const differences = compareLock(exampleLock, { ...exampleLock, engine: '0.2.0', inputs });
    expect(differences.map(({ kind, subject, moves }) => [kind, subject, moves])).toEqual([
      ['setting-changed', 'engine', false],
      ['input-changed', 'scenario.yaml', false],
      ['input-removed', '../evidence/press.yaml', false],
      ['input-added', '../models/new.yaml', false],
    ]);
  });

  it('tells other points and another precision', () => {
    const precision = { outcome: 'convicted', mcse: 0.05 };
    const found = compareLock(exampleLock, { ...exampleLock, sampling: 'sobol', precision });
    expect(found.map(({ message }) => message)).toEqual([
      'sampling changed: "random" → "sobol"',
      'precision changed: none → {"outcome":"convicted","mcse":0.05}',
    ]);
    expect(found.every(({ moves }) => moves)).toBe(true);
    expect(
      compareLock({ ...exampleLock, precision }, { ...exampleLock, precision: { ...precision } }),
    ).toEqual([]);
  });

  it('says which setting changed', () => {
    const messages = compareLock(exampleLock, { ...exampleLock, seed: 'uk-2019', draws: 500 });
    expect(messages.map(({ message }) => message)).toEqual([
      'seed changed: "uk-2018" → "uk-2019"',
      'draws changed: 10000 → 500',
    ]);
    expect(messages.every(({ moves }) => moves)).toBe(true);
  });
});
