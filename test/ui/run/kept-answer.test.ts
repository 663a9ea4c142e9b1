import { describe, expect, it } from 'vitest';
import { KeptAnswer } from '../../../ui/run/kept-answer.ts';

describe('KeptAnswer', () => {
  it('shows nothing before the first, and then the last one, stale, until there is another', () => {
    const kept = new KeptAnswer<string>();
    expect(kept.shown('returned', undefined)).toEqual({ value: undefined, isStale: false });
    expect(kept.shown('returned', '3 more')).toEqual({ value: '3 more', isStale: false });
    expect(kept.shown('returned', undefined)).toEqual({ value: '3 more', isStale: true });
    expect(kept.shown('returned', '4 more')).toEqual({ value: '4 more', isStale: false });
  });

  it('keeps none about another outcome or variant', () => {
    const kept = new KeptAnswer<string>();
    kept.shown('returned', '3 more');
    expect(kept.shown('killed', undefined)).toEqual({ value: undefined, isStale: false });
  });
});
