import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { PriorDraft } from '../../../ui/panel/prior-draft.svelte.ts';
import { readProjectFile } from '../../../ui/project/project-file.ts';

const ID = 'uk-returnees';
const NAME = 'parameters.convicted';

function open() {
  const text = readProjectFile(`scenarios/${ID}/scenario.yaml`) ?? '';
  const parsed = parseScenario(ID, text);
  if (parsed.kind !== 'scenario') throw new Error('the scenario can be read');
  const document = new NotebookDocument(ID, text, parsed.scenario, text);
  const now = () => {
    const assumption = document.assumptions.find(({ id }) => id === NAME);
    if (assumption === undefined) throw new Error('the scenario has the assumption');
    return assumption;
  };
  return { document, draft: new PriorDraft(document, now) };
}

describe('the boxes of a prior', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('show each key at once, and are written in later tasks', () => {
    const { document, draft } = open();
    const before = document.text;
    draft.choose('counts');
    draft.type({ name: 'a' }, '2');
    draft.type({ name: 'b' }, '30');
    expect(draft.texts).toMatchObject({ a: '2', b: '30' });
    expect(document.text).toBe(before);
    vi.runAllTimers();
    expect(draft.prior).toEqual({ kind: 'counts', a: 2, b: 30 });
  });

  it('follow while numbers change faster than they are drawn: the box at once, the document in steps', () => {
    const { document, draft } = open();
    draft.choose('counts');
    draft.type({ name: 'a' }, '2');
    const written = new Set<string>();
    for (let b = 30; b < 70; b++) {
      draft.type({ name: 'b' }, String(b));
      expect(draft.texts.b).toBe(String(b));
      vi.advanceTimersByTime(16);
      written.add(document.text);
    }
    // 640 ms, a step every 100 ms or more
    expect(written.size).toBeGreaterThanOrEqual(5);
    expect(written.size).toBeLessThanOrEqual(8);
    vi.runAllTimers();
    expect(draft.prior).toEqual({ kind: 'counts', a: 2, b: 69 });
    draft.leave();
    document.undo();
    expect(document.isEdited).toBe(false);
  });

  it('wait while what was written last is not drawn', () => {
    const { document, draft } = open();
    document.pace.isDrawn = () => false;
    draft.choose('counts');
    draft.type({ name: 'a' }, '2');
    draft.type({ name: 'b' }, '30');
    vi.runAllTimers();
    const texts = new Set<string>();
    for (let b = 31; b < 61; b++) {
      draft.type({ name: 'b' }, String(b));
      vi.advanceTimersByTime(16);
      texts.add(document.text);
    }
    expect(texts.size).toBeLessThanOrEqual(2);
  });

  it('are written before they are left, and before another kind is chosen', () => {
    const { draft } = open();
    draft.choose('counts');
    draft.type({ name: 'a' }, '2');
    draft.type({ name: 'b' }, '30');
    draft.leave();
    expect(draft.prior).toEqual({ kind: 'counts', a: 2, b: 30 });
    draft.type({ name: 'b' }, '38');
    draft.choose('informed');
    expect(draft.prior).toEqual({ kind: 'informed', mean: 0.0625, size: 32 });
    vi.runAllTimers();
    expect(draft.prior.kind).toBe('informed');
  });

  it('keep what is no prior with its reason, and take the document back to before it', () => {
    const { document, draft } = open();
    draft.choose('counts');
    draft.type({ name: 'a' }, '-2');
    expect(draft.isIncomplete).toBe(true);
    const before = document.text;
    draft.type({ name: 'b' }, '30');
    vi.runAllTimers();
    expect(draft.refusal).toBeDefined();
    expect(draft.texts).toMatchObject({ a: '-2', b: '30' });
    expect(document.text).toBe(before);
    draft.leave();
    expect(draft.texts).toMatchObject({ a: '-2', b: '30' });
  });
});
