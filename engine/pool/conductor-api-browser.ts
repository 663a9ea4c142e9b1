import type { Conductor } from './conductor.ts';
import { localConductor } from './conductor-local-browser.ts';
import { packNews, type PackedNews } from './packed-news.ts';
import type { StartWorker } from './start-worker.ts';

/** What the conductor's worker does. */
export interface ConductorApi extends Conductor {
  /** Whether workers can be started from within a worker here; where not, the page has to do it. */
  hasWorkers(): boolean;
  /** Takes the one callback that hears of every run. */
  listen(tell: (news: PackedNews) => void): void;
  /** Answers as soon as nothing keeps this thread busy. */
  ping(): true;
}

/** The conductor's side of its worker; the pool starts at once. */
export function conductorApi(startWorker: StartWorker): ConductorApi {
  let tell: (news: PackedNews) => void = () => undefined;
  return {
    ...localConductor((news) => tell(packNews(news)), startWorker),
    hasWorkers: () => typeof Worker === 'function',
    listen: (listener) => void (tell = listener),
    ping: () => true,
  };
}
