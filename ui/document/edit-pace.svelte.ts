/** Between two texts that are written while a value moves, milliseconds: several pictures a second, and air between. */
const APART_MS = 100;
/** A value that has not moved for so long rests, milliseconds. */
const REST_MS = 120;
/** Where pictures take longer, the next text is written all the same, milliseconds. */
const LONGEST_MS = 1000;
/** How often a waiting text looks whether it is its turn, milliseconds: half a frame. */
const LOOK_MS = 8;

/**
 * When the next text of a row of edits is written: the first at once; the next, while a slider is dragged or keys
 * come fast, when what the last one brought is drawn. So texts never pile up, however long reading, running and
 * drawing take, and every picture that is begun is seen.
 */
export class EditPace {
  /** Whether values change faster than they are written: what is drawn is then behind what is on screen. */
  isMoving = $state(false);
  /** Whether a value was changed that is not written yet: for as long as all that is drawn is of the version before. */
  isAhead = $state(false);
  /** Whether what was written last is drawn; set by the page. */
  isDrawn: () => boolean = () => true;

  #movedAt = -Infinity;
  #wroteAt = -Infinity;
  #waiting = 0;

  /** To be called with every change of a value, written or not. */
  move(): void {
    this.isAhead = true;
    this.#movedAt = performance.now();
  }

  /** Calls back when the next text may be written: at once unless the last one is not drawn yet, or has just been written. */
  whenDue(write: () => void): void {
    if (this.#isDue()) {
      write();
      return;
    }
    this.#waiting += 1;
    this.#watch();
    const look = () => {
      if (!this.#isDue()) return void setTimeout(look, LOOK_MS);
      this.#waiting -= 1;
      write();
    };
    setTimeout(look, LOOK_MS);
  }

  /**
   * In a task of its own, before whatever the page does besides; while a value moves behind the next frame, so that
   * no frame waits for two tasks.
   */
  soon(task: () => void): void {
    const hasFrames = 'document' in globalThis && !document.hidden;
    if (this.isMoving && hasFrames) requestAnimationFrame(() => next(task));
    else next(task);
  }

  /**
   * To be called when a text was written.
   *
   * @param isAhead whether a later one is waiting
   */
  wrote(isAhead = false): void {
    this.isAhead = isAhead;
    this.#wroteAt = performance.now();
  }

  /** Ends the movement before it has rested: a slider was let go, a box was left, what was typed was taken back. */
  rest(): void {
    this.isAhead = false;
    this.#movedAt = -Infinity;
    this.isMoving = false;
  }

  #isDue(): boolean {
    const now = performance.now();
    const since = now - this.#wroteAt;
    return (
      now - this.#movedAt >= REST_MS || since >= LONGEST_MS || (since >= APART_MS && this.isDrawn())
    );
  }

  #watch(): void {
    if (this.isMoving) return;
    this.isMoving = true;
    const look = () => {
      const isAtRest = this.#waiting === 0 && performance.now() - this.#movedAt >= REST_MS;
      if (isAtRest) this.isMoving = false;
      else if (this.isMoving) setTimeout(look, LOOK_MS);
    };
    setTimeout(look, REST_MS);
  }
}

function next(task: () => void): void {
  if ('scheduler' in globalThis) void scheduler.postTask(task, { priority: 'user-blocking' });
  else setTimeout(task);
}
