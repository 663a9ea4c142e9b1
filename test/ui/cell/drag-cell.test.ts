import { describe, expect, it } from 'vitest';
import { dropPlace } from '../../../ui/cell/drag-cell.ts';

describe('dropPlace', () => {
  it('is before the first cell whose middle is below the pointer, or the end', () => {
    expect([0, 99, 100, 250, 301].map((y) => dropPlace([100, 200, 300], y))).toEqual([
      0, 0, 1, 2, 3,
    ]);
    expect(dropPlace([], 5)).toBe(0);
  });
});
