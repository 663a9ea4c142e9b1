import { compile } from '../../engine/model/compile.ts';
import { browserPlatform } from '../../engine/pool/platform-browser.ts';
import { readScenario } from '../../engine/scenario/read-scenario.ts';
import type { KernelKind } from '../../engine/simulate/create-kernel.ts';
import { timeWorkers, type WorkerTimes } from '../time-workers.ts';

declare global {
  interface Window {
    /** Called by the program that drives the browser: files by path, and which of them is the scenario. */
    timeWorkers(
      texts: Readonly<Record<string, string>>,
      path: string,
    ): Promise<readonly WorkerTimes[]>;
  }
}

const startWorker = (kind: KernelKind) =>
  new Worker(new URL('./worker-of-kind.ts', import.meta.url), { type: 'module', name: kind });

window.timeWorkers = (texts, path) =>
  timeWorkers(compile(readScenario(path, (wanted) => texts[wanted])), (kind, workers) =>
    browserPlatform(() => startWorker(kind), workers),
  );
