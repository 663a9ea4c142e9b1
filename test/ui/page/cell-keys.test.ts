import { describe, expect, it } from 'vitest';
import { insertCell, moveCell, readCells, removeCell, setCellText } from '../../../engine/index.ts';
import { CellKeys } from '../../../ui/page/cell-keys.ts';

const PAGE = 'One.\n\n```receipt id=a\n```\n\n## Two\n\n```limits id=b\n```\n\n## Three\n';

/** Keys of pages that follow each other, by what begins each cell. */
function keysOf(...pages: readonly string[]): readonly Record<string, string | undefined>[] {
  const keys = new CellKeys();
  return pages.map((page) => {
    const { cells } = readCells(page, 'notebook.md');
    const assigned = keys.assign(cells);
    return Object.fromEntries(
      cells.map((cell, i) => [cell.kind === 'prose' ? cell.markdown.trim() : cell.id, assigned[i]]),
    );
  });
}

describe('keys of cells', () => {
  it('stay with a cell that moves, though prose is numbered anew', () => {
    const [before, after] = keysOf(PAGE, moveCell(PAGE, 'prose-3', { before: 'prose-1' }));
    expect(after).toEqual(before);
  });

  it('stay with the others when a cell comes or goes', () => {
    const [before, added] = keysOf(PAGE, insertCell(PAGE, '## New', { before: 'prose-1' }).text);
    expect(added).toMatchObject(before ?? {});
    expect(Object.values(before ?? {})).not.toContain(added?.['## New']);
    const [whole, less] = keysOf(PAGE, removeCell(PAGE, 'prose-2'));
    expect(whole).toMatchObject(less ?? {});
  });

  it('stay with prose and captions that are rewritten', () => {
    const [before, after] = keysOf(PAGE, setCellText(PAGE, 'prose-2', '## Zwei'));
    expect(after?.['## Zwei']).toBe(before?.['## Two']);
    const [was, is] = keysOf(PAGE, setCellText(PAGE, 'a', 'Caption.'));
    expect(is).toEqual(was);
  });

  it('are new for a cell that comes back', () => {
    const [before, , again] = keysOf(PAGE, removeCell(PAGE, 'a'), PAGE);
    expect(again?.['a']).not.toBe(before?.['a']);
  });
});
