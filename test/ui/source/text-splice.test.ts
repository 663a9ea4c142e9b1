import { describe, expect, it } from 'vitest';
import { findSplice } from '../../../ui/source/text-splice.ts';

const apply = (text: string, splice: ReturnType<typeof findSplice>) =>
  splice === undefined ? text : text.slice(0, splice.from) + splice.insert + text.slice(splice.to);

describe('text splice', () => {
  it('touches only what differs', () => {
    expect(findSplice('a: 54 of 400\nb: 1\n', 'a: 108 of 400\nb: 1\n')).toEqual({
      from: 3,
      to: 5,
      insert: '108',
    });
  });

  it('is nothing between equal texts', () => {
    expect(findSplice('same', 'same')).toBeUndefined();
  });

  it('turns any text into any other, repeated characters included', () => {
    const texts = ['', 'a', 'aa', 'aaa', 'aba', 'abba', 'ab\nab\n', 'ab\n', 'b'];
    for (const before of texts) {
      for (const after of texts) expect(apply(before, findSplice(before, after))).toBe(after);
    }
  });
});
