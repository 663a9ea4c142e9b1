import { SvelteMap } from 'svelte/reactivity';
import type { CountSummary, Differences, MeanFlows, PairedDifference } from '../../engine/index.ts';
import type { PageConductor } from '../../engine/pool/conductor-browser.ts';
import type { Run } from './run.ts';

/** Answers that are kept; the oldest go first. */
const KEPT = 400;

/**
 * Questions about runs that the conductor answers, such as what a change does draw by draw. Asking is
 * reading: undefined until the answer is there, and then whoever has read it is run again. While a run
 * goes on, the answer for fewer of its draws stays until the one for more is there.
 */
export class RunQuestions {
  readonly #conductor: Pick<PageConductor, 'compare' | 'differences' | 'ignorance' | 'meanFlows'>;
  readonly #compared = new Answers<PairedDifference>();
  readonly #differences = new Answers<Differences>();
  readonly #ignorance = new Answers<readonly CountSummary['quantiles'][]>();
  readonly #flows = new Answers<MeanFlows>();

  constructor(
    conductor: Pick<PageConductor, 'compare' | 'differences' | 'ignorance' | 'meanFlows'>,
  ) {
    this.#conductor = conductor;
  }

  /** Whether no answer is on its way. */
  get isIdle(): boolean {
    return [this.#compared, this.#differences, this.#ignorance, this.#flows].every(
      ({ isIdle }) => isIdle,
    );
  }

  /** What one run gives beyond another, for one outcome, draw by draw. */
  compare(base: Run, now: Run, outcome: string): PairedDifference | undefined {
    return this.#compared.get([base, now], outcome, () =>
      this.#conductor.compare(base.id, now.id, outcome),
    );
  }

  /** All paired differences of one outcome. */
  differences(base: Run, now: Run, outcome: string): Differences | undefined {
    return this.#differences.get([base, now], outcome, () =>
      this.#conductor.differences(base.id, now.id, outcome),
    );
  }

  /** Where one outcome would lie, step by step, if luck were averaged out. */
  ignorance(run: Run, outcome: string): readonly CountSummary['quantiles'][] | undefined {
    return this.#ignorance.get([run], outcome, () => this.#conductor.ignorance(run.id, outcome));
  }

  /** Where people are and go on average, of a finished run. */
  meanFlows(run: Run): MeanFlows | undefined {
    if (run.phase !== 'done') return undefined;
    return this.#flows.get([run], '', () => this.#conductor.meanFlows(run.id));
  }
}

interface Answer<T> {
  /** Draws of the runs that it was asked about. */
  readonly draws: string;
  readonly value: T | undefined;
}

class Answers<T> {
  readonly #found = new SvelteMap<string, Answer<T>>();
  /** Draws for which an answer is on its way, by question; no state, so that reading may write it. */
  readonly #asked = new Map<string, string>();

  get isIdle(): boolean {
    return this.#asked.size === 0;
  }

  get(runs: readonly Run[], of: string, ask: () => Promise<T | undefined>): T | undefined {
    const question = JSON.stringify([of, ...runs.map(({ id }) => id)]);
    const draws = runs.map(({ result }) => result?.draws ?? 0).join(' ');
    const known = this.#found.get(question);
    if (known?.draws !== draws && this.#asked.get(question) !== draws) {
      this.#asked.set(question, draws);
      queueMicrotask(() => void this.#ask(question, draws, ask));
    }
    return known?.value;
  }

  async #ask(question: string, draws: string, ask: () => Promise<T | undefined>): Promise<void> {
    const value = await ask().catch(() => undefined); // the next picture asks again
    if (this.#asked.get(question) !== draws) return;
    this.#asked.delete(question);
    this.#found.set(question, { draws, value });
    for (const old of this.#found.keys()) {
      if (this.#found.size <= KEPT) return;
      this.#found.delete(old);
    }
  }
}
