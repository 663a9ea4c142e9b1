import { parseArguments } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { compareCommand } from './command/compare.ts';
import { checkCommand } from './command/check.ts';
import { diagramCommand } from './command/diagram.ts';
import { lockCommand } from './command/lock.ts';
import { runCommand } from './command/run.ts';
import { schemaCommand } from './command/schema.ts';
import { verifyCommand } from './command/verify.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { commandHelp, programHelp } from './help.ts';
import {
  BaserateError,
  ENGINE_VERSION,
  fail,
  formatProblem,
  suggestName,
} from '../engine/index.ts';

const COMMANDS: readonly Command[] = [
  runCommand,
  compareCommand,
  diagramCommand,
  lockCommand,
  verifyCommand,
  checkCommand,
  schemaCommand,
];

/** Does what the words after `baserate` say; problems go to standard error, all at once. */
export async function runCommandLine(
  words: readonly string[],
  context: Context,
): Promise<ExitCode> {
  try {
    return await dispatch(words, context);
  } catch (error) {
    const isOurs = error instanceof BaserateError;
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    context.terminal.status('');
    if (isOurs) for (const problem of error.problems) context.terminal.note(formatProblem(problem));
    else context.terminal.note(`error: Baserate failed in a way that should not happen; ${fault}`);
    return isOurs ? exitCodeOf(error.code) : EXIT.failed;
  }
}

async function dispatch(words: readonly string[], context: Context): Promise<ExitCode> {
  const [name, ...rest] = words;
  const { terminal } = context;
  if (name === '--version') {
    terminal.print(ENGINE_VERSION);
    return EXIT.ok;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const about = COMMANDS.find((command) => command.name === rest[0]);
    terminal.print(about ? commandHelp(about) : programHelp(COMMANDS));
    return EXIT.ok;
  }
  if (name === undefined) {
    terminal.note(programHelp(COMMANDS));
    return EXIT.badInput;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const known = COMMANDS.map((candidate) => candidate.name);
    const rule = `is no command of baserate, which has ${known.join(', ')}`;
    throw fail('cli/usage', name, `${rule}${suggestName(name, known)}`, name);
  }
  const args = parseArguments(command, rest);
  if (args.has('help')) {
    terminal.print(commandHelp(command));
    return EXIT.ok;
  }
  return command.run(args, context);
}

function exitCodeOf(code: string): ExitCode {
  if (code === 'pool/cancelled') return EXIT.interrupted;
  return code.startsWith('pool/') || code === 'cli/not-written' ? EXIT.failed : EXIT.badInput;
}
