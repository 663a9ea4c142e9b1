import type { Command, Option } from './command.ts';
import { EXIT_HELP } from './exit-code.ts';

/** Help of the program: its commands in a line each. */
export function programHelp(commands: readonly Command[]): string {
  return [
    'baserate COMMAND [FILE...] [options]',
    '',
    'Runs scenarios made of published counts, locks what they gave, and proves that they still give it.',
    '',
    'Commands',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'baserate COMMAND --help says more. --version prints the version of the engine.',
    '',
    ...exitCodes(),
  ].join('\n');
}

/** Help of one command. */
export function commandHelp({ name, usage, about, options }: Command): string {
  const rows = Object.entries({ ...options, help: { about: 'print this' } }).map(
    ([option, { value, about: says }]: [string, Option]): [string, string] => [
      `--${option}${value ? ` ${value}` : ''}`,
      says,
    ],
  );
  return [
    `baserate ${name} ${usage}`.trimEnd(),
    '',
    ...about,
    '',
    'Options',
    ...columns(rows),
    '',
    ...exitCodes(),
  ].join('\n');
}

function exitCodes(): readonly string[] {
  return ['Exit codes', ...EXIT_HELP.map((line) => `  ${line}`)];
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
