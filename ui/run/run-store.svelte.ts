import { SvelteMap } from 'svelte/reactivity';
import type { PageConductor, RunNews } from '../../engine/pool/conductor-browser.ts';
import { runWords } from '../words/run-words.ts';
import type { EarlyRun } from './early-run.ts';
import { runOnly } from './run-only.ts';
import type { Run, RunRequest } from './run.ts';
import { RunQuestions } from './run-questions.svelte.ts';

/** Finished runs that are kept, so that undo and a second look cost nothing. */
const KEPT_RUNS = 24;

/** Conductors that one run may cost. */
const MOST_LOSSES = 3;

/** The run under way; a glance ends with its first picture. */
interface Active {
  readonly key: string;
  readonly id: number;
  readonly isGlance: boolean;
}

type Passing = Extract<RunNews, { readonly kind: 'progress' | 'picture' }>;

/**
 * The runs of one page at one conductor, one at a time, in the order they are wanted. A run that is no
 * longer wanted is cancelled; one that finished is kept. When the conductor is lost, what was shown stays,
 * and what is wanted is run again.
 */
export class RunStore {
  readonly #conductor: PageConductor;
  readonly #runs = new SvelteMap<string, Run>();
  /** Numbers of the runs that the conductor holds, by key. */
  readonly #held = new Map<string, number>();
  /** Conductors that were lost while a run was under way, by its key. */
  readonly #losses = new Map<string, number>();
  readonly #stopListening: () => void;
  readonly questions: RunQuestions;
  #wanted: readonly RunRequest[] = [];
  #active: Active | undefined;
  #isGlancing = false;
  #early: { readonly key: string; readonly run: EarlyRun } | undefined;

  constructor(conductor: PageConductor) {
    this.#conductor = conductor;
    this.questions = new RunQuestions(conductor);
    this.#stopListening = conductor.onLost(() => this.#lose());
  }

  get(key: string): Run | undefined {
    return this.#runs.get(key);
  }

  /** All that are kept. */
  get runs(): readonly Run[] {
    return [...this.#runs.values()];
  }

  /** Takes over a run that was begun before, once it is wanted; while another is, it gives way unless it is done. */
  adopt(key: string, run: EarlyRun): void {
    this.#early = { key, run };
  }

  /**
   * Says which runs the page needs, most urgent first; starts what is missing and cancels the rest.
   *
   * @param isGlancing whether the next version is on its way, so that a first picture of the most urgent is enough
   */
  want(requests: readonly RunRequest[], isGlancing = false): void {
    this.#wanted = isGlancing ? requests.slice(0, 1) : requests;
    this.#isGlancing = isGlancing;
    const active = this.#active;
    const first = requests[0];
    if (active && first?.key !== active.key) {
      const isStillUseful = requests.some(({ key }) => key === active.key);
      const firstIsThere = first !== undefined && this.#isSettled(first.key);
      if (!isStillUseful || !firstIsThere) this.#abandon(active.key);
    } else if (active?.isGlance && !isGlancing) {
      this.#active = undefined; // begun anew in full; its picture stays meanwhile
      this.#forget(active.key);
    }
    this.#startNext();
  }

  /** Stops a run where it is; its picture stays, marked as unfinished. */
  stop(key: string): void {
    const run = this.#runs.get(key);
    if (run?.phase !== 'running') return;
    this.#runs.set(key, { ...run, phase: 'stopped' });
    if (this.#active?.key === key) {
      this.#conductor.stop(this.#active.id);
      this.#active = undefined;
    }
    this.#startNext();
  }

  /** Runs again what was stopped or failed. */
  retry(key: string): void {
    this.#forget(key);
    this.#runs.delete(key);
    this.#startNext();
  }

  /** Cancels what is under way and lets go of the rest; the conductor stays for the next page. */
  close(): void {
    this.#wanted = [];
    this.#active = undefined;
    this.#early?.run.drop();
    this.#early = undefined;
    this.#stopListening();
    this.#conductor.forget([...this.#held.values()]);
    this.#held.clear();
  }

  /** Everything that the conductor held is gone. A run that has cost several is not tried for ever. */
  #lose(): void {
    const key = this.#active?.key;
    this.#held.clear();
    this.#active = undefined;
    if (key !== undefined) {
      const losses = (this.#losses.get(key) ?? 0) + 1;
      this.#losses.set(key, losses);
      const run = this.#runs.get(key);
      if (losses >= MOST_LOSSES && run) {
        this.#losses.delete(key);
        this.#runs.set(key, { ...run, phase: 'failed', reason: runWords.lostTooOften(losses) });
      }
    }
    this.#startNext();
  }

  #isSettled(key: string): boolean {
    const phase = this.#runs.get(key)?.phase;
    if (phase === 'done') return this.#held.has(key); // what is not held cannot be asked about
    return phase === 'stopped' || phase === 'failed';
  }

  #forget(key: string): void {
    const id = this.#held.get(key);
    this.#held.delete(key);
    if (id !== undefined) this.#conductor.forget([id]);
  }

  #abandon(key: string): void {
    this.#active = undefined;
    this.#forget(key);
    if (this.#runs.get(key)?.phase === 'running') this.#runs.delete(key);
  }

  #startNext(): void {
    if (this.#active) return;
    const next = this.#wanted.find(({ key }) => !this.#isSettled(key));
    if (next === undefined) return;
    const early = this.#early;
    if (early && early.key !== next.key && !early.run.isDone) {
      early.run.drop();
      this.#early = undefined;
    }
    this.#start(next);
  }

  #start({ key, scenario, variant }: RunRequest): void {
    const { draws } = scenario.run;
    let passing: Passing | undefined;
    let isDrawn = false;
    let isAwaitingFrame = false;
    const awaitFrame = () => {
      if (isAwaitingFrame) return;
      isAwaitingFrame = true;
      requestAnimationFrame(() => {
        isAwaitingFrame = isDrawn = false;
        if (passing !== undefined && this.#active?.id === id) this.#pass(key, passing);
        passing = undefined;
      });
    };
    const hear = (news: RunNews) => {
      if (this.#active?.id !== id) return;
      if (news.kind === 'done' || news.kind === 'failed') {
        passing = undefined;
        this.#end(key, draws, news);
        return;
      }
      // a picture at once, but one a frame at most, and none is passed over for mere progress
      awaitFrame();
      if (news.kind === 'picture' && !isDrawn) {
        isDrawn = true;
        passing = undefined;
        this.#pass(key, news);
        return;
      }
      passing =
        news.kind === 'progress' && passing?.kind === 'picture'
          ? { ...passing, drawsDone: news.drawsDone }
          : news;
    };
    const early = this.#early?.key === key ? this.#early.run : undefined;
    if (early) this.#early = undefined;
    const isGlance = this.#isGlancing && early === undefined;
    const id =
      early?.take(hear) ??
      this.#conductor.start({ scenario: runOnly(scenario), variant, isGlance }, hear);
    this.#active = { key, id, isGlance };
    this.#held.set(key, id);
    // what was drawn of it before stays on screen while it is run again
    const known = this.#runs.get(key);
    if (known?.phase !== 'done') {
      this.#runs.set(key, { drawsDone: 0, ...known, key, id, draws, phase: 'running' });
    }
  }

  #pass(key: string, news: Passing): void {
    const run = this.#runs.get(key);
    if (run?.phase !== 'running') return;
    const picture = news.kind === 'picture' ? { result: news.result } : {};
    this.#runs.set(key, { ...run, drawsDone: news.drawsDone, ...picture });
  }

  #end(
    key: string,
    draws: number,
    news: Extract<RunNews, { readonly kind: 'done' | 'failed' }>,
  ): void {
    const { id } = news;
    if (news.kind === 'done') {
      const digests = new Map(news.digests);
      const { result } = news;
      this.#runs.set(key, { key, id, draws, drawsDone: draws, phase: 'done', result, digests });
    } else {
      const reason = news.problems.map(({ message }) => message).join(' ');
      const run = this.#runs.get(key) ?? { key, id, draws, drawsDone: 0 };
      this.#runs.set(key, { ...run, phase: 'failed', reason });
    }
    this.#active = undefined;
    this.#forgetOld();
    this.#startNext();
  }

  #forgetOld(): void {
    const wanted = new Set(this.#wanted.map(({ key }) => key));
    for (const key of this.#runs.keys()) {
      if (this.#runs.size <= KEPT_RUNS) return;
      if (wanted.has(key)) continue;
      this.#forget(key);
      this.#runs.delete(key);
    }
  }
}
