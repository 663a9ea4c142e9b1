import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('./service-worker.ts', import.meta.url));
const NAME = 'service-worker.js';

/** Folder of the files that bear a hash of what they hold in their names. */
const NAMED_BY_HASH = 'assets/';

/** Writes the service worker beside the built page, with its files and the hash of them all. */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle: {
      order: 'post',
      handler: async ({ dir }) => {
        if (dir !== undefined) await writeServiceWorker(dir);
      },
    },
  };
}

/**
 * Writes the service worker of a built page: its version, its files, and the digests of those whose names do not
 * say what they hold.
 *
 * @param dir the built page
 */
export async function writeServiceWorker(dir: string): Promise<void> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== NAME)
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const contents = files.map((file) => [file, readFileSync(join(dir, file))] as const);
  const hash = createHash('sha256');
  for (const [file, content] of contents) hash.update(file).update(content);
  const digests = contents
    .filter(([file]) => !file.startsWith(NAMED_BY_HASH))
    .map(([file, content]) => [`./${file}`, createHash('sha256').update(content).digest('hex')]);
  const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE);
  const head = [
    `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 16))};`,
    `const FILES = ${JSON.stringify(files.map((file) => `./${file}`))};`,
    `const DIGESTS = ${JSON.stringify(Object.fromEntries(digests))};`,
  ];
  const body = code.replace(/^export\s*\{\s*\};?\s*$/m, '');
  writeFileSync(join(dir, NAME), `${head.join('\n')}\n${body}`);
}
