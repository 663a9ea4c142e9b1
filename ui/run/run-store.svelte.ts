import { SvelteMap } from 'svelte/reactivity';
import {
  BaserateError,
  summarise,
  type Model,
  type Pool,
  type Result,
  type Tally,
} from '../../engine/index.ts';
import { digestsOf, type Run, type RunRequest } from './run.ts';

/** Finished runs that are kept, so that undo and a second look cost nothing. */
const KEPT_RUNS = 24;

/** A new picture is worth its drawing once its Monte Carlo error has halved: at four times the draws. */
const PICTURE_GROWTH = 4;

/** Beyond this share of the draws the last picture is so near that another before it is not worth its time. */
const LAST_PICTURE = 0.5;

/**
 * The runs of one page on one pool, one at a time, in the order they are wanted. A run that is no longer
 * wanted is cancelled; one that finished is kept.
 */
export class RunStore {
  readonly #pool: Pool;
  readonly #runs = new SvelteMap<string, Run>();
  #wanted: readonly RunRequest[] = [];
  #active: { readonly key: string; readonly controller: AbortController } | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  get(key: string): Run | undefined {
    return this.#runs.get(key);
  }

  /** Says which runs the page needs, most urgent first; starts what is missing and cancels the rest. */
  want(requests: readonly RunRequest[]): void {
    this.#wanted = requests;
    const active = this.#active;
    if (active && requests[0]?.key !== active.key) {
      const first = requests[0];
      const isStillUseful = requests.some(({ key }) => key === active.key);
      const firstIsThere = first !== undefined && this.#isSettled(first.key);
      if (!isStillUseful || !firstIsThere) this.#abandon(active.key);
    }
    this.#startNext();
  }

  /** Stops a run where it is; its picture stays, marked as unfinished. */
  stop(key: string): void {
    const run = this.#runs.get(key);
    if (run?.phase !== 'running') return;
    this.#runs.set(key, { ...run, phase: 'stopped' });
    if (this.#active?.key === key) this.#active.controller.abort();
    this.#active = undefined;
    this.#startNext();
  }

  /** Runs again what was stopped or failed. */
  retry(key: string): void {
    this.#runs.delete(key);
    this.#startNext();
  }

  /** Cancels what is under way; the pool stays for the next page. */
  close(): void {
    this.#wanted = [];
    this.#active?.controller.abort();
    this.#active = undefined;
  }

  #isSettled(key: string): boolean {
    const phase = this.#runs.get(key)?.phase;
    return phase !== undefined && phase !== 'running';
  }

  #abandon(key: string): void {
    this.#active?.controller.abort();
    this.#active = undefined;
    if (this.#runs.get(key)?.phase === 'running') this.#runs.delete(key);
  }

  #startNext(): void {
    if (this.#active) return;
    const next = this.#wanted.find(({ key }) => !this.#isSettled(key));
    if (next) void this.#start(next);
  }

  async #start({ key, draws, compile }: RunRequest): Promise<void> {
    const controller = new AbortController();
    this.#active = { key, controller };
    const isCurrent = () => this.#active?.controller === controller;
    this.#runs.set(key, { key, draws, drawsDone: 0, phase: 'running' });
    try {
      const model = compile();
      let latest: { drawsDone: number; tally: () => Tally } | undefined;
      let isDrawing = false;
      let picture: { result: Result; tally: Tally; model: Model } | undefined;
      const draw = () => {
        isDrawing = false;
        if (!isCurrent() || latest === undefined) return;
        const { drawsDone, tally } = latest;
        const isFirst = picture === undefined;
        const isWorth =
          drawsDone >= PICTURE_GROWTH * (picture?.result.draws ?? 0) &&
          drawsDone <= LAST_PICTURE * draws;
        if (isFirst || isWorth) {
          const counted = tally();
          picture = { result: summarise(model, counted), tally: counted, model };
        }
        this.#runs.set(key, { key, draws, drawsDone, phase: 'running', ...picture });
      };
      const tally = await this.#pool.run(model, {
        draws,
        signal: controller.signal,
        onProgress: (progress) => {
          latest = progress;
          if (isDrawing) return;
          isDrawing = true;
          requestAnimationFrame(draw); // at most one picture a frame
        },
      });
      if (!isCurrent()) return;
      latest = undefined;
      this.#runs.set(key, {
        ...{ key, draws, drawsDone: draws, phase: 'done', result: summarise(model, tally) },
        ...{ tally, model },
        digests: digestsOf(tally),
      });
    } catch (error) {
      if (!isCurrent()) return;
      const run = this.#runs.get(key);
      const base = run ?? { key, draws, drawsDone: 0 };
      this.#runs.set(key, { ...base, phase: 'failed', reason: reasonOf(error) });
    }
    this.#active = undefined;
    this.#forgetOld();
    this.#startNext();
  }

  #forgetOld(): void {
    const wanted = new Set(this.#wanted.map(({ key }) => key));
    for (const key of this.#runs.keys()) {
      if (this.#runs.size <= KEPT_RUNS) return;
      if (!wanted.has(key)) this.#runs.delete(key);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof BaserateError) {
    return error.problems.map(({ message }) => message).join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}
