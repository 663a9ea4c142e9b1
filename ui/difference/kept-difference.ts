import type { PairedDifference } from '../../engine/index.ts';

/** A difference as it can be shown. */
export interface ShownDifference {
  /** Undefined where none has been worked out. */
  readonly difference: PairedDifference | undefined;
  /** Whether it belongs to an earlier version; then it is greyed. */
  readonly isStale: boolean;
}

/** Keeps the last difference of a sentence until there is one for what is on screen, so that nothing jumps. */
export class KeptDifference {
  #last: { readonly about: string; readonly difference: PairedDifference } | undefined;

  /**
   * @param about      what it tells of, such as outcome and variant: a difference of something else is not kept
   * @param difference of what is on screen; undefined while it is being worked out
   */
  shown(about: string, difference: PairedDifference | undefined): ShownDifference {
    if (difference !== undefined) {
      this.#last = { about, difference };
      return { difference, isStale: false };
    }
    const last = this.#last?.about === about ? this.#last.difference : undefined;
    return { difference: last, isStale: last !== undefined };
  }
}
