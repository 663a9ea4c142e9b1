import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import type { makeOpenings } from './make-openings.ts';

/** Import this to get the index; declared in openings.d.ts. */
const NAME = 'virtual:openings';

/** Files whose change makes the index anew. */
const PARTS = /\.(?:yaml|md|json)$/;

/**
 * Makes the index of scenarios when the page is built, so that the page shows questions and answers before
 * it has loaded a scenario, or the code that reads one.
 *
 * @param root absolute path of the folder that holds `scenarios`
 */
export function openings(root: string): Plugin {
  const folder = join(root, 'scenarios');
  return {
    name: 'openings',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => PARTS.test(file));
      for (const file of files) this.addWatchFile(join(folder, file));
      const ids = files.flatMap((file) => /^(.+)\/scenario\.yaml$/.exec(file)?.[1] ?? []);
      const readText = (path: string) => {
        const file = join(root, path);
        return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
      };
      const { module } = await runnerImport<Maker>(join(root, 'ui/opening/make-openings.ts'), {
        root,
        configFile: false,
        logLevel: 'error',
      });
      return `export default ${JSON.stringify(module.makeOpenings(ids, readText))};`;
    },
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(folder) || !PARTS.test(file)) return;
      const index = server.moduleGraph.getModuleById(`\0${NAME}`);
      if (index) server.moduleGraph.invalidateModule(index);
    },
  };
}

interface Maker {
  readonly makeOpenings: typeof makeOpenings;
}
