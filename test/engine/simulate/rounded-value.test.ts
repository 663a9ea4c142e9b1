import { describe, expect, it } from 'vitest';
import { roundedValue } from '../../../engine/simulate/rounded-value.ts';
import { randomNumbers } from '../../oracle/random-numbers.ts';

describe('a rounded value', () => {
  it('is the nearest number of 13 significant bits', () => {
    const random = randomNumbers(4);
    for (let i = 0; i < 20_000; i++) {
      const x = (random() - 0.5) * 2 ** Math.floor(random() * 80 - 40);
      const unit = 2 ** (Math.floor(Math.log2(Math.abs(x))) - 12);
      expect(Math.abs(roundedValue(x) - Math.round(x / unit) * unit)).toBeLessThanOrEqual(
        // halves go to even numbers rather than up
        Math.abs(x / unit) % 1 === 0.5 ? unit : 0,
      );
    }
  });

  it('leaves whole numbers to 8,192 and 0 as they are', () => {
    for (let n = 0; n <= 8192; n++) expect(roundedValue(n)).toBe(n);
    expect(Object.is(roundedValue(-0), 0)).toBe(true);
  });
});
