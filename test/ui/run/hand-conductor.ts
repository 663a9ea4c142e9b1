import type { PageConductor, RunNews, RunOrder } from '../../../engine/pool/conductor-browser.ts';
import { fail, summarise, createSimulator, compile, type Result } from '../../../engine/index.ts';

/** A run that a test moves on by hand. */
export interface HandRun {
  readonly id: number;
  readonly order: Omit<RunOrder, 'id'>;
  isStopped: boolean;
  progress(drawsDone: number): void;
  picture(draws: number): Result;
  done(): void;
  fail(): void;
}

/** A conductor whose runs go on when they are told to, and whose questions are answered by a test. */
export class HandConductor implements PageConductor {
  readonly runs: HandRun[] = [];
  readonly asked: string[] = [];
  readonly #lost = new Set<() => void>();

  start(order: Omit<RunOrder, 'id'>, onNews: (news: RunNews) => void): number {
    const id = this.runs.length + 1;
    const simulator = createSimulator(compile(order.scenario, { variant: order.variant }));
    const model = compile(order.scenario, { variant: order.variant });
    const result = (draws: number) => summarise(model, simulator.runChunk(0, draws));
    this.runs.push({
      ...{ id, order, isStopped: false },
      progress: (drawsDone) => onNews({ kind: 'progress', id, drawsDone }),
      picture(draws) {
        const drawn = result(draws);
        onNews({ kind: 'picture', id, drawsDone: draws, result: drawn });
        return drawn;
      },
      done: () =>
        onNews({
          ...{ kind: 'done', id, result: result(order.scenario.run.draws) },
          digests: model.outcomes.map(({ name }) => [name, `digest of ${name}`] as const),
        }),
      fail: () => {
        const { problems } = fail('pool/worker-lost', 'draws 0 to 7', 'must not lose their worker');
        onNews({ kind: 'failed', id, problems });
      },
    });
    return id;
  }

  stop(id: number): void {
    for (const run of this.runs) if (run.id === id) run.isStopped = true;
  }

  forget(ids: readonly number[]): void {
    for (const id of ids) this.stop(id);
  }

  onLost(callback: () => void): () => void {
    this.#lost.add(callback);
    return () => this.#lost.delete(callback);
  }

  /** As when its worker crashes. */
  lose(): void {
    for (const callback of this.#lost) callback();
  }

  compare(base: number, now: number, outcome: string) {
    this.asked.push(`compare ${base} ${now} ${outcome}`);
    const estimate = { value: this.asked.length, mcse: 0 };
    return Promise.resolve({
      ...{ outcome, draws: 2, more: estimate, fewer: estimate },
      mean: { ...estimate, method: 'simulated' as const },
      quantiles: [0, 0, 0] as const,
    });
  }

  differences = () => Promise.resolve(undefined);
  ignorance = () => Promise.resolve(undefined);
  meanFlows = () => Promise.resolve(undefined);
  influences = () => Promise.resolve(undefined);
}
