import { browserPlatform } from '../../engine/pool/platform-browser.ts';
import { engineReport, type EngineReport, type PoolRequest } from './engine-report.ts';

declare global {
  interface Window {
    /** Called by the test that drives the browser. */
    baserateDigests(request: PoolRequest): Promise<EngineReport>;
  }
}

const startWorker = () =>
  new Worker(new URL('../../engine/pool/page-worker-browser.ts', import.meta.url), {
    type: 'module',
    name: 'draws',
  });

window.baserateDigests = (request) =>
  engineReport(request, (workers) => browserPlatform(startWorker, workers));
