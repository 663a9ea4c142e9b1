import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import {
  duplicateCell,
  insertCell,
  moveCell,
  removeCell,
  setCellOptions,
  setCellText,
  type Cell,
} from '../../engine/index.ts';
import { cellTemplate, type NewKind } from '../cell/cell-templates.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { cellLabel, cellWords } from '../words/cell-words.ts';

/** A cell of the page under its key. */
export interface KeptCell {
  readonly key: string;
  readonly cell: Cell;
}

/** Controls of a cell's toolbar that keep the focus after what they did. */
export type CellControl =
  'more' | 'up' | 'down' | 'drag' | 'fold' | 'duplicate' | 'edit' | 'add' | 'source';

/** What a reader does to the cells of a page: each is one step of undo, is said aloud, and keeps the focus. */
export class PageEditor {
  readonly #document: NotebookDocument;
  readonly #cells: () => readonly KeptCell[];

  /** Keys of folded cells. Folds are the reader's: they are not written into the notebook. */
  readonly folded = new SvelteSet<string>();
  /** Key of the cell whose text or options are open. */
  editing = $state<string>();
  /** What is being typed into a cell's open editor and not written yet. */
  draft = $state.raw<{ readonly key: string; readonly markdown: string }>();
  /** The notebook as it will be when that editor closes; undefined while nothing is being typed. */
  readonly drafted = $derived.by(() => this.#drafted());
  /** For screen readers. */
  said = $state('');
  /** The deleted cell that can still be had back, and the page without it. */
  removed = $state.raw<{ readonly label: string; readonly without: string }>();

  /** Whether nothing happened since the cell was deleted, so that undo brings it back. */
  readonly canRestore = $derived.by(
    () => this.removed !== undefined && this.removed.without === this.#document.notebook,
  );

  constructor(document: NotebookDocument, cells: () => readonly KeptCell[]) {
    this.#document = document;
    this.#cells = cells;
  }

  /** Adds a cell behind another one, or at the end, and opens it where it is text. */
  add(kind: NewKind, after?: string): void {
    const source = cellTemplate(kind, this.#document.scenario);
    const id = this.#find(after)?.cell.id;
    this.#insert((text) => insertCell(text, source, id === undefined ? 'end' : { after: id }), {
      opens: kind === 'prose',
      said: cellWords.added,
    });
  }

  duplicate(key: string): void {
    const id = this.#find(key)?.cell.id;
    if (id === undefined) return;
    this.#insert((text) => duplicateCell(text, id), { opens: false, said: cellWords.duplicated });
  }

  /** Moves a cell by one place: −1 up, 1 down. */
  step(key: string, by: -1 | 1): void {
    const at = this.#cells().findIndex((each) => each.key === key);
    const to = at + by;
    if (to < 0 || to >= this.#cells().length) {
      this.said = by < 0 ? cellWords.isFirst : cellWords.isLast;
      return;
    }
    this.moveTo(key, by < 0 ? to : to + 1, by < 0 ? 'up' : 'down');
  }

  /**
   * Moves a cell to before the cell that stands at a place now.
   *
   * @param place from 0; the number of cells for the end
   */
  moveTo(key: string, place: number, control: CellControl = 'drag'): void {
    const cells = this.#cells();
    const from = cells.findIndex((each) => each.key === key);
    const moved = cells[from]?.cell;
    if (moved === undefined || place === from || place === from + 1) return;
    const [next, last] = [cells[place]?.cell.id, cells.at(-1)?.cell.id];
    const target = next === undefined ? { after: last ?? '' } : { before: next };
    this.#write(moveCell(this.#document.notebook, moved.id, target));
    const now = place > from ? place : place + 1;
    this.said = cellWords.moved(cellLabel(moved), now, cells.length);
    void this.#focus(key, control);
  }

  toggleFold(key: string): void {
    const cell = this.#find(key)?.cell;
    if (cell === undefined) return;
    if (!this.folded.delete(key)) this.folded.add(key);
    const isFolded = this.folded.has(key);
    if (isFolded && this.editing === key) this.editing = undefined;
    this.said = (isFolded ? cellWords.folded : cellWords.unfolded)(cellLabel(cell));
  }

  /** Deletes a cell; the next one, or the one before, gets the focus. */
  remove(key: string): void {
    const cells = this.#cells();
    const at = cells.findIndex((each) => each.key === key);
    const cell = cells[at]?.cell;
    if (cell === undefined) return;
    const neighbour = cells[at + 1] ?? cells[at - 1];
    const without = removeCell(this.#document.notebook, cell.id);
    if (this.editing === key) this.editing = undefined;
    this.#write(without);
    this.removed = { label: cellLabel(cell), without };
    this.said = cellWords.removed(cellLabel(cell));
    if (neighbour) void this.#focus(neighbour.key, 'more');
  }

  /** Brings the deleted cell back, and the focus to it. */
  restore(): void {
    const label = this.removed?.label;
    if (!this.canRestore || label === undefined) return;
    const before = new Set(this.#cells().map(({ key }) => key));
    this.#document.undo();
    this.removed = undefined;
    this.said = cellWords.restored(label);
    const back = this.#cells().find(({ key }) => !before.has(key));
    if (back) void this.#focus(back.key, 'more');
  }

  /** Opens the text or the options of a cell, or closes them. */
  toggleEdit(key: string): void {
    this.editing = this.editing === key ? undefined : key;
    if (this.editing !== undefined) this.folded.delete(key);
  }

  /** Closes what is open, and the focus goes back to its button. */
  close(key: string): void {
    if (this.editing !== key) return;
    this.editing = undefined;
    void this.#focus(key, 'edit');
  }

  /** Writes the text of prose, or the caption of another cell; prose without text is deleted. */
  setText(key: string, markdown: string): void {
    const cell = this.#find(key)?.cell;
    if (cell === undefined) return;
    if (cell.kind === 'prose' && markdown.trim() === '') this.remove(key);
    else this.#write(setCellText(this.#document.notebook, cell.id, markdown));
  }

  #drafted(): string | undefined {
    const { draft } = this;
    const cell = this.#find(draft?.key)?.cell;
    if (draft === undefined || cell === undefined) return undefined;
    const { notebook } = this.#document;
    return cell.kind === 'prose' && draft.markdown.trim() === ''
      ? removeCell(notebook, cell.id)
      : setCellText(notebook, cell.id, draft.markdown);
  }

  setOptions(
    key: string,
    attributes: Readonly<Record<string, string | undefined>>,
    form?: string,
  ): void {
    const id = this.#find(key)?.cell.id;
    if (id === undefined) return;
    this.#write(setCellOptions(this.#document.notebook, id, attributes, form));
  }

  #find(key: string | undefined): KeptCell | undefined {
    return this.#cells().find((each) => each.key === key);
  }

  #insert(
    edit: (text: string) => { readonly text: string; readonly id: string },
    { opens, said }: { readonly opens: boolean; readonly said: (label: string) => string },
  ): void {
    const { text, id } = edit(this.#document.notebook);
    this.#write(text);
    const added = this.#cells().find(({ cell }) => cell.id === id);
    if (added === undefined) return;
    this.said = said(cellLabel(added.cell));
    if (opens) this.editing = added.key;
    else void this.#focus(added.key, 'more', true);
  }

  #write(text: string): void {
    this.#document.endGroup();
    this.#document.writeNotebook(text);
    this.removed = undefined;
  }

  async #focus(key: string, control: CellControl, isNew = false): Promise<void> {
    await tick();
    const cell = window.document.querySelector(`[data-cell="${key}"]`);
    const find = (name: CellControl) =>
      cell?.querySelector<HTMLElement>(`[data-control="${name}"]`) ?? undefined;
    const wanted = find(control);
    // on a device without a pointer that hovers, a closed toolbar shows its first control alone
    const button = wanted?.checkVisibility() === false ? find('more') : wanted;
    button?.focus({ preventScroll: true });
    (isNew ? cell : button)?.scrollIntoView({ block: 'nearest' });
  }
}
