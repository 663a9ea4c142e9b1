import { describe, expect, it } from 'vitest';
import { changeSummary } from '../../../ui/page/change-summary.ts';
import { notebookChangeText } from '../../../ui/words/cell-words.ts';

const NOTHING = { changed: 0, all: 14, isEdited: false, isBroken: false, cells: 0 };

describe('the summary of changes', () => {
  it.each([
    [{}, '14 assumptions, all as published'],
    [{ isOwn: true }, '14 assumptions, all as you opened them'],
    [{ changed: 2, isEdited: true }, 'You changed 2 of 14 assumptions'],
    [
      { changed: 2, isEdited: true, cells: 1 },
      'You changed 2 of 14 assumptions and 1 cell of the page',
    ],
    [{ cells: 3 }, 'You changed 3 cells of the page and no assumption'],
    [{ isEdited: true }, 'You changed the file, but no assumption'],
    [{ isEdited: true, isBroken: true, cells: 3 }, 'The source has problems'],
  ])('counts cells apart from assumptions: %j', (counts, text) => {
    expect(changeSummary({ ...NOTHING, ...counts })).toBe(text);
  });

  it('says what was done to the page', () => {
    const none = { added: 0, removed: 0, edited: 0, moved: 0 };
    expect(notebookChangeText(none)).toBe('');
    expect(notebookChangeText({ ...none, added: 1 })).toBe('1 cell added');
    expect(notebookChangeText({ ...none, removed: 2, moved: 1 })).toBe('2 cells deleted, 1 moved');
  });
});
