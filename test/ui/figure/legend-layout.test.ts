import { describe, expect, it } from 'vitest';
import { legendHeight, legendLayout } from '../../../ui/figure/legend-layout.ts';

const entries = ['one', 'two', 'a much longer name of a run'].map((label) => ({
  label,
  mark: 'block' as const,
}));

describe('legendLayout', () => {
  it('sets entries side by side and breaks where they do not fit', () => {
    expect(legendLayout(entries, 10, 600).map(({ line }) => line)).toEqual([0, 0, 0]);
    const narrow = legendLayout(entries, 10, 180);
    expect(narrow.map(({ line }) => line)).toEqual([0, 0, 1]);
    expect([narrow[0]!.x, narrow[2]!.x]).toEqual([10, 10]);
    expect(narrow[1]!.x).toBeGreaterThan(40);
    expect([legendHeight(narrow), legendHeight([])]).toEqual([36, 0]);
  });
});
