import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../ui/answer/answer.ts';
import { PEOPLE } from '../figure/made-up-outcome.ts';
import { isRare } from '../../../ui/answer/is-rare.ts';
import { intervalPicture } from '../../../ui/answer/interval-picture.ts';

const answer = (quantiles: Answer['quantiles'], chance = 1): Answer => ({
  mean: { value: quantiles[2], mcse: 0.1 },
  method: 'simulated',
  quantiles,
  format: PEOPLE,
  atLeastOne: { value: chance, mcse: 0, seen: chance > 0 },
});

describe('interval picture', () => {
  it('puts quantiles where they stand between 0 and a round count', () => {
    const { run, ticks, measure } = intervalPicture(answer([46, 56, 63, 70, 82]), undefined);
    expect(measure).toBe('count');
    expect(Object.values(run).map((at) => Math.round(1e9 * at) / 1e9)).toEqual([
      46, 56, 63, 70, 82,
    ]);
    expect(ticks.at(-1)).toEqual({ text: '100', at: 100 });
  });

  it('draws an answer and the one before it on one axis', () => {
    const { run, baseline } = intervalPicture(
      answer([100, 115, 125, 135, 150]),
      answer([50, 55, 60, 65, 75]),
    );
    expect(baseline?.high).toBe((run.high * 75) / 150);
  });

  it('draws the chance of any where most draws have none', () => {
    const rare = answer([0, 0, 0, 0, 1], 0.055);
    expect(isRare(rare)).toBe(true);
    const picture = intervalPicture(rare, undefined);
    expect(picture.measure).toBe('at-least-one');
    expect(picture.run.high).toBeCloseTo(5.5, 12);
    expect(picture.ticks.map(({ at }) => at)).toEqual([0, 25, 50, 75, 100]);
  });

  it('compares counts when only one of two answers is rare', () => {
    const picture = intervalPicture(answer([0, 0, 0, 0, 1], 0.055), answer([2, 3, 4, 5, 8]));
    expect(picture.measure).toBe('count');
  });
});
