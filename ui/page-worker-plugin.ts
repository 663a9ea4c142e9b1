import type { Plugin } from 'vite';

/** The script of every worker of a page, and how the page names it. */
const WORKER = 'page-worker-browser.ts';
const ADDRESS = `new URL('./${WORKER}', import.meta.url)`;

/**
 * Builds the worker's script together with the page, so that what both need is one file that is fetched once.
 * Vite alone would build the worker by itself, with a second copy of the engine.
 *
 * @param path of the script
 */
export function pageWorker(path: string): Plugin {
  let reference = '';
  return {
    name: 'page-worker',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    enforce: 'pre', // before Vite finds the worker
    buildStart() {
      reference = this.emitFile({ type: 'chunk', id: path, name: 'page-worker' });
    },
    transform(code) {
      if (!code.includes(ADDRESS)) return undefined;
      return {
        code: code.replaceAll(ADDRESS, `import.meta.ROLLUP_FILE_URL_${reference}`),
        map: null,
      };
    },
  };
}
