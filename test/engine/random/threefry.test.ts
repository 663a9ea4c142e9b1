import { describe, expect, it } from 'vitest';
import { threefry2x32 } from '../../../engine/random/threefry.ts';

/** key, counter, output: rows `threefry2x32 20` of kat_vectors in Random123 1.09. */
const knownAnswers = [
  ['00000000 00000000', '00000000 00000000', '6b200159 99ba4efe'],
  ['ffffffff ffffffff', 'ffffffff ffffffff', '1cb996fc bb002be7'],
  ['13198a2e 03707344', '243f6a88 85a308d3', 'c4923a9c 483df7a0'],
] as const;

const words = (text: string) => text.split(' ').map((word) => parseInt(word, 16) | 0);

describe('threefry2x32', () => {
  it.each(knownAnswers)(
    'gives the published answer for key %s, counter %s',
    (key, counter, answer) => {
      const out = new Int32Array(2);
      const [k0 = 0, k1 = 0] = words(key);
      const [c0 = 0, c1 = 0] = words(counter);
      threefry2x32(k0, k1, c0, c1, out);
      expect([...out]).toEqual(words(answer));
    },
  );

  it('is a permutation: no two of 100,000 counters share an output', () => {
    const out = new Int32Array(2);
    const seen = new Set<string>();
    for (let counter = 0; counter < 100_000; counter++) {
      threefry2x32(1, 2, counter, 3, out);
      seen.add(`${out[0]},${out[1]}`);
    }
    expect(seen.size).toBe(100_000);
  });
});
