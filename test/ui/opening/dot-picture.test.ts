import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../ui/answer/answer.ts';
import { layOutDots } from '../../../ui/opening/dot-picture.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';
import { CLOCK } from '../figure/made-up-outcome.ts';

const SIZE = { width: 560, height: 190 };

function dotted(dots: readonly number[], kind: 'count' | 'any' | 'share' = 'count') {
  const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => dots[Math.ceil(p * 50) - 1] ?? 0);
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = quantiles;
  const answer: Answer = {
    mean: { value: c, mcse: 0.1 },
    method: 'simulated',
    quantiles: [a, b, c, d, e],
    atLeastOne: { value: 1, mcse: 0, seen: true },
    format: valueFormat({ kind, unit: kind === 'count' ? 'people' : '' }, CLOCK, quantiles),
  };
  return { tone: 'run' as const, dots, answer };
}

const layOut = (...series: ReturnType<typeof dotted>[]) => {
  const [first] = series;
  if (first === undefined) throw new Error('there is a first');
  const named = series.map((each, i) => ({
    ...each,
    tone: i === 0 ? ('run' as const) : ('baseline' as const),
  }));
  return layOutDots(named, first.answer.format, CLOCK, SIZE);
};

const spread = Array.from({ length: 50 }, (_, i) => 40 + i);

describe('layOutDots', () => {
  it('draws fifty dots inside the picture, above the line of their interval', () => {
    const { rows, radius } = layOut(dotted(spread));
    expect(rows[0]?.dots).toHaveLength(50);
    for (const { x, y } of rows[0]?.dots ?? []) {
      expect(x).toBeGreaterThanOrEqual(radius);
      expect(x).toBeLessThanOrEqual(SIZE.width - radius);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + radius).toBeLessThanOrEqual((rows[0]?.floor ?? 0) + 0.01);
    }
  });

  it('draws two answers on one axis, in rows of equal height', () => {
    const { rows } = layOut(dotted(spread), dotted(spread.map((value) => value - 20)));
    const [now, before] = rows.map(({ interval }) => interval?.middle ?? 0);
    expect(before).toBeLessThan(now ?? 0);
    expect(rows.map(({ floor }) => floor)).toEqual([81, 176]);
    expect(rows.map(({ top }) => top)).toEqual([0, 95]);
  });

  it('starts at zero where that leaves half of the axis to the dots, and never below', () => {
    expect(layOut(dotted(spread)).ticks[0]?.text).toBe('0');
    const far = layOut(dotted(spread.map((value) => value + 1000)));
    expect(Number(far.ticks[0]?.text.replace(',', ''))).toBeGreaterThan(1000);
  });

  it('puts what is so or not into two columns without an interval', () => {
    const { rows, ticks } = layOut(
      dotted([...Array<number>(40).fill(0), ...Array<number>(10).fill(1)], 'any'),
    );
    expect(ticks.map(({ text }) => text)).toEqual(['no', 'yes']);
    expect(rows[0]?.interval).toBeUndefined();
    const left = rows[0]?.dots.filter(({ x }) => x < SIZE.width / 2) ?? [];
    expect(left).toHaveLength(40);
  });

  it('writes shares in percent', () => {
    const shares = Array.from({ length: 50 }, (_, i) => 0.2 + i / 500);
    expect(layOut(dotted(shares, 'share')).ticks.at(-1)?.text).toMatch(/^\d+\u00a0%$/);
  });

  it('has room for the name of a row on the side where fewer dots are', () => {
    const { rows } = layOut(dotted(spread.map((value) => value + 200)), dotted(spread));
    expect(rows.map(({ isLeft }) => isLeft)).toEqual([true, false]);
  });
});
