import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('./service-worker.ts', import.meta.url));
const NAME = 'service-worker.js';

/** Writes the service worker beside the built page, with its files and the hash of them all. */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle: {
      order: 'post',
      async handler({ dir }) {
        if (dir === undefined) return;
        const files = readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name !== NAME)
          .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
          .map((file) => file.replaceAll('\\', '/'))
          .sort();
        const hash = createHash('sha256');
        for (const file of files) hash.update(file).update(readFileSync(join(dir, file)));
        const version = hash.digest('hex').slice(0, 16);
        const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE);
        const list = JSON.stringify(files.map((file) => `./${file}`));
        const head = `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${list};\n`;
        writeFileSync(join(dir, NAME), head + code.replace(/^export\s*\{\s*\};?\s*$/m, ''));
      },
    },
  };
}
