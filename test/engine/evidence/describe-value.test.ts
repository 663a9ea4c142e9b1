import { describe, expect, it } from 'vitest';
import { describeValue } from '../../../engine/evidence/describe-value.ts';
import type { ParameterKind } from '../../../engine/evidence/quantity.ts';

describe('describeValue', () => {
  // shares are means of Jeffreys posteriors: 54.5/401, 0.5/104, 103.5/104
  it.each<[number, ParameterKind, string]>([
    [54.5 / 401, 'share', '13.6 %'],
    [0.5 / 104, 'share', '0.481 %'],
    [103.5 / 104, 'share', '99.519 %'],
    [0.0002, 'share', '0.02 %'],
    [0.135, 'share', '13.5 %'],
    [300, 'count', '300'],
    [424.54, 'count', '425'],
    [6, 'duration', '6 months'],
    [120, 'duration', '10 years'],
    [0.18314 / 12, 'rate', '0.183 per year'],
    [2.5, 'inflow', '2.5 per month'],
    [-0.25, 'number', '-0.25'],
  ])('says %d of a %s as %s', (value, kind, words) => {
    expect(describeValue(value, kind)).toBe(words);
  });
});
