import { proxy, wrap } from 'comlink';
import { clock } from './clock-browser.ts';
import type { ConductorApi } from './conductor-api-browser.ts';
import type { Conductor, RunNews, RunOrder } from './conductor.ts';
import { unpackNews, type PackedNews } from './packed-news.ts';
import type { WorkerRole } from './start-worker.ts';
import { createLoss } from './loss.ts';
import { startWatchdog } from './watchdog.ts';

export type { Conductor, RunNews, RunOrder } from './conductor.ts';

/** What a page asks of its conductor. */
export interface PageConductor extends Omit<Conductor, 'start'> {
  /** Begins a run and gives it a number, by which it is asked about. */
  start(order: Omit<RunOrder, 'id'>, onNews: (news: RunNews) => void): number;
  /** Calls back when the conductor was lost with all its runs; it is there again by then. Ends the calls. */
  onLost(callback: () => void): () => void;
}

/** Longest wait for the worker's first answer, milliseconds. */
const READY_MS = 15_000;
/** A conductor that does not answer for so long counts as hung, milliseconds; twice as long the next time. */
const SILENT_MS = 800;
/** With the longest silence less than a second, within which a loss is noticed. */
const PING_EVERY_MS = 150;
/** Starts that may fail before the page conducts itself. */
const STARTS = 2;

/**
 * The conductor of a page in a worker of its own, which starts the pool's workers from there; a lost one is
 * replaced. Where workers cannot start workers, or it cannot be started, the page conducts itself.
 */
export function openConductor(): PageConductor {
  const listeners = new Map<number, (news: RunNews) => void>();
  const onLost = new Set<() => void>();
  let lastId = 0;
  let failedStarts = 0;
  let silentMs = SILENT_MS;
  /** The conductor while it is there: what it is told is sent at once, not behind what the page does first. */
  let live: Conductor | undefined;
  let post = openPost();
  follow();

  function hear(news: RunNews): void {
    const listener = listeners.get(news.id);
    if (news.kind === 'done' || news.kind === 'failed') listeners.delete(news.id);
    listener?.(news);
  }

  const hearPacked = (news: PackedNews) => hear(unpackNews(news));

  async function inPage(): Promise<Conductor> {
    const { localConductor } = await import('./conductor-local-browser.ts');
    return localConductor(hear, startWorker);
  }

  function openPost(): Promise<Conductor> {
    return failedStarts < STARTS ? inWorker() : inPage();
  }

  async function inWorker(): Promise<Conductor> {
    const worker = startWorker('conductor');
    const api = wrap<ConductorApi>(worker);
    let isReady = false;
    let isLost = false;
    const loss = createLoss();
    const lose = () => {
      if (isLost) return;
      isLost = true;
      worker.terminate();
      loss.declare(new Error('the conductor of the runs was lost'));
      if (isReady) replace();
    };
    worker.addEventListener('error', () => lose());
    worker.addEventListener('messageerror', () => lose());
    const answered = async <T>(call: Promise<T>, limitMs: number): Promise<T> => {
      const rest = startWatchdog({ now: clock }, limitMs, lose);
      return loss.race(call).finally(rest);
    };
    try {
      const hasWorkers = await answered(api.hasWorkers(), READY_MS);
      if (!hasWorkers) throw new Error('workers cannot start workers here');
      await answered(api.listen(proxy(hearPacked)), READY_MS);
    } catch {
      worker.terminate();
      failedStarts += 1;
      return openPost();
    }
    isReady = true;
    void watch();
    /** While runs are under way the worker has to answer now and then. */
    async function watch(): Promise<void> {
      while (!isLost) {
        if (listeners.size > 0) {
          const limitMs = silentMs;
          await answered(api.ping(), limitMs).catch(() => (silentMs = 2 * limitMs));
        }
        await new Promise((resolve) => setTimeout(resolve, PING_EVERY_MS));
      }
    }
    const tell = (call: Promise<unknown>) => void call.catch(() => undefined);
    return {
      start: (order) => tell(api.start(order)),
      stop: (id) => tell(api.stop(id)),
      forget: (ids) => tell(api.forget(ids)),
      compare: (...of) => loss.race(api.compare(...of)),
      differences: (...of) => loss.race(api.differences(...of)),
      ignorance: (...of) => loss.race(api.ignorance(...of)),
      meanFlows: (id) => loss.race(api.meanFlows(id)),
      influences: (...of) => loss.race(api.influences(...of)),
    };
  }

  function follow(): void {
    const opened = post;
    void opened.then((at) => {
      if (opened === post) live = at;
    });
  }

  function replace(): void {
    listeners.clear();
    live = undefined;
    post = openPost();
    follow();
    for (const callback of onLost) callback();
  }

  const tell = (message: (at: Conductor) => void) => {
    if (live === undefined) void post.then(message);
    else message(live);
  };
  return {
    start(order, onNews) {
      lastId += 1;
      const id = lastId;
      listeners.set(id, onNews);
      tell((at) => at.start({ ...order, id }));
      return id;
    },
    stop(id) {
      listeners.delete(id);
      tell((at) => at.stop(id));
    },
    forget(ids) {
      for (const id of ids) listeners.delete(id);
      tell((at) => at.forget(ids));
    },
    compare: async (...of) => (await post).compare(...of),
    differences: async (...of) => (await post).differences(...of),
    ignorance: async (...of) => (await post).ignorance(...of),
    meanFlows: async (id) => (await post).meanFlows(id),
    influences: async (...of) => (await post).influences(...of),
    onLost(callback) {
      onLost.add(callback);
      return () => onLost.delete(callback);
    },
  };
}

/** A worker of this page; the bundler reads the address, and that it is a module, where they stand. */
function startWorker(role: WorkerRole): Worker {
  switch (role) {
    case 'conductor':
      return new Worker(new URL('./page-worker-browser.ts', import.meta.url), {
        type: 'module',
        name: 'conductor',
      });
    case 'draws':
      return new Worker(new URL('./page-worker-browser.ts', import.meta.url), {
        type: 'module',
        name: 'draws',
      });
    case 'analysis':
      return new Worker(new URL('./page-worker-browser.ts', import.meta.url), {
        type: 'module',
        name: 'analysis',
      });
  }
}
