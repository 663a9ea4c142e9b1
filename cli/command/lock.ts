import { counted } from '../counted.ts';
import { join } from 'node:path';
import type { Arguments, Command, Context } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { findScenarios } from '../find-scenarios.ts';
import { committedLock, lockPath, makeLock, picturePath } from '../make-lock.ts';
import { openProject } from '../project.ts';
import { WORKERS_OPTION, withPool } from '../with-pool.ts';
import { writeFileAtomically } from '../write-file.ts';
import {
  BaserateError,
  compareLock,
  readScenario,
  serialiseLock,
  serialisePicture,
  type Lock,
} from '../../engine/index.ts';

export const lockCommand: Command = {
  name: 'lock',
  usage: 'PATH... [options]',
  summary: 'runs scenarios and writes what they gave to lock.json beside them',
  about: [
    'Runs base and every variant with the seed and draws of the scenario, and writes lock.json beside it:',
    'hashes of all inputs, and for each outcome a digest and a summary; and picture.json, the dots that the',
    'notebook draws of the answer before it has run. Commit both; verify proves the lock.',
    'A folder stands for every scenario.yaml below it. Nothing is written if any scenario is wrong.',
  ],
  takes: [1, Infinity],
  options: { json: { about: 'print JSON instead of sentences' }, ...WORKERS_OPTION },
  run: lockScenarios,
};

async function lockScenarios(args: Arguments, context: Context) {
  const { terminal } = context;
  const read = findScenarios(args.files).map((file) => {
    const project = openProject(file);
    const scenario = project.guard(() => readScenario(project.pathOf(file), project.readText));
    return { project, scenario };
  });
  const written = await withPool(args, async (pool) => {
    const done = [];
    for (const { project, scenario } of read) {
      const old = readable(() => committedLock(project, scenario));
      const { lock, picture } = await makeLock(project, scenario, pool, context);
      const path = lockPath(scenario);
      writeFileAtomically(join(project.root, path), serialiseLock(lock));
      writeFileAtomically(join(project.root, picturePath(scenario)), serialisePicture(picture));
      const differences = old ? compareLock(old, lock) : [];
      const state = old ? (differences.length > 0 ? 'changed' : 'unchanged') : 'new';
      done.push({ lock: project.shown(path), state, differences });
      if (args.has('json')) continue;
      terminal.print(`${project.shown(path)}: ${state}, ${describe(lock)}`);
      for (const { message } of differences) terminal.print(`  ${message}`);
    }
    return done;
  });
  if (args.has('json')) terminal.print(JSON.stringify({ baserate: 1, locks: written }, null, 2));
  return EXIT.ok;
}

/** A broken lock is no reason not to write a new one. */
function readable(read: () => Lock | undefined): Lock | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BaserateError) return undefined;
    throw error;
  }
}

function describe({ draws, runs }: Lock): string {
  const variants = Object.keys(runs).length - 1;
  return `${draws} draws of base and ${counted(variants, 'variant')}`;
}
