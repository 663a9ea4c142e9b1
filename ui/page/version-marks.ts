/** What numbers and pictures of a run carry as a class; `NotebookView.svelte` greys them within a part that is marked. */
const RESULT = '.result';
/** The mark of a part whose turn has not come. */
const LATE = 'data-late';

/**
 * Marks the parts of a page that show results of an earlier version than the one in its boxes, in the very frame in
 * which there is a later one. Each part is drawn anew when it is its turn; marking it is an attribute, and `aria-busy`,
 * which screen readers know, and moves nothing, so that it can be done at once, however long the page.
 */
export class VersionMarks {
  readonly #late = new Map<Element, boolean>();
  #isAhead = false;

  /** Takes a part of the page in; it is taken to be of this version. */
  add(part: Element): () => void {
    this.#late.set(part, false);
    this.#mark(part);
    return () => this.#late.delete(part);
  }

  /** Says whether a part belongs to an earlier version. */
  set(part: Element, isLate: boolean): void {
    if (!this.#late.has(part)) return;
    this.#late.set(part, isLate);
    this.#mark(part);
  }

  /** Says whether a version is on its way that the document does not have yet: until it has, all parts are of an earlier one. */
  setAhead(isAhead: boolean): void {
    if (isAhead === this.#isAhead) return;
    this.#isAhead = isAhead;
    for (const part of this.#late.keys()) this.#mark(part);
  }

  #mark(part: Element): void {
    const isLate = this.#isAhead || this.#late.get(part) === true;
    if (isLate === part.hasAttribute(LATE)) return;
    // words without a result are of every version
    if (isLate && part.querySelector(RESULT) !== null) {
      part.setAttribute(LATE, '');
      part.setAttribute('aria-busy', 'true');
    } else {
      part.removeAttribute(LATE);
      part.removeAttribute('aria-busy');
    }
  }
}
