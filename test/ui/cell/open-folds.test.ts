import { describe, expect, it } from 'vitest';
import { foldedFrom } from '../../../ui/cell/folded-from.ts';
import { openFolds } from '../../../ui/cell/open-folds.ts';

/** A stand-in for what a browser has: an element that knows what lies around it. */
class Standing {
  readonly attributes = new Map<string, string>();
  open = false;
  readonly name: string;
  readonly parentElement: Standing | null;

  constructor(name: string, parentElement: Standing | null) {
    this.name = name;
    this.parentElement = parentElement;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  closest(selector: string): Standing | null {
    const name = selector === 'details' ? 'details' : 'fold';
    return this.name === name ? this : (this.parentElement?.closest(selector) ?? null);
  }
}

describe('openFolds', () => {
  it('opens every details and list around a place, from the inside out', () => {
    const outer = new Standing('fold', null);
    const details = new Standing('details', outer);
    const inner = new Standing('details', details);
    openFolds(new Standing('row', inner) as unknown as Element); // only what is asked of an element
    expect([inner.open, details.open]).toEqual([true, true]);
    expect(outer.attributes.get('data-phone-fold')).toBe('open');
  });

  it('leaves what hides nothing of it', () => {
    const closed = new Standing('details', null);
    openFolds(new Standing('row', new Standing('section', null)) as unknown as Element); // as above
    expect(closed.open).toBe(false);
  });
});

describe('foldedFrom', () => {
  it('shows the beginning of a long list', () => expect(foldedFrom(25, 6)).toBe(6));
  it('folds no single row away', () => expect(foldedFrom(7, 6)).toBe(7));
  it('leaves a short list whole', () => expect(foldedFrom(2, 6)).toBe(2));
});
