import { releaseProxy, wrap, type Remote } from 'comlink';
import { BaserateError } from '../errors/baserate-error.ts';
import type { AnalysisApi } from './analysis-api.ts';
import type { LongAnalyses } from './conductor.ts';
import { createLoss, type Loss } from './loss.ts';
import type { Reply } from './worker-api.ts';

/**
 * Analyses of finished runs in a web worker of their own, so that they hold up neither page nor pool. The
 * worker starts with the first question, and again after it was lost; then what it was asked rejects.
 *
 * @param start starts a worker that exposes `analysisApi`
 */
export function createAnalyst(start: () => Worker): LongAnalyses {
  let post: Post | undefined;
  async function ask<T>(question: (api: Remote<AnalysisApi>) => Promise<Reply<T>>): Promise<T> {
    const at = (post ??= openPost(start(), () => (post = undefined)));
    const reply = await at.loss.race(question(at.api));
    if (reply.ok) return reply.value;
    throw new BaserateError(reply.problems);
  }
  return {
    influences: (model, tally, outcome) => ask((api) => api.influences(model, tally, outcome)),
    meanFlows: (model, draws) => ask((api) => api.meanFlows(model, draws)),
  };
}

interface Post {
  readonly api: Remote<AnalysisApi>;
  readonly loss: Loss;
}

function openPost(worker: Worker, forget: () => void): Post {
  const api = wrap<AnalysisApi>(worker);
  const loss = createLoss();
  const end = (reason: string) => {
    forget();
    api[releaseProxy]();
    worker.terminate();
    loss.declare(new Error(`the analysis worker was lost: ${reason}`));
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault(); // it is no failure of whoever started it
    end(event.message || 'its script did not load');
  });
  worker.addEventListener('messageerror', () => end('its answer could not be read'));
  return { api, loss };
}
