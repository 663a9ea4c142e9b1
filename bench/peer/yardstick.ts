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
  /** Where asked for: of how many draws had 0, 1, 2, … people, by month and state; the same of entries to prison. */
  readonly hist?: Readonly<Record<string, readonly (readonly number[])[]>> & {
    readonly entries: readonly number[];
  };
}

/** Whole distributions of the yardstick: draws with 0, 1, 2, … people. */
export interface YardstickCounts {
  /** [month − 1][state]. */
  readonly people: readonly (readonly (readonly number[])[])[];
  /** Moves into prison until the last month. */
  readonly entries: readonly number[];
}

/** The C program of this folder, compiled for this machine; `CC` may name another compiler than gcc. */
export function yardstick(folder: string): PeerOr {
  const compiled = compileYardstick(folder);
  if (compiled.missing !== undefined) return { missing: compiled.missing };
  return {
    name: compiled.name,
    run(cohort, draws, seed) {
      const result = compiled.run(cohort, draws, seed, 0);
      const means = result.cells.map((states) => states.map(([mean]) => mean ?? NaN));
      return { ms: 1000 * result.sim_s, means };
    },
  };
}

/** Whole distributions by the same program, or why they cannot be had. */
export function yardstickCounts(
  folder: string,
):
  | { readonly missing: string }
  | { readonly name: string; run(cohort: Cohort, draws: number, seed: number): YardstickCounts } {
  const compiled = compileYardstick(folder);
  if (compiled.missing !== undefined) return { missing: compiled.missing };
  return {
    name: compiled.name,
    run(cohort, draws, seed) {
      const { hist } = compiled.run(cohort, draws, seed, 1);
      if (!hist) throw new Error('the C yardstick gave no histograms');
      const people = Array.from({ length: cohort.months }, (_, t) => hist[t + 1] ?? []);
      return { people, entries: hist.entries };
    },
  };
}

function compileYardstick(folder: string) {
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
    run(cohort: Cohort, draws: number, seed: number, every: number): YardstickResult {
      const model = join(folder, 'cohort.txt');
      const out = join(folder, 'limit.json');
      writeFileSync(model, asText(cohort));
      const ask = Object.entries({ model, draws, threads: 1, seed, out, dump: every });
      const given = ask.flatMap(([name, value]) => [`--${name}`, String(value)]);
      const { status } = spawnSync(program, given, { stdio: 'ignore' });
      if (status !== 0) throw new Error('the C yardstick failed');
      return JSON.parse(readFileSync(out, 'utf8')) as YardstickResult; // written by limit.c
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
