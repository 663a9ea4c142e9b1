import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('..', import.meta.url));

/** The command line as users get it. */
const script = join(repository, 'dist/cli/baserate.js');
const worker = join(repository, 'dist/cli/worker-node.js');

/** Builds the command line and its worker only; `vite build` would build the notebook as well. */
const BUILD = `
import { createBuilder } from 'vite';
const builder = await createBuilder({ logLevel: 'warn' });
await builder.build(builder.environments.ssr);
`;

/** Builds the command line if its sources are newer than what was built last. */
export function ensureBuilt(): void {
  const sources = ['cli', 'engine', 'vite.config.ts', 'package.json'].map((name) =>
    join(repository, name),
  );
  const newest = Math.max(...sources.map(newestIn));
  const isFresh = [script, worker].every(
    (file) => existsSync(file) && statSync(file).mtimeMs > newest,
  );
  if (isFresh) return;
  // vite builds for production only where nothing says that tests run
  const { VITEST: _, ...env } = process.env;
  const build = spawnSync(process.execPath, ['--input-type=module', '--eval', BUILD], {
    cwd: repository,
    env: { ...env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(`vite build failed:\n${build.stdout}${build.stderr}`);
}

function newestIn(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly finished: Promise<Finished>;
  /** Resolves when the first text reaches standard error. */
  readonly noted: Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the built command line in a folder, with pipes instead of a terminal. */
export function startBaserate(
  cwd: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Started {
  const { GITHUB_ACTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, [script, ...words], {
    cwd,
    env: { ...env, ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const noted = new Promise<void>((resolve) => child.stderr.once('data', () => resolve()));
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { finished, noted, kill: (signal) => void child.kill(signal) };
}

/** Runs the built command line to its end. */
export function baserate(
  cwd: string,
  words: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<Finished> {
  return startBaserate(cwd, words, environment).finished;
}
