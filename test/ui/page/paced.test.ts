import { describe, expect, it } from 'vitest';
import { pace } from '../../../ui/page/paced.svelte.ts';

class Small {
  #text = 'a';
  note = '';

  get text(): string {
    return this.#text;
  }

  repeat(times: number): string {
    return this.#text.repeat(times);
  }

  twice(): string {
    return this.repeat(2);
  }

  write(text: string): void {
    this.#text = text;
  }
}

// What effects see of a view is held by test/browser/reactivity.test.ts: here there is no reactive graph.
describe('a view outside of the reactive graph, as handlers of events use it', () => {
  const target = new Small();
  const { view, refresh } = pace(target, { answers: ['repeat'], composed: ['twice'] }, () => false);

  it('shows what is there now, so that no edit is made to an old text', () => {
    expect(view.text).toBe('a');
    target.write('b');
    expect([view.text, view.repeat(3), view.twice()]).toEqual(['b', 'bbb', 'bb']);
    refresh();
    expect(view.text).toBe('b');
  });

  it('writes to the object itself', () => {
    view.write(`${view.text}c`);
    view.note = 'mine';
    expect([target.text, target.note]).toEqual(['bc', 'mine']);
  });
});
