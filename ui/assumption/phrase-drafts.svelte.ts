/** A phrase that cannot be a value, as it stands in its box. */
export interface PhraseDraft {
  readonly text: string;
  /** Why it cannot be the value, as sentences. */
  readonly fault: string;
}

/** Phrases that cannot be values, by box: kept with a notebook, shown again with their faults, and never run. */
export class PhraseDrafts {
  #all = $state.raw<Readonly<Record<string, PhraseDraft>>>({});

  /** The same object until one changes. */
  get all(): Readonly<Record<string, PhraseDraft>> {
    return this.#all;
  }

  /** Keeps what stands in a box, or nothing. */
  set(box: string, draft: PhraseDraft | undefined): void {
    const before = this.#all[box];
    if (before?.text === draft?.text && before?.fault === draft?.fault) return;
    const { [box]: _, ...others } = this.#all;
    this.#all = draft === undefined ? others : { ...others, [box]: draft };
  }

  /** Takes over what a browser kept, before the boxes are drawn. */
  restore(kept: Readonly<Record<string, PhraseDraft>> | undefined): void {
    this.#all = kept ?? {};
  }
}
