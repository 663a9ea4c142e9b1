import { EditPace } from '../document/edit-pace.svelte.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { parseScenario } from '../document/parse-scenario.ts';
import type { SourceFile } from './source-jump.svelte.ts';

/** What is typed into the source of a document and not written yet: it is written in step with what is drawn, as in the boxes. */
export class TypedSource {
  readonly #document: NotebookDocument;
  /** `notebook.md` moves no number: what is drawn is not behind while it is typed into. */
  readonly #page = new EditPace();
  #waiting: { readonly file: SourceFile; readonly text: string } | undefined;

  constructor(document: NotebookDocument) {
    this.#document = document;
    this.#page.isDrawn = () => document.pace.isDrawn();
  }

  /** Takes the text of a file as it stands in the editor; of texts that come faster than they are drawn only the last is read. */
  type(file: SourceFile, text: string): void {
    if (this.#waiting !== undefined && this.#waiting.file !== file) this.settle();
    const isFirst = this.#waiting === undefined;
    this.#waiting = { file, text };
    const pace = this.#paceOf(file);
    pace.move();
    if (!isFirst) return;
    pace.whenDue(() =>
      pace.soon(() => {
        const typed = this.#waiting;
        // read in a task of its own; what was read is remembered
        if (typed?.file === 'scenario') parseScenario(this.#document.id, typed.text);
        pace.soon(() => this.settle());
      }),
    );
  }

  /** Writes what waits; whatever else changes the document comes after it. */
  settle(): void {
    if (this.#waiting === undefined) return;
    const { file, text } = this.#waiting;
    this.#waiting = undefined;
    if (file === 'scenario') this.#document.write(text, 'source');
    else this.#document.writeNotebook(text, 'notebook source');
    this.#paceOf(file).wrote();
  }

  /** Ends a step of undo. */
  endStep(): void {
    this.settle();
    this.#document.endGroup();
  }

  /** The editor is left: what was typed is written, and what is drawn need not follow in steps any more. */
  leave(): void {
    const file = this.#waiting?.file;
    this.endStep();
    if (file !== undefined) this.#paceOf(file).rest();
  }

  #paceOf(file: SourceFile): EditPace {
    return file === 'scenario' ? this.#document.pace : this.#page;
  }
}
