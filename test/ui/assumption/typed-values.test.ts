import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { typePhrase } from '../../../ui/assumption/edit-assumption.ts';
import { PhraseDrafts } from '../../../ui/assumption/phrase-drafts.svelte.ts';
import { TypedValues } from '../../../ui/assumption/typed-values.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { readProjectFile } from '../../../ui/project/project-file.ts';

const ID = 'uk-returnees';
const NAME = 'parameters.convicted';

function open() {
  const text = readProjectFile(`scenarios/${ID}/scenario.yaml`) ?? '';
  const parsed = parseScenario(ID, text);
  if (parsed.kind !== 'scenario') throw new Error('the scenario can be read');
  const document = new NotebookDocument(ID, text, parsed.scenario, text);
  const assumption = document.assumptions.find(({ id }) => id === NAME);
  if (assumption === undefined) throw new Error('the scenario has the assumption');
  const typed = new TypedValues();
  const put = vi.fn((its: string) => typePhrase(document, assumption, its));
  const type = (its: string, isPassing = false) => typed.type(document, NAME, its, put, isPassing);
  return { document, typed, type, put };
}

describe('what is typed into a box', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is shown at once, read in the next task and written in the one after', () => {
    const { document, typed, type, put } = open();
    type('60 of 400');
    expect(typed.get(NAME)?.text).toBe('60 of 400');
    expect(put).not.toHaveBeenCalled();
    vi.advanceTimersToNextTimer();
    expect(put).toHaveBeenCalledOnce();
    expect(document.text).not.toContain('60 of 400');
    vi.advanceTimersToNextTimer();
    expect(document.text).toContain('60 of 400');
    expect(document.canUndo).toBe(true);
  });

  it('is read once for a row of texts that come faster than that', () => {
    const { document, type, put } = open();
    for (const count of [60, 61, 62]) type(`${count} of 400`);
    vi.runAllTimers();
    expect(put.mock.calls.map(([its]) => its)).toEqual(['62 of 400', '62 of 400']);
    expect(document.text).toContain('62 of 400');
  });

  it('is the document’s alone once it is written, where a slider put it there', () => {
    const { document, typed, type } = open();
    type('60 of 400', true);
    expect(typed.get(NAME)?.text).toBe('60 of 400');
    vi.runAllTimers();
    expect(document.text).toContain('60 of 400');
    expect(typed.get(NAME)).toBeUndefined();
  });

  it('is written before the box is left', () => {
    const { document, typed, type } = open();
    type('60 of 400');
    typed.leave(document, NAME);
    expect(document.text).toContain('60 of 400');
    expect(typed.get(NAME)).toBeUndefined();
  });

  it('leaves the box after it was written where nobody waits for it', () => {
    const { document, typed, type } = open();
    type('60 of 400');
    typed.leaveSoon(document, NAME);
    expect(typed.get(NAME)?.text).toBe('60 of 400');
    vi.runAllTimers();
    expect(document.text).toContain('60 of 400');
    expect(typed.get(NAME)).toBeUndefined();
  });

  it('is written to its end where the box is left while it changes', () => {
    const { document, typed, type } = open();
    type('60 of 400');
    vi.advanceTimersToNextTimer();
    type('61 of 400');
    typed.leaveSoon(document, NAME);
    vi.runAllTimers();
    expect(document.text).toContain('61 of 400');
    expect(typed.get(NAME)).toBeUndefined();
  });

  it('stays with its fault, and takes the document back to before the typing', () => {
    const { document, typed, type } = open();
    const before = document.text;
    type('60 of 400');
    vi.runAllTimers();
    type('60 of 4');
    vi.runAllTimers();
    expect(typed.get(NAME)?.fault).toBeDefined();
    expect(document.text).toBe(before);
  });

  it('follows while it changes faster than it is drawn: the box at once, the document in steps', () => {
    const { document, typed, type } = open();
    const texts = new Set<string>();
    for (let count = 60; count < 100; count++) {
      type(`${count} of 400`, true);
      expect(typed.get(NAME)?.text).toBe(`${count} of 400`);
      vi.advanceTimersByTime(16);
      texts.add(document.text);
    }
    expect(texts.size).toBeGreaterThanOrEqual(5);
    expect(texts.size).toBeLessThanOrEqual(8);
    expect(document.pace.isMoving).toBe(true);
    vi.runAllTimers();
    expect(document.text).toContain('99 of 400');
    expect(typed.get(NAME)).toBeUndefined();
    expect(document.pace.isMoving).toBe(false);
    document.undo();
    expect(document.isEdited).toBe(false);
  });

  it('is ahead of the document until it is written, refused or taken back', () => {
    const { document, typed, type } = open();
    const { pace } = document;
    type('60 of 400');
    expect(pace.isAhead).toBe(true);
    vi.advanceTimersToNextTimer();
    expect(pace.isAhead).toBe(true);
    vi.advanceTimersToNextTimer();
    expect(pace.isAhead).toBe(false);
    type('60 of 4');
    expect(pace.isAhead).toBe(true);
    vi.runAllTimers();
    expect(pace.isAhead).toBe(false);
    type('61 of 400');
    typed.cancel(document, NAME);
    expect(pace.isAhead).toBe(false);
    type('62 of 400');
    vi.advanceTimersToNextTimer();
    type('63 of 400');
    vi.advanceTimersToNextTimer();
    expect(pace.isAhead).toBe(true); // by the later of the two
    vi.runAllTimers();
    expect(pace.isAhead).toBe(false);
  });

  it('is never written once it was taken back', () => {
    const { document, typed, type } = open();
    const before = document.text;
    type('60 of 400');
    typed.cancel(document, NAME);
    vi.runAllTimers();
    expect(document.text).toBe(before);
  });

  it('is kept while it cannot be read, for a box of its own, and shown again with its fault', () => {
    const { document } = open();
    const kept = new PhraseDrafts();
    const typed = new TypedValues(kept, 'row');
    const before = document.text;
    const type = (its: string) =>
      typed.type(document, NAME, its, (text) => (text === '60 of 4' ? 'too many' : undefined));
    type('60 of 4');
    vi.runAllTimers();
    expect(kept.all).toEqual({ [`row:${NAME}`]: { text: '60 of 4', fault: 'too many' } });

    const later = new PhraseDrafts();
    later.restore(kept.all);
    expect(new TypedValues(later, 'row').get(NAME)).toEqual({ text: '60 of 4', fault: 'too many' });
    expect(new TypedValues(later, 'opening').get(NAME)).toBeUndefined();
    expect(document.text).toBe(before);

    type('60 of 400');
    vi.runAllTimers();
    expect(kept.all).toEqual({});
  });

  it('is kept no longer once the box is emptied of it', () => {
    const { document } = open();
    const kept = new PhraseDrafts();
    kept.restore({ 'row:a': { text: '60 of', fault: 'of what' } });
    new TypedValues(kept, 'row').cancel(document, 'a');
    expect(kept.all).toEqual({});
  });
});
