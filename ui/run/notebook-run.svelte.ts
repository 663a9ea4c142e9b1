// Long because all that a page shows of its runs is worked out here, from one state.
import type {
  CountSummary,
  Differences,
  Lock,
  MeanFlows,
  Result,
  Scenario,
} from '../../engine/index.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { committedLock } from '../project/committed-lock.ts';
import { runKey } from './run-key.ts';
import type { RunQuestions } from './run-questions.svelte.ts';
import type { RunStore } from './run-store.svelte.ts';
import { compareWithLock, lockedRun, type Run, type RunRequest } from './run.ts';

export const BASE = 'base';

/**
 * Where a run stands. `stale`: what is drawn belongs to an earlier version, or may in a moment, since a value is
 * being moved; `live`: a preview of some of
 * the draws; `full`: all draws; `verified` and `differs`: all draws, held against the committed lock.
 */
export type RunState = 'stale' | 'live' | 'full' | 'verified' | 'differs';

/** One variant of the document as the page draws it. */
export interface RunView {
  readonly state: RunState;
  readonly run: Run | undefined;
  /** What to draw; of an earlier version when the state is `stale`; undefined before the first picture. */
  readonly result: Result | undefined;
}

/** Two runs with shared random numbers, to be compared draw by draw. */
export interface RunPair {
  readonly base: Run;
  readonly now: Run;
  /** Where the comparison is asked for. */
  readonly questions: RunQuestions;
}

/** The runs a notebook page shows: the chosen variant, variants pinned by figures, and the grey baseline. */
export class NotebookRun {
  readonly #document: NotebookDocument;
  readonly #store: RunStore;
  /** Draws every cell of the page from what is there now; set by the page. */
  drawAll: () => void = () => undefined;
  readonly lock: Lock | undefined;
  /** Variants that cells of the notebook show whatever is chosen; the notebook may change. */
  readonly #pinned: () => readonly string[];
  #lastDrawn = new Map<string, Result>();
  #seedsTried = 0;

  /** Chosen by the reader; may name a variant that an edit took away. */
  chosen = $state(BASE);
  /** Whether a document that asks for more work than the committed one may run. */
  isAllowed = $state(false);

  /** Whether every variant that a cell shows is run, near the screen or not. */
  wantsAll = $state(false);

  /** Seed that the reader tries beside the document's own, which stays as it is. */
  otherSeed = $state<string>();

  readonly variant = $derived.by(() => (this.#has(this.chosen) ? this.chosen : BASE));
  readonly current = $derived.by(() => this.#viewOf(this.variant, 'chosen', this.otherSeed));
  /**
   * What is drawn in grey: the committed base as soon as anything differs from it; the same version with its
   * own seed while another is tried.
   */
  readonly baseline = $derived.by(() => {
    if (this.otherSeed !== undefined) return this.ownSeed.result;
    if (!this.#document.isEdited && this.variant === BASE) return undefined;
    return this.#store.get(this.#baselineRequest().key)?.result;
  });
  /** The same for figures that show a variant whatever is chosen. */
  readonly pinnedBaseline = $derived.by(() => this.#store.get(this.#baselineRequest().key)?.result);
  /** Whether the baseline is no preview. */
  readonly isBaselineDone = $derived.by(
    () =>
      this.otherSeed !== undefined ||
      this.#store.get(this.#baselineRequest().key)?.phase === 'done',
  );
  /** What is chosen, with the document's own seed whatever seed is tried. */
  readonly ownSeed = $derived.by(() => this.#viewOf(this.variant, 'own seed'));
  readonly needsLeave = $derived.by(() => {
    const { baseScenario, scenario } = this.#document;
    return workOf(scenario) > 2 * workOf(baseScenario) && !this.isAllowed;
  });
  /** What the page needs run, most urgent first. */
  readonly requests = $derived.by((): readonly RunRequest[] => {
    const { good } = this.#document;
    const variants = [this.variant, ...this.#pinned().filter((name) => this.#has(name))];
    const mine = [...new Set(variants)].map((name) => requestOf(good.text, good.scenario, name));
    const needsBaseline =
      this.#document.isEdited || this.variant !== BASE || this.#pinned().length > 0;
    const { otherSeed } = this;
    if (otherSeed !== undefined)
      mine.unshift(requestOf(good.text, good.scenario, this.variant, otherSeed));
    const all = needsBaseline ? [...mine, this.#baselineRequest()] : mine;
    const unique = [...new Map(all.map((request) => [request.key, request])).values()];
    return this.needsLeave ? [this.#baselineRequest()] : unique;
  });

  constructor(document: NotebookDocument, store: RunStore, pinned: () => readonly string[]) {
    this.#document = document;
    this.#store = store;
    this.#pinned = pinned;
    this.lock = committedLock(document.id);
  }

  /** Where runs are asked about. */
  get questions(): RunQuestions {
    return this.#store.questions;
  }

  /** What results belong to: they are of another version as soon as one of these differs. */
  get version(): readonly unknown[] {
    const { good, isBroken } = this.#document;
    return [good.text, isBroken, this.variant, this.otherSeed];
  }

  /** Reads everything that any answer below is made of, besides the document. */
  follow(): void {
    void [this.chosen, this.isAllowed, this.otherSeed, this.wantsAll, this.#store.runs];
    void this.#document.pace.isMoving;
  }

  /** Whether all runs are over, and no answer about them is on its way. */
  get isIdle(): boolean {
    const isOver = ({ key }: RunRequest) => {
      const phase = this.#store.get(key)?.phase;
      return phase !== undefined && phase !== 'running';
    };
    return this.requests.every(isOver) && this.questions.isIdle;
  }

  /** Whether what the document says now has a picture, or will have none. */
  get hasPicture(): boolean {
    const { run } = this.current;
    return run?.result !== undefined || run?.phase === 'failed' || this.needsLeave;
  }

  /** Starts what the page needs: while a value moves, no more than a first picture. */
  start(requests: readonly RunRequest[]): void {
    this.#store.want(requests, this.#document.pace.isMoving);
  }

  /**
   * How one variant of the document is to be drawn now.
   *
   * @param place what falls back to its own last picture: a pinned variant, or whatever is chosen
   */
  view(variant: string, place: string = `variant ${variant}`): RunView {
    return this.#viewOf(variant, place);
  }

  #viewOf(variant: string, place: string, seed?: string): RunView {
    const { good, isBroken } = this.#document;
    const run = this.#store.get(requestOf(good.text, good.scenario, variant, seed).key);
    if (run?.result) this.#lastDrawn.set(place, run.result); // a cache, not state: read only below
    const result = run?.result ?? this.#lastDrawn.get(place);
    const isOwnSeed = seed === undefined;
    return { state: this.#stateOf(run, variant, isBroken, isOwnSeed), run, result };
  }

  /**
   * The runs whose difference may be said now: the committed base and what is on screen. Undefined while
   * nothing differs, while either is missing, and while what is on screen belongs to an earlier version.
   *
   * @param variant the chosen one when left out
   */
  pairWithBaseline(variant: string = this.variant): RunPair | undefined {
    if (!this.#document.isEdited && variant === BASE) return undefined;
    if (this.otherSeed !== undefined) return undefined; // draws of two seeds are no pairs
    return this.#pair(this.#store.get(this.#baselineRequest().key), this.view(variant));
  }

  /** As `pairWithBaseline`, against the document's own base: what a variant alone does. */
  pairWithBase(variant: string): RunPair | undefined {
    return variant === BASE ? undefined : this.pairOf(BASE, variant);
  }

  /** Two variants of the document, to be compared draw by draw. */
  pairOf(from: string, variant: string): RunPair | undefined {
    const { good } = this.#document;
    return this.#pair(this.#store.get(keyOf(good.text, good.scenario, from)), this.view(variant));
  }

  #pair(base: Run | undefined, { state, run }: RunView): RunPair | undefined {
    if (state === 'stale' || base?.phase !== 'done') return undefined;
    if (base.result === undefined || run?.result === undefined) return undefined;
    return { base, now: run, questions: this.#store.questions };
  }

  /** All paired differences that `pairWithBaseline` allows to be said now; undefined until they are there. */
  differences(variant: string | undefined, outcome: string): Differences | undefined {
    const pair = this.pairWithBaseline(variant);
    return pair && this.questions.differences(pair.base, pair.now, outcome);
  }

  /**
   * Where an outcome would lie, step by step, if luck were averaged out: of a variant, or of what is
   * chosen. Undefined while what is on screen belongs to an earlier version, and where it is not known.
   */
  ignorance(
    variant: string | undefined,
    outcome: string,
  ): readonly CountSummary['quantiles'][] | undefined {
    const { state, run } = variant === undefined ? this.current : this.view(variant);
    return state === 'stale' || run === undefined
      ? undefined
      : this.questions.ignorance(run, outcome);
  }

  /** Where people are and go on average; as `ignorance`, once all draws are done. */
  meanFlows(variant: string | undefined): MeanFlows | undefined {
    const { state, run } = variant === undefined ? this.current : this.view(variant);
    return state === 'stale' || run === undefined ? undefined : this.questions.meanFlows(run);
  }

  /** Draws what is chosen with a seed that was not tried yet, beside the document's own. */
  tryAnotherSeed(): void {
    const { seed } = this.#document.scenario.run;
    this.#seedsTried += 1;
    this.otherSeed = `${seed}-${this.#seedsTried + 1}`;
  }

  /** Back to the document's seed, whose run is still there. */
  leaveOtherSeed(): void {
    this.otherSeed = undefined;
  }

  stop(): void {
    const { run } = this.current;
    if (run) this.#store.stop(run.key);
  }

  retry(): void {
    const { run } = this.current;
    if (run) this.#store.retry(run.key);
  }

  #stateOf(run: Run | undefined, variant: string, isBroken: boolean, isOwnSeed: boolean): RunState {
    if (isBroken || run?.result === undefined || this.#document.pace.isMoving) return 'stale';
    if (run.phase !== 'done') return 'live';
    if (this.#document.isEdited || !isOwnSeed) return 'full';
    const verdict = compareWithLock(run, lockedRun(this.lock, variant));
    return verdict === 'same' ? 'verified' : verdict === 'different' ? 'differs' : 'full';
  }

  #has(variant: string): boolean {
    return (
      variant === BASE || this.#document.scenario.variants.some(({ name }) => name === variant)
    );
  }

  #baselineRequest(): RunRequest {
    const { baseText, baseScenario } = this.#document;
    return requestOf(baseText, baseScenario, BASE);
  }
}

function keyOf(text: string, scenario: Scenario, variant: string): string {
  return runKey({ text, variant, seed: scenario.run.seed, draws: scenario.run.draws });
}

function requestOf(text: string, scenario: Scenario, variant: string, seed?: string): RunRequest {
  const seeded = seed === undefined ? scenario : { ...scenario, run: { ...scenario.run, seed } };
  return { key: keyOf(text, seeded, variant), scenario: seeded, variant };
}

/** Draws times months: what a run costs, roughly. */
function workOf(scenario: Scenario): number {
  return scenario.run.draws * scenario.clock.steps;
}
