import { SvelteMap } from 'svelte/reactivity';
import type { Influence } from '../../engine/index.ts';
import type { PageConductor } from '../../engine/pool/conductor-browser.ts';
import type { Run } from '../run/run.ts';

/** Finished analyses that are kept, as many as finished runs are. */
const KEPT = 24;

/** Longest wait for an idle moment, milliseconds. */
const IDLE_MS = 1500;

/** What moves the answer, for finished runs; worked out when the page has nothing better to do. */
export class InfluenceStore {
  readonly #conductor: Pick<PageConductor, 'influences'>;
  readonly #found = new SvelteMap<string, readonly Influence[]>();
  #wanted = '';

  constructor(conductor: Pick<PageConductor, 'influences'>) {
    this.#conductor = conductor;
  }

  /** Influences on an outcome in a finished run; undefined until they are known. */
  get(run: Run | undefined, outcome: string): readonly Influence[] | undefined {
    return run?.phase === 'done' ? this.#found.get(keyOf(run, outcome)) : undefined;
  }

  /** Asks for the influences of a run that has ended; anything asked before is given up. */
  want(run: Run | undefined, outcome: string): void {
    if (run?.phase !== 'done') {
      this.#wanted = '';
      return;
    }
    const key = keyOf(run, outcome);
    if (this.#wanted === key || this.#found.has(key)) return;
    this.#wanted = key;
    const { id } = run;
    whenIdle(() => void this.#find(key, id, outcome));
  }

  close(): void {
    this.#wanted = '';
  }

  async #find(key: string, id: number, outcome: string): Promise<void> {
    if (this.#wanted !== key) return;
    try {
      this.#found.set(key, (await this.#conductor.influences(id, outcome)) ?? []);
    } catch {
      this.#found.set(key, []); // the page works without; the next run asks again
    }
    for (const old of this.#found.keys()) {
      if (this.#found.size <= KEPT) return;
      this.#found.delete(old);
    }
  }
}

function keyOf({ key }: Run, outcome: string): string {
  return JSON.stringify([outcome, key]);
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: IDLE_MS });
  else setTimeout(work, IDLE_MS / 10); // Safari has no idle callback
}
