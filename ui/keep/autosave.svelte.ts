import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { newKey, type KeptNotebook } from './kept-notebook.ts';
import { openChannel, readKept, saveKept, type StoreMessage } from './notebook-store.ts';

/** A killed tab loses at most what came in this time. */
const SAVE_MS = 300;

/**
 * `fresh`: nothing to keep yet; `pending`: will be saved in a moment; `overtaken`: another tab saved the same
 * notebook and nothing is saved until the reader decides; `failed`: the browser keeps nothing.
 */
export type KeepState = 'fresh' | 'pending' | 'kept' | 'overtaken' | 'failed';

/** Keeps the document of a page in this browser, a moment after each change of scenario or notebook. */
export class Autosave {
  readonly #document: NotebookDocument;
  readonly #files: KeptNotebook['files'];
  readonly #channel = openChannel();
  #revision: number;
  #saved: NotebookDocument['texts'] | undefined;
  /** The notebook with what is being typed into an open editor, and as it was saved last. */
  #draft: string | undefined;
  #savedDraft: string | undefined;
  /** What stood in boxes and could not be read, as it was saved last. */
  #savedPhrases: NotebookDocument['phrases']['all'];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #hasClosed = false;

  state = $state<KeepState>('fresh');
  /** Key under which it is kept; undefined until it is. */
  key = $state<string>();
  title = $state<string>();
  /** Whether the other tab deleted it. */
  isDeleted = $state(false);

  /** @param kept as it was read from the store; left out for a page that is not kept yet */
  constructor(document: NotebookDocument, kept?: KeptNotebook) {
    this.#document = document;
    this.#files = kept?.files;
    this.#revision = kept?.revision ?? 0;
    document.phrases.restore(kept?.phrases);
    this.#savedPhrases = document.phrases.all;
    if (kept) {
      this.#saved = document.texts;
      this.key = kept.key;
      this.title = kept.title;
      this.state = 'kept';
    }
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<StoreMessage>) => {
      this.#hear(data);
    });
  }

  /**
   * To be called whenever `document.texts` or `document.phrases` change; saves at most every 300 ms.
   *
   * @param draft the notebook with what is being typed and not written yet; kept in the document's stead, so
   *              that a killed tab loses none of it
   */
  follow(texts: NotebookDocument['texts'], draft?: string): void {
    this.#draft = draft;
    const { isEdited, isNotebookEdited, phrases } = this.#document;
    const isSaved =
      texts === this.#saved && draft === this.#savedDraft && phrases.all === this.#savedPhrases;
    if (this.state === 'overtaken' || isSaved) return;
    const isAsCommitted = !isEdited && !isNotebookEdited && draft === undefined;
    if (this.key === undefined && isAsCommitted && Object.keys(phrases.all).length === 0) return;
    this.state = 'pending';
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_MS);
  }

  /** Saves at once what is not saved yet, such as when the page is left. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#saving;
    if (this.state !== 'pending') return;
    this.#saving = this.#save();
    await this.#saving;
    this.#saving = undefined;
  }

  /** Takes the version of the other tab; it can be undone like any change. */
  async takeTheirs(): Promise<void> {
    const theirs = this.key === undefined ? undefined : await readKept(this.key);
    if (theirs === undefined) return;
    this.#document.replace(theirs);
    this.#saved = this.#document.texts;
    this.#revision = theirs.revision;
    this.state = 'kept';
  }

  /** Saves this version over that of the other tab, which is told. */
  async overwrite(): Promise<void> {
    const theirs = this.key === undefined ? undefined : await readKept(this.key);
    this.#revision = theirs?.revision ?? 0;
    await this.#resume();
  }

  /** Keeps this version under a name of its own; that of the other tab stays as it is. */
  async keepCopy(titleOf: (title: string) => string): Promise<void> {
    this.key = newKey();
    this.title = titleOf(this.title ?? this.#document.scenario.title);
    this.#revision = 0;
    await this.#resume();
  }

  close(): void {
    void this.flush();
    this.#hasClosed = true;
    this.#channel?.close();
  }

  async #resume(): Promise<void> {
    this.isDeleted = false;
    this.state = 'pending';
    await this.flush();
  }

  async #save(): Promise<void> {
    const { texts, baseText, id, scenario, changes, assumptions, cellChanges } = this.#document;
    const key = this.key ?? newKey();
    const { added, removed, edited, moved } = cellChanges;
    const draft = this.#draft;
    const phrases = this.#document.phrases.all;
    const page = draft ?? texts.notebook;
    const notebook = {
      ...{ key, id, base: baseText, scenario: texts.scenario },
      title: this.title ?? scenario.title,
      ...(page === undefined ? {} : { notebook: page }),
      ...(Object.keys(phrases).length === 0 ? {} : { phrases }),
      ...(this.#files === undefined ? {} : { files: this.#files }),
      changes: {
        changed: changes.length,
        all: assumptions.length,
        cells: added + removed + edited + moved,
      },
    };
    try {
      const outcome = await saveKept(notebook, this.#revision, Date.now());
      if (outcome.kind === 'overtaken') {
        this.isDeleted = outcome.theirs === undefined;
        this.state = 'overtaken';
        return;
      }
      [this.#saved, this.#savedDraft, this.#savedPhrases] = [texts, draft, phrases];
      this.#revision = outcome.notebook.revision;
      this.key = key;
      this.title = outcome.notebook.title;
      this.#tell({ key, revision: this.#revision });
      // what was typed meanwhile waits for the next save
      const isDone =
        this.#document.texts === texts &&
        this.#draft === draft &&
        this.#document.phrases.all === phrases;
      this.state = isDone ? 'kept' : 'pending';
      if (!isDone) this.#timer ??= setTimeout(() => void this.flush(), SAVE_MS);
    } catch {
      this.state = 'failed'; // tried again with the next change
    }
  }

  #hear({ key, revision }: StoreMessage): void {
    if (key !== this.key || revision === this.#revision) return;
    if (revision !== undefined && revision < this.#revision) return;
    this.isDeleted = revision === undefined;
    this.state = 'overtaken';
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell(message: StoreMessage): void {
    if (!this.#hasClosed) this.#channel?.postMessage(message);
  }
}
