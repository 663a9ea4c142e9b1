import type { PageConductor, RunNews } from '../../engine/pool/conductor-browser.ts';
import type { Scenario } from '../../engine/index.ts';

/**
 * A run that is begun before the notebook is there to ask for it. What is heard of it goes to one listener, and
 * to the notebook's own as soon as that takes it over; a conductor that is lost before then is asked again.
 */
export class EarlyRun {
  readonly variant: string;
  readonly #conductor: PageConductor;
  readonly #stopListening: () => void;
  #tell: (news: RunNews) => void;
  #latest: RunNews | undefined;
  #id: number;

  /** @param tell hears what becomes of it until it is taken over */
  constructor(
    conductor: PageConductor,
    scenario: Scenario,
    variant: string,
    tell: (news: RunNews) => void,
  ) {
    this.variant = variant;
    this.#conductor = conductor;
    this.#tell = tell;
    const begin = () =>
      conductor.start({ scenario, variant }, (news) => {
        this.#latest = news;
        this.#tell(news);
      });
    this.#id = begin();
    this.#stopListening = conductor.onLost(() => (this.#id = begin()));
  }

  get isDone(): boolean {
    return this.#latest?.kind === 'done';
  }

  /**
   * Hands it over: what was heard last is told once more, after this returns, and all that follows.
   *
   * @returns the number by which the conductor is asked about it
   */
  take(tell: (news: RunNews) => void): number {
    this.#stopListening();
    this.#tell = tell;
    const latest = this.#latest;
    if (latest) queueMicrotask(() => this.#tell(latest));
    return this.#id;
  }

  /** Ends it, and lets go of what it counted. */
  drop(): void {
    this.#stopListening();
    this.#tell = () => undefined;
    this.#conductor.forget([this.#id]);
  }
}
