import { editAssumption } from '../assumption/edit-assumption.ts';
import type { Assumption } from '../assumption/assumption.ts';
import { checkPhrase } from '../assumption/check-phrase.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';

/** What is typed into the boxes of the first screen, while it differs from the document or cannot be read. */
export class TypedValues {
  #drafts = $state.raw<ReadonlyMap<string, Typed>>(new Map());

  get(id: string): Typed | undefined {
    return this.#drafts.get(id);
  }

  /** Each value that can be read runs at once; a text that cannot takes the run back to before the typing. */
  type(document: NotebookDocument, assumption: Assumption, text: string): void {
    const { id, kind, assignment } = assumption;
    const names = document.scenario.parameters.map(({ name }) => name);
    const check = checkPhrase(text, kind, assignment.weight, assignment.prior, names);
    const fault =
      check.kind === 'fault' ? check.message : editAssumption(document, assumption, text);
    if (fault !== undefined) document.dropGroup(id);
    this.#set(id, { text, fault });
  }

  /** Ends the typing; a text that is a fault stays to be mended. */
  leave(document: NotebookDocument, id: string): void {
    document.endGroup();
    if (this.get(id)?.fault === undefined) this.#set(id, undefined);
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
