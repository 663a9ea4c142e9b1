import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../engine/distribution/distribution.ts';
import { KERNEL_KINDS } from '../../engine/wasm/portable-object.ts';
import { goldenStreams, type GoldenSet } from '../oracle/golden-streams.ts';
import { goldenLine } from '../oracle/golden-text.ts';

const folder = new URL('../fixtures/golden/', import.meta.url);

/** One of each kind, so that the compiler tells of a kind without golden values. */
const kinds: Readonly<Record<Exclude<Distribution['kind'], 'fixed'>, true>> = {
  beta: true,
  binomial: true,
  empirical: true,
  exponential: true,
  gamma: true,
  'log-logistic': true,
  'logit-normal': true,
  lognormal: true,
  mixture: true,
  'negative-binomial': true,
  normal: true,
  pert: true,
  poisson: true,
  'quantile-table': true,
  triangular: true,
  truncated: true,
  uniform: true,
  weibull: true,
};

/** Compares without printing whole files. */
function firstDifference(found: string, kept: string): string {
  const [own, other] = [found.split('\n'), kept.split('\n')];
  const line = own.findIndex((text, i) => text !== other[i]);
  return line < 0 ? '' : `line ${line + 1}: ${own[line]?.split('\t')[0] ?? ''}`;
}

const textOf = (sets: readonly GoldenSet[], values: (set: GoldenSet) => Float64Array) =>
  sets.map((set) => goldenLine(set, values(set))).join('');

describe('the first 1,000 values', () => {
  it('are kept of every kind of distribution, five sets of parameters each', () => {
    const names = goldenStreams.map(({ name }) => name);
    for (const kind of Object.keys(kinds)) expect(names).toContain(`value-${kind}`);
    for (const { name, sets } of goldenStreams) expect(sets.length, name).toBe(5);
    const files = readdirSync(folder);
    if (process.env['UPDATE_GOLDEN'] !== '1')
      expect(files.sort()).toEqual(names.map((name) => `${name}.txt`).sort());
  });

  it('are kept of parameters that are split, correlated and redrawn, and all sets differ', () => {
    for (const name of ['inputs-split', 'inputs-copula', 'inputs-redrawn']) {
      const sets = goldenStreams.find((stream) => stream.name === name)?.sets ?? [];
      const values = sets.map((set) => set.values());
      expect(new Set(values.map((own) => own.join())).size, name).toBe(5);
      for (const own of values) expect(own.every(Number.isFinite), name).toBe(true);
    }
  });

  // written anew by UPDATE_GOLDEN=1, when a stream or a table has changed: then the version of the streams rises
  it.each(goldenStreams.map((stream) => [stream.name, stream] as const))(
    'of %s are those that are kept, bit for bit, by whatever runs the kernel',
    (name, { sets, isKernel }) => {
      const file = new URL(`${name}.txt`, folder);
      const found = textOf(sets, (set) => set.values('typescript'));
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, found);
      expect(existsSync(file), `${name}.txt is kept`).toBe(true);
      const kept = readFileSync(file, 'utf8');
      expect(firstDifference(found, kept)).toBe('');
      if (!isKernel) return;
      for (const kind of KERNEL_KINDS) {
        const own = textOf(sets, (set) => set.values(kind));
        expect(firstDifference(own, kept), kind).toBe('');
      }
    },
  );

  it('differ where a single value differs by its last bit', () => {
    const set = goldenStreams.find(({ name }) => name === 'value-beta')?.sets[0];
    if (!set) throw new Error('no beta');
    const values = set.values();
    const before = goldenLine(set, values);
    values[777] = values[777]! * (1 + Number.EPSILON);
    expect(goldenLine(set, values)).not.toBe(before);
  });
});
