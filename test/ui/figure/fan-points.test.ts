import { expect, it } from 'vitest';
import { fanPoints, highestCount } from '../../../ui/figure/fan-points.ts';
import { BEFORE, CONVICTED } from './made-up-outcome.ts';

it('takes every quantile of every step as the result states it', () => {
  expect(fanPoints(CONVICTED)).toEqual([
    { step: 0, q05: 0, q25: 0, median: 0, q75: 0, q95: 0 },
    { step: 1, q05: 10, q25: 15, median: 20, q75: 26, q95: 37 },
    { step: 2, q05: 35, q25: 47, median: 58, q75: 69, q95: 92 },
  ]);
});

it('finds the highest count a fan reaches, 0 without points', () => {
  expect([highestCount(fanPoints(BEFORE)), highestCount([])]).toEqual([80, 0]);
});
