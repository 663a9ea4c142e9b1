import { getContext, setContext } from 'svelte';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import type { NotebookRun } from '../run/notebook-run.svelte.ts';

/** What the live numbers of prose are read from. */
export interface LiveNumbers {
  readonly document: NotebookDocument;
  readonly run: NotebookRun;
}

const KEY = Symbol('live numbers');

/** Gives all prose within a component its numbers. */
export function provideLiveNumbers(numbers: LiveNumbers): void {
  setContext(KEY, numbers);
}

/** Undefined for prose outside of a notebook. */
export function liveNumbers(): LiveNumbers | undefined {
  return getContext<LiveNumbers | undefined>(KEY);
}
