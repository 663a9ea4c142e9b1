import { describe, expect, it } from 'vitest';
import { stackDots, stackSize } from '../../../ui/figure/dot-stack.ts';

describe('stackSize', () => {
  it('makes dots as large as allowed when all fits', () => {
    expect(stackSize(40, 5, 200, 16, 1)).toEqual({ size: 16, abreast: 1 });
  });

  it('sets dots abreast when one tower would make them tiny', () => {
    const shape = stackSize(300, 50, 190, 16, 10);
    expect(shape.abreast).toBeGreaterThan(1);
    expect(Math.ceil(50 / shape.abreast) * shape.size).toBeLessThanOrEqual(190);
    expect(shape.abreast * shape.size).toBeLessThanOrEqual(300);
    expect(stackSize(300, 50, 190, 16, 1)).toEqual({ size: 3.8, abreast: 1 });
  });
});

describe('stackDots', () => {
  it('stacks from the floor up, the top line centred', () => {
    expect(stackDots(3, 100, 50, { size: 10, abreast: 2 })).toEqual([
      { x: 95, y: 45 },
      { x: 105, y: 45 },
      { x: 100, y: 35 },
    ]);
  });
});
