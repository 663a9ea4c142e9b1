import type { NotebookDocument } from '../document/notebook-document.svelte.ts';

/** What is typed into boxes, while it differs from the document or cannot be read. */
export class TypedValues {
  #drafts = $state.raw<ReadonlyMap<string, Typed>>(new Map());

  get(id: string): Typed | undefined {
    return this.#drafts.get(id);
  }

  /**
   * Each value that can be read runs at once; a text that cannot takes the run back to before the typing.
   *
   * @param id  of the box; also the group of edits that are one step of undo
   * @param put writes the text, and says why it cannot
   */
  type(
    document: NotebookDocument,
    id: string,
    text: string,
    put: (text: string) => string | undefined,
  ): void {
    const fault = put(text);
    if (fault !== undefined) document.dropGroup(id);
    this.#set(id, { text, fault });
  }

  /** Ends the typing; a text that is a fault stays to be mended. */
  leave(document: NotebookDocument, id: string): void {
    document.endGroup();
    if (this.get(id)?.fault === undefined) this.forget(id);
  }

  /** Takes back what is typed, in the box and in the document. */
  cancel(document: NotebookDocument, id: string): void {
    if (this.get(id) === undefined) return;
    document.dropGroup(id);
    this.forget(id);
  }

  /** Empties the draft of a box, which shows the document again. */
  forget(id: string): void {
    this.#set(id, undefined);
  }

  #set(id: string, typed: Typed | undefined): void {
    const next = new Map(this.#drafts);
    if (typed) next.set(id, typed);
    else next.delete(id);
    this.#drafts = next;
  }
}

interface Typed {
  readonly text: string;
  /** Why it cannot be the value, as sentences. */
  readonly fault: string | undefined;
}
