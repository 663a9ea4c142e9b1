import type { NotebookDocument } from '../document/notebook-document.svelte.ts';

/** What is run: variant and seed where they are not the scenario's own. */
export interface RunChoice {
  readonly variant?: string | undefined;
  readonly seed?: string | undefined;
}

/** In the project's folder, where npm finds the command of the package itself: it is not published under npm. */
const IN_PROJECT = 'npx baserate';

/** In a folder beside a copy of the project, in which the command was built. */
const BESIDE_PROJECT = 'node ../baserate/dist/cli/baserate.js';

type Command = 'run' | 'lock' | 'verify';

/** One command of the command line for a file of the project, in the project's folder. */
export function projectCommand(command: Command, path: string): string {
  return `${IN_PROJECT} ${command} ${quote(path)}`;
}

/** As `projectCommand`, in a folder that lies beside that of the project, which is called `baserate`. */
export function besideCommand(command: Command, path: string): string {
  return `${BESIDE_PROJECT} ${command} ${quote(path)}`;
}

type RunDocument = Pick<NotebookDocument, 'good' | 'baseText'>;

/**
 * The command that reproduces a run in the project's folder, in any POSIX shell. An edited scenario is
 * written beside the published one first, from the command itself.
 */
export function runCommand(document: RunDocument, choice: RunChoice): string {
  const run = runLine(document, choice);
  const { good, baseText } = document;
  return good.text === baseText ? run : `${writeFile(fileOf(document), good.text)}\n${run}`;
}

/** The last line of `runCommand`: the run itself, of a file that may have to be written before. */
export function runLine(document: RunDocument, { variant, seed }: RunChoice): string {
  return [
    projectCommand('run', fileOf(document)),
    ...(variant === undefined ? [] : ['--variant', quote(variant)]),
    ...(seed === undefined ? [] : ['--seed', quote(seed)]),
  ].join(' ');
}

/** The file that is run: beside the published one, where the scenario was edited. */
function fileOf({ good, baseText }: RunDocument): string {
  const { path } = good.scenario;
  return good.text === baseText ? path : path.replace(/[^/]*$/, 'edited.yaml');
}

function writeFile(path: string, text: string): string {
  const lines = text.split('\n');
  let end = 'END_OF_SCENARIO';
  while (lines.includes(end)) end += '_';
  return `cat > ${quote(path)} <<'${end}'\n${text.replace(/\n$/, '')}\n${end}`;
}

/** A word of the shell, in quotes only where it needs them. */
function quote(word: string): string {
  return /^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
