import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A package of npm that the project does not depend on: from a folder that `BASERATE_PEERS` names, else
 * installed into a temporary folder if that is asked for.
 *
 * @returns what it exports, or undefined where it is not there
 */
export async function installedPackage(
  name: string,
  version: string,
  folder: string,
  isAskedFor: boolean,
): Promise<unknown> {
  const present = process.env['BASERATE_PEERS'];
  if (isAskedFor && present === undefined) {
    const words = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'];
    const stdio = ['ignore', 'ignore', 'inherit'] as const;
    spawnSync('npm', [...words, '--loglevel', 'error', `${name}@${version}`], {
      stdio: [...stdio],
    });
  }
  const modules = join(present ?? folder, 'node_modules', 'any.js');
  try {
    return await import(pathToFileURL(createRequire(modules).resolve(name)).href);
  } catch {
    return undefined;
  }
}
