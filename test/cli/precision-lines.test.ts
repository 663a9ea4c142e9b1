import { describe, expect, it } from 'vitest';
import { precisionLines } from '../../cli/precision-lines.ts';
import type { Result } from '../../engine/index.ts';

const scenario = {
  run: { seed: 's', draws: 10_000, precision: { outcome: 'back', mcse: 0.2 } },
};

/** A result of one outcome with this error. */
const resultOf = (mcse: number) =>
  ({
    draws: 4096,
    outcomes: [{ name: 'back', label: 'Back', final: { mean: { value: 57.2, mcse } } }],
  }) as unknown as Result; // only what is read here

const stops = [
  { draws: 1024, value: 56.91, mcse: 0.41 },
  { draws: 2048, value: 57.03, mcse: 0.28 },
  { draws: 4096, value: 57.2, mcse: 0.19 },
];

describe('precisionLines', () => {
  it('tells how the mean settled, and that it is as precise as asked', () => {
    expect(precisionLines(scenario, resultOf(0.19), stops)).toEqual([
      'Mean of "Back" by draws: 1024: 56.91 ± 0.41, 2048: 57.03 ± 0.28, 4096: 57.20 ± 0.19',
      'Its error is at most 0.2, as asked',
    ]);
  });

  it('tells that all draws were not enough', () => {
    const [, line] = precisionLines(scenario, resultOf(0.3), stops);
    expect(line).toMatch(/^Its error is above 0\.2, which was asked for/);
  });

  it('says nothing where none is asked for, or the draws were given', () => {
    expect(precisionLines({ run: { seed: 's', draws: 1 } }, resultOf(0.1), [])).toEqual([]);
    expect(precisionLines(scenario, resultOf(0.1), [])).toEqual([]);
  });
});
