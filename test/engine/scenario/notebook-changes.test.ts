import { describe, expect, it } from 'vitest';
import {
  insertCell,
  moveCell,
  removeCell,
  setCellText,
} from '../../../engine/scenario/edit-notebook.ts';
import { notebookChanges } from '../../../engine/scenario/notebook-changes.ts';

const PAGE = 'One.\n\n```receipt id=a\n```\n\n## Two\n\n```limits id=b\n```\n\n## Three\n\nText.\n';
const NONE = { added: 0, removed: 0, edited: 0, moved: 0 };

describe('the changes of a notebook', () => {
  it('count cells that were added, removed, edited and moved', () => {
    const of = (text: string) => notebookChanges(PAGE, text);
    expect(of(PAGE)).toEqual(NONE);
    expect(of(insertCell(PAGE, 'New.', 'end').text)).toEqual({ ...NONE, added: 1 });
    expect(of(removeCell(PAGE, 'b'))).toEqual({ ...NONE, removed: 1 });
    expect(of(removeCell(PAGE, 'prose-2'))).toEqual({ ...NONE, removed: 1 });
    expect(of(setCellText(PAGE, 'prose-3', 'Other.'))).toEqual({ ...NONE, edited: 1 });
    expect(of(setCellText(PAGE, 'a', 'Caption.'))).toEqual({ ...NONE, edited: 1 });
    expect(of(moveCell(PAGE, 'a', 'end'))).toEqual({ ...NONE, moved: 1 });
    expect(of(moveCell(PAGE, 'prose-3', { before: 'prose-1' }))).toEqual({ ...NONE, moved: 1 });
  });

  it('count nothing for a name that keeps prose apart, or for blank lines', () => {
    expect(notebookChanges(PAGE, PAGE.replace('One.', '<!-- id=one -->\nOne.'))).toEqual(NONE);
    expect(notebookChanges(PAGE, PAGE.replaceAll('\n\n```', '\n\n\n```'))).toEqual(NONE);
  });

  it('count two cells that say the same as two', () => {
    expect(notebookChanges('## A\n\n## A\n', '## A\n')).toEqual({ ...NONE, removed: 1 });
  });
});
