import { expose } from 'comlink';
import { analysisApi } from './analysis-api.ts';
import { conductorApi } from './conductor-api-browser.ts';
import { fetchKernel } from './fetch-kernel-browser.ts';
import type { WorkerRole } from './start-worker.ts';
import { createWorkerApi, type WorkerApi } from './worker-api.ts';

// The one script of every worker of a page: its name says what it is for. A bundler cannot put a script into
// itself, so further workers are started by its own address.
switch (
  self.name as WorkerRole // given by whoever started it, from the same type
) {
  case 'conductor':
    expose(conductorApi((name) => new Worker(location.href, { type: 'module', name })));
    break;
  case 'draws':
    expose(withKernel(createWorkerApi()));
    break;
  case 'analysis':
    expose(analysisApi);
    break;
}

/** Ready when the kernel is; listening from the beginning, since a message before that would be lost. */
function withKernel(api: WorkerApi) {
  const kernel = fetchKernel();
  return { ...api, ready: () => kernel.then(() => api.ready()) };
}
