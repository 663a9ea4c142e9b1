import { releaseProxy, wrap, type Remote } from 'comlink';
import type { Influence } from '../analysis/influence.ts';
import { BaserateError } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import type { Tally } from '../simulate/tally.ts';
import type { AnalysisApi } from './analysis-worker-browser.ts';

/** Analyses of finished runs in a web worker of their own, so that they hold up neither page nor pool. */
export interface Analyst {
  /**
   * How strongly each uncertain input moves an outcome; see `influences` of the analysis room.
   *
   * @throws BaserateError as `influences` does; Error when the worker is lost
   */
  influences(model: Model, tally: Tally, outcome: string): Promise<readonly Influence[]>;
  /** Ends the worker; what it was asked rejects. */
  close(): void;
}

/** An analyst whose worker starts with the first question, and again after it was lost. */
export function createAnalyst(): Analyst {
  let post: Post | undefined;
  return {
    async influences(model, tally, outcome) {
      const at = (post ??= openPost(() => (post = undefined)));
      const reply = await Promise.race([at.api.influences(model, tally, outcome), at.lost]);
      if (reply.ok) return reply.value;
      throw new BaserateError(reply.problems);
    },
    close: () => post?.close(),
  };
}

interface Post {
  readonly api: Remote<AnalysisApi>;
  /** Rejects when the worker can answer no more: comlink alone would wait for ever. */
  readonly lost: Promise<never>;
  close(): void;
}

function openPost(forget: () => void): Post {
  const worker = new Worker(new URL('./analysis-worker-browser.ts', import.meta.url), {
    type: 'module',
  });
  const api = wrap<AnalysisApi>(worker);
  let close: () => void = () => undefined;
  const lost = new Promise<never>((_, reject) => {
    const end = (reason: string) => {
      forget();
      api[releaseProxy]();
      worker.terminate();
      reject(new Error(`the analysis worker was lost: ${reason}`));
    };
    close = () => end('it was closed');
    worker.addEventListener('error', ({ message }) => end(message || 'its script did not load'));
    worker.addEventListener('messageerror', () => end('its answer could not be read'));
  });
  lost.catch(() => undefined); // whoever waits is told; nobody may be waiting
  return { api, lost, close };
}
