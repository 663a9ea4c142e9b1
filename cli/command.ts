import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

export interface Option {
  /** Name of the value it takes, such as `N`; an option without one is a switch. */
  readonly value?: string;
  readonly about: string;
}

/** What a person typed after the name of a command, checked against what the command takes. */
export interface Arguments {
  readonly files: readonly string[];
  has(option: string): boolean;
  text(option: string): string | undefined;
  /** A whole number of an option; undefined when it is not given. */
  whole(option: string, least: number, most: number): number | undefined;
}

/** Where a command runs. */
export interface Context {
  readonly terminal: Terminal;
  /** Aborts when the person interrupts the command. */
  readonly signal: AbortSignal;
}

/** One command of `baserate`: what `--help` prints of it, and what it does. */
export interface Command {
  readonly name: string;
  /** What it takes, after its name: `FILE [options]`. */
  readonly usage: string;
  readonly summary: string;
  readonly about: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Fewest and most file arguments. */
  readonly takes: readonly [number, number];
  run(args: Arguments, context: Context): Promise<ExitCode>;
}
