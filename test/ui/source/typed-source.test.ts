import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { readProjectFile } from '../../../ui/project/project-file.ts';
import { TypedSource } from '../../../ui/source/typed-source.ts';

const ID = 'uk-returnees';

function open() {
  const text = readProjectFile(`scenarios/${ID}/scenario.yaml`) ?? '';
  const parsed = parseScenario(ID, text);
  if (parsed.kind !== 'scenario') throw new Error('the scenario can be read');
  const document = new NotebookDocument(ID, text, parsed.scenario, text);
  return { document, typed: new TypedSource(document) };
}

describe('what is typed into the source', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(['scenario', 'notebook'] as const)(
    'is written into %s several times a second while keys come fast, and to its end',
    (file) => {
      const { document, typed } = open();
      const read = () => document.texts[file] ?? document.notebook;
      const before = read();
      const seen = new Set<string>();
      for (let key = 1; key <= 40; key++) {
        typed.type(file, `${before}# ${'x'.repeat(key)}`);
        vi.advanceTimersByTime(16);
        seen.add(read());
      }
      seen.delete(before);
      // 640 ms at 100 ms and more apart
      expect(seen.size).toBeGreaterThanOrEqual(4);
      expect(seen.size).toBeLessThanOrEqual(8);
      vi.runAllTimers();
      expect(read()).toBe(`${before}# ${'x'.repeat(40)}`);
      document.endGroup();
      document.undo();
      expect(read()).toBe(before);
    },
  );

  it('leaves results as they are while the notebook is typed into, which changes none', () => {
    const { document, typed } = open();
    for (let key = 1; key <= 20; key++) {
      typed.type('notebook', `${document.notebook}x`);
      vi.advanceTimersByTime(16);
      expect([document.pace.isAhead, document.pace.isMoving]).toEqual([false, false]);
    }
  });

  it('is written before the other file is typed into, and when the editor is left', () => {
    const { document, typed } = open();
    const [scenario, notebook] = [document.text, document.notebook];
    typed.type('notebook', `${notebook}end`);
    typed.type('scenario', `${scenario}# end`);
    expect(document.notebook).toBe(`${notebook}end`);
    expect(document.text).toBe(scenario);
    typed.leave();
    expect(document.text).toBe(`${scenario}# end`);
    expect(document.pace.isMoving).toBe(false);
  });
});
