import { parseArgs } from 'node:util';
import { BaserateError, fail, suggestName } from '../engine/index.ts';
import type { Arguments, Command } from './command.ts';

/**
 * Reads the words after a command's name.
 *
 * @throws BaserateError `cli/usage` with every wrong word, and what may have been meant
 */
export function parseArguments(command: Command, words: readonly string[]): Arguments {
  const known = { ...command.options, help: { about: '' } };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [
      name,
      { type: 'value' in option ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const files: string[] = [];
  const given = new Map<string, string | undefined>();
  const faults: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
    if (!option) {
      const meant = suggestName(name, Object.keys(options));
      faults.push(`${rawName}: ${command.name} has no such option${meant}`);
    } else if (option.type === 'string' && isMissing) {
      faults.push(`${rawName}: needs a value, as in ${rawName}=${valueName(command, name)}`);
    } else if (option.type === 'boolean' && value !== undefined) {
      faults.push(`${rawName}: takes no value; got ${value}`);
    }
    given.set(name, value);
  }
  const [fewest, most] = command.takes;
  if (!given.has('help') && files.length < fewest) {
    faults.push(`${command.name}: needs a file; write baserate ${command.name} ${command.usage}`);
  }
  if (files.length > most) {
    faults.push(`${command.name}: takes ${most || 'no'} file; got ${files.join(' ')}`);
  }
  if (faults.length > 0) throw new BaserateError(faults.map((message) => usageProblem(message)));

  const text = (name: string) => given.get(name);
  return {
    files,
    has: (name) => given.has(name),
    text,
    whole(name, least, most) {
      const written = text(name);
      if (written === undefined) return undefined;
      const value = /^\d+$/.test(written) ? Number(written) : NaN;
      if (value >= least && value <= most) return value;
      const rule = `must be a whole number from ${least} to ${most}; got ${written}`;
      throw fail('cli/usage', `--${name}`, rule, written);
    },
  };
}

function valueName(command: Command, option: string): string {
  return command.options[option]?.value ?? 'VALUE';
}

function usageProblem(message: string) {
  return { severity: 'error', code: 'cli/usage', path: '', message } as const;
}
