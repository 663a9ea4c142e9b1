/** Least time between two writes of the address, in milliseconds: browsers limit how often a page may write it. */
const ADDRESS_MS = 300;

/** Writes what is newest, at most once in a while: what comes in the meantime is written together. */
export class LateWriter {
  readonly #write: () => void;
  readonly #wait: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param write writes what is true when it is called
   * @param wait  milliseconds from the first change to the write
   */
  constructor(write: () => void, wait: number = ADDRESS_MS) {
    this.#write = write;
    this.#wait = wait;
  }

  /** Something changed, which is written when the time has come; a change before that does not put it off. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write();
    }, this.#wait);
  }

  /** Nothing is written any more of what changed before. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
