import { describe, expect, it } from 'vitest';
import { keepEqual } from '../../../ui/document/keep-equal.ts';

const row = (id: string, value: number) => ({ id, at: { line: 1 }, parts: [{ value }, 2] });

describe('a list made anew', () => {
  it('is the last one where nothing differs', () => {
    const last = [row('a', 1), row('b', 2)];
    expect(keepEqual(last, [row('a', 1), row('b', 2)])).toBe(last);
  });

  it('keeps the members that are equal, however deep they differ', () => {
    const last = [row('a', 1), row('b', 2), row('c', 3)];
    const next = [row('a', 1), row('b', 9), row('c', 3)];
    const kept = keepEqual(last, next);
    expect(kept).toEqual(next);
    expect([kept[0], kept[2]]).toEqual([last[0], last[2]]);
    expect(kept[0]).toBe(last[0]);
    expect(kept[1]).toBe(next[1]);
    expect(kept[2]).toBe(last[2]);
  });

  it('sees a member that has gone, come or moved, and a key that is undefined', () => {
    const last = [row('a', 1), row('b', 2)];
    expect(keepEqual(last, [row('a', 1)])).toEqual([row('a', 1)]);
    expect(keepEqual(last, [row('b', 2), row('a', 1)])).toEqual([row('b', 2), row('a', 1)]);
    const next = [{ id: 'a', note: undefined }];
    expect(keepEqual<object>([{ id: 'a', of: undefined }], next)[0]).toBe(next[0]);
  });

  it('takes maps and instances for equal to themselves alone', () => {
    const map = new Map([['a', 1]]);
    const last = [{ map }];
    expect(keepEqual(last, [{ map }])).toBe(last);
    const next = [{ map: new Map([['a', 1]]) }];
    expect(keepEqual(last, next)[0]).toBe(next[0]);
  });
});
