import { expose } from 'comlink';
import type { Conductor, RunNews } from './conductor.ts';
import { localConductor } from './conductor-local-browser.ts';

/** What the conductor's worker does; exposed by comlink. */
export interface ConductorApi extends Conductor {
  /** Whether workers can be started from within a worker here; where not, the page has to do it. */
  hasWorkers(): boolean;
  /** Takes the one callback that hears of every run. */
  listen(tell: (news: RunNews) => void): void;
  /** Answers as soon as nothing keeps this thread busy. */
  ping(): true;
}

let tell: (news: RunNews) => void = () => undefined;

const api: ConductorApi = {
  ...localConductor((news) => tell(news)),
  hasWorkers: () => typeof Worker === 'function',
  listen: (listener) => void (tell = listener),
  ping: () => true,
};

expose(api);
