import {
  addVariant,
  changedAssumptions,
  duplicateVariant,
  listVariantChanges,
  removeVariant,
  removeVariantChange,
  setVariantChange,
  setVariantTitle,
  variantName,
  variantOfEdits,
  type NewChange,
  type WrittenChange,
} from '../../engine/index.ts';
import { asStep } from '../assumption/edit-assumption.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { tryEdit } from '../document/try-edit.ts';
import { variantWords } from '../words/variant-words.ts';

/** What came of making a variant: its name, or why it cannot be made. */
export type MadeVariant =
  | { readonly kind: 'made'; readonly name: string }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Makes a variant as one step of undo: of what was edited, which goes back in the base to what was committed,
 * or with nothing changed yet.
 */
export function makeVariant(
  document: NotebookDocument,
  title: string,
  start: 'edits' | 'empty',
): MadeVariant {
  if (title.trim() === '') return { kind: 'refused', message: variantWords.needsTitle };
  return made(document, title, (text, name) =>
    start === 'empty'
      ? addVariant(text, name, title)
      : variantOfEdits(text, document.baseText, { name, title }, movableEdits(document)).text,
  );
}

/** Copies a variant as one step of undo. */
export function copyVariant(document: NotebookDocument, name: string, title: string): MadeVariant {
  return made(document, title, (text, copy) => duplicateVariant(text, name, copy, title));
}

/** Edits of the reader that a variant can make. */
export function movableEdits(document: NotebookDocument) {
  return changedAssumptions(document.baseScenario, document.scenario);
}

/** Takes a variant away, as one step of undo. */
export function deleteVariant(document: NotebookDocument, name: string): string | undefined {
  return asStep(document, () => tryEdit(document, undefined, (text) => removeVariant(text, name)));
}

/** Gives a variant another title; a row of such edits is one step of undo. */
export function retitleVariant(
  document: NotebookDocument,
  name: string,
  title: string,
): string | undefined {
  if (title.trim() === '') return variantWords.needsTitle;
  return tryEdit(document, `variant.${name}.title`, (text) => setVariantTitle(text, name, title));
}

/** Sets what a variant does to an assumption; a row of such edits is one step of undo. */
export function changeVariant(
  document: NotebookDocument,
  name: string,
  change: NewChange,
): string | undefined {
  return tryEdit(document, changeGroup(name, change), (text) =>
    setVariantChange(text, name, change),
  );
}

/** Leaves an assumption in a variant as it is in the base, as one step of undo. */
export function dropChange(
  document: NotebookDocument,
  name: string,
  change: WrittenChange,
): string | undefined {
  return asStep(document, () =>
    tryEdit(document, undefined, (text) => removeVariantChange(text, name, change)),
  );
}

/** The changes of a variant as its file writes them, of the last text that could be read. */
export function writtenChanges(document: NotebookDocument, name: string): readonly WrittenChange[] {
  return listVariantChanges(document.good.text, name);
}

/** Edits of one change of a variant are one step of undo. */
export function changeGroup(
  variant: string,
  { kind, name }: Pick<WrittenChange, 'kind' | 'name'>,
): string {
  return `variant.${variant}.${kind}.${name}`;
}

function made(
  document: NotebookDocument,
  title: string,
  edit: (text: string, name: string) => string,
): MadeVariant {
  if (document.isBroken) return { kind: 'refused', message: variantWords.broken };
  const name = variantName(document.text, title);
  const message = asStep(document, () => tryEdit(document, undefined, (text) => edit(text, name)));
  return message === undefined ? { kind: 'made', name } : { kind: 'refused', message };
}
