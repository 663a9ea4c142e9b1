import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import type { makeOpenings } from './make-openings.ts';
import type { makePublishedRun, writeLiteral } from './published-run.ts';

/** Import this to get the index; declared in openings.d.ts. */
const INDEX = 'virtual:openings';
/** Import this to load the run of a first screen; declared in published-runs.d.ts. */
const RUNS = 'virtual:published-runs';
/** Each of those runs is a file of its own. */
const RUN = 'virtual:published-run/';

/** Files whose change makes the index anew. */
const PARTS = /\.(?:yaml|md|json)$/;

/**
 * Makes the index of scenarios, and their runs, when the page is built, so that the page shows questions and answers
 * and confirms them before it has loaded a scenario, or the code that reads one.
 *
 * @param root absolute path of the folder that holds `scenarios`
 */
export function openings(root: string): Plugin {
  const folder = join(root, 'scenarios');
  const readText = (path: string) => {
    const file = join(root, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const load = async <T>(file: string): Promise<T> => {
    const settings = { root, configFile: false, logLevel: 'error' } as const;
    return (await runnerImport<T>(join(root, file), settings)).module;
  };
  let runMaker: Promise<RunMaker> | undefined;
  const listFiles = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => PARTS.test(file));
  const listIds = () =>
    listFiles().flatMap((file) => /^(.+)\/scenario\.yaml$/.exec(file)?.[1] ?? []);
  const runOf = async (id: string) => {
    const maker = await (runMaker ??= load<RunMaker>('ui/opening/published-run.ts'));
    const run = maker.makePublishedRun(id, readText);
    return run && maker.writeLiteral(run);
  };
  return {
    name: 'openings',
    resolveId: (id) => (id === INDEX || id === RUNS || id.startsWith(RUN) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith('\0')) return undefined;
      const name = id.slice(1);
      if (name !== INDEX && name !== RUNS && !name.startsWith(RUN)) return undefined;
      for (const file of listFiles()) this.addWatchFile(join(folder, file));
      if (name.startsWith(RUN)) return `export default ${await runOf(name.slice(RUN.length))};`;
      if (name === INDEX) {
        const { makeOpenings: make } = await load<IndexMaker>('ui/opening/make-openings.ts');
        return `export default ${JSON.stringify(make(listIds(), readText))};`;
      }
      const lines: string[] = [];
      for (const each of listIds()) {
        if ((await runOf(each)) === undefined) continue;
        lines.push(`${JSON.stringify(each)}: () => import(${JSON.stringify(RUN + each)})`);
      }
      return `export default { ${lines.join(', ')} };`;
    },
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(folder) || !PARTS.test(file)) return;
      for (const [id, module] of server.moduleGraph.idToModuleMap) {
        if (/^\0virtual:(?:openings|published-run)/.test(id)) {
          server.moduleGraph.invalidateModule(module);
        }
      }
    },
  };
}

interface IndexMaker {
  readonly makeOpenings: typeof makeOpenings;
}

interface RunMaker {
  readonly makePublishedRun: typeof makePublishedRun;
  readonly writeLiteral: typeof writeLiteral;
}
