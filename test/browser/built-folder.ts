import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The notebook as `npm run build` made it; BASERATE_WEB names a build that lies elsewhere. */
export const builtFolder =
  process.env.BASERATE_WEB ?? fileURLToPath(new URL('../../dist/web', import.meta.url));

if (!existsSync(`${builtFolder}/index.html`)) {
  throw new Error(`${builtFolder}: must be built before this test; run \`npm run build\``);
}
