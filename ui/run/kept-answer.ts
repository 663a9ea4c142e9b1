/** An answer as it can be shown. */
export interface ShownAnswer<T> {
  /** Undefined where there has been none. */
  readonly value: T | undefined;
  /** Whether it belongs to an earlier version; then it is greyed. */
  readonly isStale: boolean;
}

/** Keeps the last answer to a question until there is one for what is on screen, so that nothing jumps. */
export class KeptAnswer<T> {
  #last: { readonly about: string; readonly value: T } | undefined;

  /**
   * @param about what it tells of, such as outcome and variant: an answer about something else is not kept
   * @param value for what is on screen; undefined while it is being worked out
   */
  shown(about: string, value: T | undefined): ShownAnswer<T> {
    if (value !== undefined) {
      this.#last = { about, value };
      return { value, isStale: false };
    }
    const last = this.#last?.about === about ? this.#last.value : undefined;
    return { value: last, isStale: last !== undefined };
  }
}
