import { expect, it } from 'vitest';
import { miniDots } from '../../../ui/figure/mini-dots.ts';

it('draws 50 dots inside its small frame, whatever the distribution', () => {
  const distributions = [
    { values: [0], counts: [5] },
    { values: [0, 1, 2], counts: [90, 8, 2] },
    { values: Array.from({ length: 300 }, (_, i) => i * 7), counts: Array(300).fill(3) },
  ];
  for (const distinct of distributions) {
    const { dots, radius } = miniDots(distinct, 160, 48);
    expect(dots).toHaveLength(50);
    for (const { x, y } of dots) {
      expect(Math.min(x, 160 - x, y, 48 - y)).toBeGreaterThanOrEqual(radius - 1e-9);
    }
  }
});
