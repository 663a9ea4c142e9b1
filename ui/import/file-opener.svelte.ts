import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { importWords } from '../words/import-words.ts';
import type { IncomingFile } from './incoming-files.ts';

/** Opens files for a page and says what came of it; the code that reads them is loaded when it is needed. */
export class FileOpener {
  readonly #document: NotebookDocument | undefined;
  /** What was done, for a status line. */
  said = $state('');
  /** Why nothing was done, for an alert. */
  failure = $state('');
  /** What else is wrong, a line each. */
  also: readonly string[] = $state.raw([]);

  /** @param document the open notebook; left out on the start page */
  constructor(document?: NotebookDocument) {
    this.#document = document;
  }

  /**
   * Opens what was chosen or dropped; goes to another page where it is kept as a notebook of its own.
   *
   * @returns the key of that notebook; undefined where there is none
   */
  async open(
    files: readonly IncomingFile[] | Promise<readonly IncomingFile[]>,
  ): Promise<string | undefined> {
    this.dismiss();
    this.said = importWords.opening;
    try {
      const { openFiles } = await import('./open-files.ts');
      const opened = await openFiles(await files, this.#document);
      this.said = opened.kind === 'opened' ? opened.text : '';
      if (opened.kind === 'refused') {
        [this.failure, this.also] = [opened.text, opened.also ?? []];
      }
      if (opened.kind !== 'kept') return undefined;
      location.hash = opened.hash;
      return opened.key;
    } catch {
      [this.said, this.failure] = ['', importWords.failed];
      return undefined;
    }
  }

  /** Forgets what was said. */
  dismiss(): void {
    [this.said, this.failure, this.also] = ['', '', []];
  }

  /** Opens what a file box holds, and empties it: the same file may be chosen again once it is mended. */
  choose(box: HTMLInputElement): void {
    const files = [...(box.files ?? [])].map((file) => ({ path: file.name, file }));
    box.value = '';
    if (files.length > 0) void this.open(files);
  }
}
