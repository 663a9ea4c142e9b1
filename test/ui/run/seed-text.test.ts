import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../ui/answer/answer.ts';
import { seedText } from '../../../ui/run/seed-text.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';

const clock = { startMonth: 0, steps: 12, unit: 'month', stepMonths: 1, isDated: true } as const;

function answerOf(value: number, mcse: number): Answer {
  const quantiles = [20, 30, 40, 50, 60] as const;
  return {
    ...{ mean: { value, mcse }, method: 'simulated', quantiles },
    atLeastOne: { value: 1, mcse: 0, seen: true },
    format: valueFormat({ kind: 'count', unit: 'people' }, clock, quantiles),
  };
}

describe('seedText', () => {
  it('says how far two seeds are apart, what is usual, and how little of the interval it is', () => {
    // √(0.3² + 0.4²) = 0.5, and 0.8 of a width of 40 is 2 %
    expect(seedText('x-2', answerOf(40, 0.3), answerOf(40.8, 0.4), 10_000)).toEqual([
      'With the seed “x-2”: 40.8 people, against 40.0 with the scenario’s own.',
      'The 0.8 between them is noise: with 10,000 draws about 0.5 is usual.',
      'That is 2\u00a0% of the width of the 90\u00a0% interval.',
    ]);
  });

  it('says so where two seeds give the same', () => {
    const same = seedText('x-2', answerOf(40, 0.3), answerOf(40, 0.3), 10_000);
    expect(same[1]).toBe('The two are the same to the digit.');
    const exact = seedText('x-2', answerOf(40, 0), answerOf(40, 0), 10_000);
    expect(exact[1]).toMatch(/no noise/);
  });
});
