import type { FencedCell } from '../../engine/index.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import type { NotebookRun } from '../run/notebook-run.svelte.ts';

/** What the page gives to a cell that is loaded when it is used. */
export interface SlotProps<C extends FencedCell = FencedCell> {
  readonly document: NotebookDocument;
  readonly run: NotebookRun;
  readonly cell: C;
  /** Whether the cell names itself, because no heading stands before it. */
  readonly hasHeading: boolean;
}
