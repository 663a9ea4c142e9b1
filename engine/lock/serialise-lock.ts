import type { Lock, LockedOutcome } from './lock.ts';

/**
 * Text of a lock file, made to be read in a diff: JSON with one line for each input and each outcome,
 * `base` before the variants, everything else in alphabetical order, so that reordering a scenario
 * changes no line.
 */
export function serialiseLock(lock: Lock): string {
  const variants = Object.keys(lock.runs)
    .filter((name) => name !== 'base')
    .sort();
  const order = 'base' in lock.runs ? ['base', ...variants] : variants;
  return [
    '{',
    `  "baserate": ${lock.baserate},`,
    `  "engine": ${JSON.stringify(lock.engine)},`,
    `  "stream": ${lock.stream},`,
    `  "seed": ${JSON.stringify(lock.seed)},`,
    `  "draws": ${lock.draws},`,
    `  "sampling": ${JSON.stringify(lock.sampling)},`,
    ...(lock.precision ? [precision(lock.precision)] : []),
    '  "inputs": {',
    lines(Object.keys(lock.inputs).sort(), 4, (path) => JSON.stringify(lock.inputs[path])),
    '  },',
    '  "runs": {',
    order.map((variant) => run(variant, lock.runs[variant] ?? {})).join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n');
}

function precision({ outcome, mcse }: NonNullable<Lock['precision']>): string {
  return `  "precision": { "outcome": ${JSON.stringify(outcome)}, "mcse": ${mcse} },`;
}

function run(variant: string, outcomes: Readonly<Record<string, LockedOutcome>>): string {
  const body = lines(Object.keys(outcomes).sort(), 6, (name) => {
    const outcome = outcomes[name];
    return outcome ? outcomeLine(outcome) : 'null';
  });
  return `    ${JSON.stringify(variant)}: {\n${body}\n    }`;
}

function outcomeLine(outcome: LockedOutcome): string {
  const { mean, mcse, method, distribution, quantiles, atLeastOne, digest } = outcome;
  const means = `"mean": ${mean}, "mcse": ${mcse}, "method": "${method}"`;
  const law = `"distribution": "${distribution}", "quantiles": [${quantiles.join(', ')}]`;
  return `{ ${means}, ${law}, "atLeastOne": ${atLeastOne}, "digest": "${digest}" }`;
}

function lines(keys: readonly string[], indent: number, value: (key: string) => string): string {
  const space = ' '.repeat(indent);
  return keys.map((key) => `${space}${JSON.stringify(key)}: ${value(key)}`).join(',\n');
}
