import { describe, expect, it } from 'vitest';
import { compareRow } from '../../../ui/cell/compare-row.ts';
import { NO_BREAK } from '../../../ui/figure/number-text.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';

const difference = {
  outcome: 'convicted',
  draws: 4096,
  mean: { value: 62.66, mcse: 0.31, method: 'simulated' },
  quantiles: [-2, 60, 130],
  more: { value: 0.97, mcse: 0.003 },
  fewer: { value: 0.02, mcse: 0.002 },
  ratio: { value: 1.993, mcse: 0.012 },
} as const;
const clock = { startMonth: 0, unit: 'month', isDated: true, stepMonths: 1 } as const;

describe('a line of a comparison', () => {
  it('says difference, interval, chances and ratio with the digits that their errors leave', () => {
    expect(
      compareRow(difference, valueFormat({ kind: 'count', unit: 'people' }, clock, [])),
    ).toEqual({
      draws: 4096,
      mean: '62.7 more',
      mcse: '± 0.3',
      interval: 'between 2 fewer and 130 more',
      more: `97.0${NO_BREAK}%`,
      fewer: `2.0${NO_BREAK}%`,
      ratio: `×${NO_BREAK}1.993`,
    });
  });

  it('gives times no ratio', () => {
    const format = valueFormat({ kind: 'time-to', unit: 'months' }, clock, [1, 5]);
    expect(compareRow(difference, format).ratio).toBeUndefined();
  });

  it('leaves out the interval of what is so or not', () => {
    const format = valueFormat({ kind: 'any', unit: '' }, clock, [0, 1]);
    expect(compareRow(difference, format).interval).toBe('–');
  });

  it('bounds what no draw showed instead of calling it impossible', () => {
    const never = { ...difference, more: { value: 1, mcse: 0 }, fewer: { value: 0, mcse: 0 } };
    const row = compareRow(never, valueFormat({ kind: 'count', unit: 'people' }, clock, []));
    expect(row.fewer.replaceAll(NO_BREAK, ' ')).toBe('fewer than 1 in 1,365');
    expect(row.more).toBe('seen in every draw');
  });
});
