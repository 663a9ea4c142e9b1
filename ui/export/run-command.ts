import type { NotebookDocument } from '../document/notebook-document.svelte.ts';

/** What is run: variant and seed where they are not the scenario's own. */
export interface RunChoice {
  readonly variant?: string | undefined;
  readonly seed?: string | undefined;
}

/** One command of the command line for a file of the project. */
export function projectCommand(command: 'run' | 'lock' | 'verify', path: string): string {
  return `npx baserate ${command} ${quote(path)}`;
}

/**
 * The command that reproduces a run in the project's folder, in any POSIX shell. An edited scenario is
 * written beside the published one first, from the command itself.
 */
export function runCommand(
  { good, baseText }: Pick<NotebookDocument, 'good' | 'baseText'>,
  { variant, seed }: RunChoice,
): string {
  const { path } = good.scenario;
  const isEdited = good.text !== baseText;
  const file = isEdited ? path.replace(/[^/]*$/, 'edited.yaml') : path;
  const run = [
    projectCommand('run', file),
    ...(variant === undefined ? [] : ['--variant', quote(variant)]),
    ...(seed === undefined ? [] : ['--seed', quote(seed)]),
  ].join(' ');
  return isEdited ? `${writeFile(file, good.text)}\n${run}` : run;
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
