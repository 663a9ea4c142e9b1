import { describe, expect, it } from 'vitest';
import { textMark } from '../../../ui/share/text-mark.ts';

describe('mark of a text', () => {
  it('is FNV-1a of 32 bits, by the vectors of its authors', () => {
    // http://www.isthe.com/chongo/src/fnv/test_fnv.c
    expect(['', 'a', 'b', 'foobar'].map(textMark)).toEqual([
      '811c9dc5',
      'e40c292c',
      'e70c2de5',
      'bf9cf968',
    ]);
  });

  it('changes with one character', () => {
    expect(textMark('a: 54')).not.toBe(textMark('a: 55'));
  });
});
