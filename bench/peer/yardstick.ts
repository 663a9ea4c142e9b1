import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cohort } from '../cohort.ts';

/** What a peer that runs in a process of its own gives for one batch. */
export interface PeerBatch {
  readonly ms: number;
  /** People on average: [month − 1][state]. */
  readonly means: readonly (readonly number[])[];
}

export interface Peer {
  /** Which program in which version. */
  readonly name: string;
  run(cohort: Cohort, draws: number, seed: number): PeerBatch | Promise<PeerBatch>;
}

/** A peer, or why it cannot be measured. */
export type PeerOr = Peer | { readonly missing: string };

interface YardstickResult {
  readonly sim_s: number;
  /** Mean and quantiles. */
  readonly cells: readonly (readonly (readonly number[])[])[];
}

/** The C program of this folder, compiled for this machine; `CC` may name another compiler than gcc. */
export function yardstick(folder: string): PeerOr {
  const compiler = process.env['CC'] ?? 'gcc';
  const program = join(folder, 'limit');
  const words = ['-O3', '-march=native', '-pthread', 'bench/peer/limit.c', '-lm', '-o', program];
  const compiled = spawnSync(compiler, words, { encoding: 'utf8' });
  if (compiled.status !== 0) {
    const why = compiled.error ? 'is not there' : `says: ${compiled.stderr.split('\n')[0] ?? ''}`;
    return { missing: `the C yardstick: ${compiler} ${why}` };
  }
  const version = spawnSync(compiler, ['-dumpversion'], { encoding: 'utf8' }).stdout.trim();
  return {
    name: `C yardstick (${compiler} ${version} -O3 -march=native)`,
    run(cohort, draws, seed) {
      const model = join(folder, 'cohort.txt');
      const out = join(folder, 'limit.json');
      writeFileSync(model, asText(cohort));
      const ask = [
        '--model',
        model,
        '--draws',
        draws,
        '--threads',
        1,
        '--seed',
        seed,
        '--out',
        out,
      ];
      const { status } = spawnSync(program, ask.map(String), { stdio: 'ignore' });
      if (status !== 0) throw new Error('the C yardstick failed');
      const result = JSON.parse(readFileSync(out, 'utf8')) as YardstickResult; // written by limit.c
      const means = result.cells.map((states) => states.map(([mean]) => mean ?? NaN));
      return { ms: 1000 * result.sim_s, means };
    },
  };
}

/** What limit.c reads. */
function asText({ people, months, states, first, moves }: Cohort): string {
  const target = (name: string) => states.indexOf(name);
  return [
    `${people} ${months} 1`,
    `${states.length} ${first} ${target('imprisoned')} ${target('attacked')}`,
    ...states,
    moves.length,
    ...moves.map(({ from, to, alpha, beta }) => `${from} ${to} ${alpha} ${beta}`),
    '',
  ].join('\n');
}
