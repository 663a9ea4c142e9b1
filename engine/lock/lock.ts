import type { Precision } from '../scenario/scenario.ts';

/** Committed record of what a run gave, made to be read in a diff. */
export interface Lock {
  readonly baserate: 1;
  readonly engine: string;
  readonly stream: 2;
  readonly seed: string;
  /** With a precision, the most; how many were drawn is part of the digests. */
  readonly draws: number;
  readonly sampling: 'random' | 'sobol';
  readonly precision?: Precision | undefined;
  /** SHA-256 of each input file, by path relative to the scenario's folder. */
  readonly inputs: Readonly<Record<string, string>>;
  /** By variant (`base` first), then by outcome. */
  readonly runs: Readonly<Record<string, Readonly<Record<string, LockedOutcome>>>>;
}

export interface LockedOutcome {
  /** SHA-256 over the canonical bytes of the outcome's tally. */
  readonly digest: string;
  /** At the horizon. Without a Monte Carlo error it is exact, to 15 significant digits. */
  readonly mean: number;
  readonly mcse: number;
  /** Whether the mean was simulated or is the mean of exact values given the parameters. */
  readonly method: 'simulated' | 'conditional';
  /** Which way the distribution was worked out: its quantiles and the chance of at least one. */
  readonly distribution: 'simulated' | 'conditional';
  /** 5, 25, 50, 75, 95 % quantiles at the horizon. */
  readonly quantiles: readonly number[];
  readonly atLeastOne: number;
}
