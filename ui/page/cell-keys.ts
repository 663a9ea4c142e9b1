import type { Cell } from '../../engine/index.ts';

/**
 * Keys under which the page keeps its cells, so that one that is moved, or whose number changes because of
 * another, stays the same one: with its place of focus, its fold and what is typed into it.
 */
export class CellKeys {
  #last = 0;
  #known: readonly { readonly key: string; readonly cell: Cell }[] = [];

  /** Keys of the cells of a page, in order; those of the page before where a cell is the same. */
  assign(cells: readonly Cell[]): readonly string[] {
    const free = new Set(this.#known);
    const keys = new Map<Cell, string>();
    const match = (isSame: (known: Cell, cell: Cell) => boolean) => {
      for (const cell of cells) {
        if (keys.has(cell)) continue;
        const found = [...free].find((known) => isSame(known.cell, cell));
        if (found === undefined) continue;
        free.delete(found);
        keys.set(cell, found.key);
      }
    };
    const isNumbered = ({ id }: Cell) => /^(?:prose|unread)-\d+$/.test(id);
    match((known, cell) => known.id === cell.id && known.source === cell.source);
    match((known, cell) => known.id === cell.id && !isNumbered(cell));
    match((known, cell) => saidBy(known) === saidBy(cell));
    // what is left was rewritten where it stood
    match((known, cell) => known.id === cell.id);
    const assigned = cells.map((cell) => keys.get(cell) ?? `cell-${++this.#last}`);
    this.#known = cells.flatMap((cell, i) => {
      const key = assigned[i];
      return key === undefined ? [] : [{ key, cell }];
    });
    return assigned;
  }
}

/** What a cell says, without the comment and the blank lines that keep it apart. */
function saidBy(cell: Cell): string {
  return (cell.kind === 'prose' ? cell.markdown : cell.source).trim();
}
