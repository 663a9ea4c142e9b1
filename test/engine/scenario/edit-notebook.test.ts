import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import {
  duplicateCell,
  insertCell,
  moveCell,
  removeCell,
  setCellOptions,
  setCellText,
} from '../../../engine/scenario/edit-notebook.ts';
import { notebookParts } from '../../../engine/scenario/notebook-parts.ts';
import { createPicker, mutate } from './mutation.ts';

const PAGE = `# Returnees

Of those   who came *back*.

\`\`\`question id=answer outcome=convicted
\`\`\`

Some prose
with two lines.

\`\`\`yaml
baserate: 1
\`\`\`

## What if

\`\`\`figure  fan id=over-time   outcome=convicted variant="more"
A **caption**.
\`\`\`


The end.

\`\`\`receipt id=receipt
\`\`\`
`;

const idsOf = (text: string) => notebookParts(text).map(({ id }) => id);
const contentsOf = (text: string) => notebookParts(text).map(({ content }) => content);

/** Lines of one text that the other does not have in the same order, and the other way round. */
function hunks(a: string, b: string): { readonly removed: number; readonly added: number } {
  const [x, y] = [a.split('\n'), b.split('\n')];
  let start = 0;
  while (start < x.length && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < Math.min(x.length, y.length) - start && x.at(-1 - end) === y.at(-1 - end)) end += 1;
  return { removed: x.length - start - end, added: y.length - start - end };
}

describe('edits of a notebook', () => {
  it('know its cells, prose split at its headings', () => {
    expect(idsOf(PAGE)).toEqual([
      ...['prose-1', 'answer', 'prose-2', 'prose-3', 'over-time', 'prose-4', 'receipt'],
    ]);
  });

  it('move a cell by its lines alone, and back to the same bytes', () => {
    const moved = moveCell(PAGE, 'receipt', { before: 'prose-3' });
    expect(idsOf(moved)).toEqual([
      ...['prose-1', 'answer', 'prose-2', 'receipt', 'prose-3', 'over-time', 'prose-4'],
    ]);
    expect(moveCell(moved, 'receipt', 'end')).toBe(PAGE);
  });

  it('keep two stretches of prose apart that come to stand together', () => {
    const moved = moveCell(PAGE, 'prose-4', { after: 'prose-2' });
    expect(moved).toContain('\n<!-- id=text-1 -->\nThe end.\n');
    expect(idsOf(moved)).toContain('text-1');
    const removed = removeCell(removeCell(PAGE, 'over-time'), 'answer');
    expect(contentsOf(removed)).toHaveLength(5);
  });

  it('insert a cell with one hunk, and take it out to the same bytes', () => {
    for (const id of idsOf(PAGE)) {
      const { text, id: added } = insertCell(PAGE, '```diagram id=model\n```', { after: id });
      expect(added).toBe('model');
      expect(hunks(PAGE, text)).toEqual({ removed: 0, added: 3 });
      expect(removeCell(text, 'model')).toBe(PAGE);
    }
  });

  it('number an id on that is taken', () => {
    const { id, text } = insertCell(PAGE, '```receipt id=receipt\n```', 'end');
    expect(id).toBe('receipt-2');
    expect(text.endsWith('```receipt id=receipt\n```\n\n```receipt id=receipt-2\n```\n')).toBe(
      true,
    );
    expect(duplicateCell(text, 'receipt-2').id).toBe('receipt-3');
  });

  it('give new prose a name where nothing else tells it from its neighbour', () => {
    const { id, text } = insertCell(PAGE, 'A note.', { after: 'prose-2' });
    expect(id).toBe('text');
    expect(text).toContain('```\n\n<!-- id=text -->\nA note.\n\n## What if\n');
    expect(insertCell(PAGE, '## Method\n\nA note.', { after: 'prose-2' }).text).not.toContain(
      '<!--',
    );
  });

  it('change one attribute, the form, or the caption, and leave the rest of the line alone', () => {
    const shown = setCellOptions(PAGE, 'over-time', { outcome: 'returned', variant: undefined });
    expect(shown).toContain('```figure  fan id=over-time   outcome=returned\nA **caption**.');
    expect(setCellOptions(PAGE, 'over-time', {}, 'dots')).toContain(
      '```figure  dots id=over-time ',
    );
    expect(setCellOptions(PAGE, 'receipt', { note: 'two words' })).toContain(
      '```receipt id=receipt note="two words"\n',
    );
    expect(setCellOptions(PAGE, 'over-time', { variant: 'more' })).toContain(' variant=more\n');
    const captioned = setCellText(PAGE, 'receipt', 'How it was run.\n');
    expect(captioned).toBe(PAGE.replace('receipt\n```', 'receipt\nHow it was run.\n```'));
    expect(setCellText(captioned, 'receipt', '')).toBe(PAGE);
  });

  it('keep the fence of a cell longer than those in its caption', () => {
    const text = setCellText(PAGE, 'receipt', '```sh\nls\n```');
    expect(text).toContain('````receipt id=receipt\n```sh\nls\n```\n````\n');
    expect(idsOf(text)).toEqual(idsOf(PAGE));
  });

  it('change prose in its lines alone, and nothing where it says the same', () => {
    expect(setCellText(PAGE, 'prose-4', 'The end.\n')).toBe(PAGE);
    const text = setCellText(PAGE, 'prose-4', 'The very end.');
    expect(hunks(PAGE, text)).toEqual({ removed: 1, added: 1 });
    expect(() => setCellText(PAGE, 'prose-4', ' \n')).toThrow(/delete it/);
  });

  it('close a fence that the new text leaves open, so that it swallows no cell', () => {
    const text = setCellText(PAGE, 'prose-1', '~~~yaml\nopen');
    expect(text.startsWith('~~~yaml\nopen\n~~~\n\n```question')).toBe(true);
    expect(idsOf(text)).toEqual(idsOf(PAGE));
  });

  it('write the line ends of the file', () => {
    const windows = PAGE.replaceAll('\n', '\r\n');
    for (const edit of [
      (text: string) => insertCell(text, 'A\nnote.', { after: 'prose-2' }).text,
      (text: string) => setCellText(text, 'receipt', 'One\ntwo'),
      (text: string) => moveCell(text, 'prose-4', { after: 'prose-2' }),
      (text: string) => setCellOptions(text, 'answer', { outcome: 'returned' }),
    ]) {
      expect(edit(windows)).toBe(edit(PAGE).replaceAll('\n', '\r\n'));
    }
  });

  it('fill an empty page', () => {
    expect(insertCell('', 'Hello.', 'end')).toEqual({
      text: '<!-- id=text -->\nHello.\n',
      id: 'text',
    });
    expect(removeCell('<!-- id=text -->\nHello.\n', 'text')).toBe('');
  });

  it('refuse cells and values that cannot be', () => {
    const code = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return error instanceof BaserateError ? error.code : error;
      }
    };
    expect(code(() => removeCell(PAGE, 'nothing'))).toBe('notebook/no-such-cell');
    expect(code(() => insertCell(PAGE, '  ', 'end'))).toBe('notebook/empty-cell');
    expect(code(() => setCellOptions(PAGE, 'answer', { outcome: 'a"b' }))).toBe(
      'notebook/attribute-form',
    );
  });

  it('touch no byte of any other cell, whatever the page and the edits', () => {
    const pick = createPicker(1618);
    const bare = (content: string) => content.replace(/^<!-- id=[a-z0-9-]+ -->[ \t]*\r?\n?/, '');
    let edits = 0;
    for (let i = 0; i < 3000; i++) {
      let text = mutate(PAGE, pick);
      for (let step = 0; step < 3; step++) {
        const ids = idsOf(text);
        const at = pick(ids.length || 1);
        const to = pick(ids.length || 1);
        const [id, other] = [ids[at], ids[to]];
        if (id === undefined || other === undefined) break;
        const before = contentsOf(text).map(bare);
        const kind = pick(3);
        const expected =
          kind === 0
            ? before.filter((_, j) => j !== at)
            : kind === 1
              ? [...before.slice(0, at), 'A note.', ...before.slice(at)]
              : before.filter((_, j) => j !== at);
        if (kind === 2 && at !== to) {
          expected.splice(to > at ? to - 1 : to, 0, before[at] ?? '');
        } else if (kind === 2) expected.splice(at, 0, before[at] ?? '');
        const next =
          kind === 0
            ? removeCell(text, id)
            : kind === 1
              ? insertCell(text, 'A note.', { before: id }).text
              : moveCell(text, id, { before: other });
        const after = contentsOf(next).map(bare);
        expect(after.length, text).toBe(expected.length);
        after.forEach((content, j) => {
          // but for the line that closes a block left open, where another cell came behind it
          expect(content.startsWith(expected[j] ?? ''), `${text}\n→\n${next}`).toBe(true);
          expect(content.slice(expected[j]?.length)).toMatch(/^(\r?\n(`{3,}|~{3,}))?$/);
        });
        text = next;
        edits += 1;
      }
    }
    expect(edits).toBeGreaterThan(5000);
  }, 60_000);
});
