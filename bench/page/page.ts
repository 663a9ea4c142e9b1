import { compile } from '../../engine/model/compile.ts';
import { browserPlatform } from '../../engine/pool/platform-browser.ts';
import { readScenario } from '../../engine/scenario/read-scenario.ts';
import { timeWorkers, type WorkerTimes } from '../time-workers.ts';

declare global {
  interface Window {
    /** Called by the program that drives the browser: files by path, and which of them is the scenario. */
    timeWorkers(texts: Readonly<Record<string, string>>, path: string): Promise<WorkerTimes>;
  }
}

const startWorker = () =>
  new Worker(new URL('../../engine/pool/page-worker-browser.ts', import.meta.url), {
    type: 'module',
    name: 'draws',
  });

window.timeWorkers = (texts, path) =>
  timeWorkers(compile(readScenario(path, (wanted) => texts[wanted])), (workers) =>
    browserPlatform(startWorker, workers),
  );
