import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { rehearse } from '../document/try-edit.ts';
import type { PhraseDrafts } from './phrase-drafts.svelte.ts';

/** What is typed into boxes, while it differs from the document or cannot be read. */
export class TypedValues {
  #drafts = $state.raw<ReadonlyMap<string, Typed>>(new Map());
  #waiting: Waiting | undefined;
  readonly #kept: PhraseDrafts | undefined;
  readonly #place: string;

  /**
   * @param kept  where what cannot be read is kept, and taken from at first
   * @param place tells boxes of one value from each other
   */
  constructor(kept?: PhraseDrafts, place = '') {
    this.#kept = kept;
    this.#place = place;
    const own = Object.entries(kept?.all ?? {}).filter(([box]) => box.startsWith(`${place}:`));
    this.#drafts = new Map(own.map(([box, draft]) => [box.slice(place.length + 1), draft]));
  }

  get(id: string): Typed | undefined {
    return this.#drafts.get(id);
  }

  /**
   * Each value that can be read runs at once; a text that cannot takes the run back to before the typing. The text
   * is read in the task after this one and written in the next: neither holds up the page for long. Texts that
   * come faster than they can be drawn wait (`EditPace`); of those only the last is read.
   *
   * @param id  of the box; also the group of edits that are one step of undo
   * @param put writes the text, and says why it cannot
   * @param isPassing whether the text is the document's alone once it is written, so that undo takes it back even
   *                  while the box, or the slider beside it, has the focus
   */
  type(
    document: NotebookDocument,
    id: string,
    text: string,
    put: (text: string) => string | undefined,
    isPassing = false,
  ): void {
    if (this.#waiting !== undefined && this.#waiting.id !== id) this.settle();
    this.#set(id, { text, fault: this.get(id)?.fault });
    const isFirst = this.#waiting === undefined;
    this.#waiting = { document, id, text, put, isPassing, isLeft: false };
    document.pace.move();
    if (isFirst) this.#begin(document);
  }

  /** Reads the text that waits, and writes it, when it is its turn. */
  #begin(document: NotebookDocument): void {
    const { pace } = document;
    pace.whenDue(() =>
      pace.soon(() => {
        const typed = this.#waiting;
        if (typed === undefined) return;
        rehearse(() => typed.put(typed.text));
        pace.soon(() => this.#follow(typed));
      }),
    );
  }

  /** Writes the text that was read; one that came since waits for the next turn. */
  #follow(typed: Waiting): void {
    const next = this.#waiting;
    if (next?.id !== typed.id) return;
    if (next === typed || next.isLeft) return this.settle();
    this.#write(typed);
    this.#begin(typed.document);
  }

  /** Writes what is typed and not written yet. */
  settle(): void {
    const typed = this.#waiting;
    if (typed === undefined) return;
    this.#waiting = undefined;
    const { document, id, text, isPassing, isLeft } = typed;
    const fault = this.#write(typed);
    if (isPassing && fault === undefined) this.forget(id);
    else this.#set(id, { text, fault });
    if (isLeft) this.leave(document, id);
  }

  /** @returns why it cannot be written */
  #write({ document, id, text, put }: Waiting): string | undefined {
    const fault = put(text);
    if (fault !== undefined) document.dropGroup(id);
    document.pace.wrote(this.#waiting !== undefined);
    return fault;
  }

  /** Ends the typing; a text that is a fault stays to be mended. */
  leave(document: NotebookDocument, id: string): void {
    if (this.#waiting?.id === id) this.settle();
    document.pace.rest();
    document.endGroup();
    if (this.get(id)?.fault === undefined) this.forget(id);
  }

  /** As `leave`, after what is typed has been written, which is not waited for. */
  leaveSoon(document: NotebookDocument, id: string): void {
    if (this.#waiting?.id === id) this.#waiting.isLeft = true;
    else this.leave(document, id);
  }

  /** Takes back what is typed, in the box and in the document. */
  cancel(document: NotebookDocument, id: string): void {
    if (this.#waiting?.id === id) {
      this.#waiting = undefined;
      document.pace.rest();
    }
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
    const { text, fault } = typed ?? {};
    const draft = text === undefined || fault === undefined ? undefined : { text, fault };
    this.#kept?.set(`${this.#place}:${id}`, draft);
  }
}

interface Waiting {
  readonly document: NotebookDocument;
  readonly id: string;
  readonly text: string;
  readonly put: (text: string) => string | undefined;
  readonly isPassing: boolean;
  /** Whether the box was left before the text was written. */
  isLeft: boolean;
}

interface Typed {
  readonly text: string;
  /** Why it cannot be the value, as sentences. */
  readonly fault: string | undefined;
}
