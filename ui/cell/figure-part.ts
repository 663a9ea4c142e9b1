import type { Snippet } from 'svelte';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import type { NotebookRun } from '../run/notebook-run.svelte.ts';

/** What every picture of a figure cell is given. */
export interface FigurePart {
  readonly document: NotebookDocument;
  readonly run: NotebookRun;
  /** Variant shown whatever is chosen; the chosen one when undefined. */
  readonly variant: string | undefined;
  /** Whether a reader sees it, or soon will. */
  readonly isNear: boolean;
  readonly runLabel: string;
  readonly baselineLabel: string;
  readonly note: Snippet | undefined;
  readonly fileName: string;
}
