import type { Lock, LockedOutcome } from './lock.ts';

/** One way in which two locks differ, with a sentence for people. */
export interface Difference {
  readonly kind:
    | 'outcome-moved'
    | 'outcome-added'
    | 'outcome-removed'
    | 'variant-added'
    | 'variant-removed'
    | 'setting-changed'
    | 'input-changed'
    | 'input-added'
    | 'input-removed';
  /** What differs: `base/convicted`, a variant, a setting's name or an input's path. */
  readonly subject: string;
  readonly message: string;
  /** Whether the run no longer gives what was locked; a changed comment in an input does not. */
  readonly moves: boolean;
  readonly before?: LockedOutcome;
  readonly after?: LockedOutcome;
}

/**
 * What moved between a lock and a newer one, and by how much: outcomes first, then settings, then the
 * inputs that may be the reason. Empty when the two say the same.
 */
export function compareLock(old: Lock, now: Lock): readonly Difference[] {
  return [
    ...variantDifferences(old, now),
    ...settingDifferences(old, now),
    ...inputDifferences(old, now),
  ];
}

function variantDifferences(old: Lock, now: Lock): Difference[] {
  return unionOfKeys(old.runs, now.runs).flatMap((variant): Difference[] => {
    const before = old.runs[variant];
    const after = now.runs[variant];
    if (!before || !after) {
      const message = after
        ? `variant ${variant} is not in the lock`
        : `variant ${variant} is in the lock but no longer in the scenario`;
      return [
        {
          kind: after ? 'variant-added' : 'variant-removed',
          subject: variant,
          message,
          moves: true,
        },
      ];
    }
    return unionOfKeys(before, after).flatMap((outcome) =>
      outcomeDifference(`${variant}/${outcome}`, before[outcome], after[outcome]),
    );
  });
}

function outcomeDifference(
  subject: string,
  before: LockedOutcome | undefined,
  after: LockedOutcome | undefined,
): Difference[] {
  if (before && after) {
    if (before.digest === after.digest) return [];
    const message = `${subject} moved: ${describeMove(before, after)}`;
    return [{ kind: 'outcome-moved', subject, message, moves: true, before, after }];
  }
  if (after) {
    const message = `outcome ${subject} is not in the lock`;
    return [{ kind: 'outcome-added', subject, message, moves: true, after }];
  }
  if (before) {
    const message = `outcome ${subject} is in the lock but no longer in the scenario`;
    return [{ kind: 'outcome-removed', subject, message, moves: true, before }];
  }
  return [];
}

const QUANTILE_NAMES = ['5 %', '25 %', '50 %', '75 %', '95 %'];

function describeMove(before: LockedOutcome, after: LockedOutcome): string {
  const parts: string[] = [];
  if (before.mean !== after.mean) {
    const shift = (after.mean - before.mean) / before.mcse;
    const inErrors = before.mcse > 0 ? ` (${signed(shift)} Monte Carlo standard errors)` : '';
    parts.push(`mean ${before.mean} → ${after.mean}${inErrors}`);
  }
  const quantiles = QUANTILE_NAMES.flatMap((name, i) => {
    const from = before.quantiles[i];
    const to = after.quantiles[i];
    return from === to ? [] : [`${name} ${from} → ${to}`];
  });
  if (quantiles.length > 0) parts.push(`quantiles ${quantiles.join(', ')}`);
  if (before.atLeastOne !== after.atLeastOne) {
    parts.push(`probability of at least one ${before.atLeastOne} → ${after.atLeastOne}`);
  }
  if (parts.length === 0) parts.push('the summary is the same but the draws differ');
  return parts.join('; ');
}

function signed(value: number): string {
  const text = Math.abs(value).toPrecision(2);
  return `${value < 0 ? '−' : '+'}${Number(text)}`;
}

function settingDifferences(old: Lock, now: Lock): Difference[] {
  const settings = ['seed', 'draws', 'sampling', 'precision', 'stream', 'engine'] as const;
  return settings.flatMap((name): Difference[] => {
    const [before, after] = [old[name], now[name]].map((value) => JSON.stringify(value) ?? 'none');
    if (before === after) return [];
    const message = `${name} changed: ${before} → ${after}`;
    // Another engine version that gives the same digests has reproduced the run.
    return [{ kind: 'setting-changed', subject: name, message, moves: name !== 'engine' }];
  });
}

function inputDifferences(old: Lock, now: Lock): Difference[] {
  return unionOfKeys(old.inputs, now.inputs).flatMap((path): Difference[] => {
    const before = old.inputs[path];
    const after = now.inputs[path];
    if (before === after) return [];
    if (before === undefined)
      return [input('input-added', path, `${path} was not read when the lock was made`)];
    if (after === undefined) return [input('input-removed', path, `${path} is no longer read`)];
    return [input('input-changed', path, `${path} has changed since the lock was made`)];
  });
}

function input(kind: Difference['kind'], path: string, message: string): Difference {
  return { kind, subject: path, message, moves: false };
}

function unionOfKeys(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
