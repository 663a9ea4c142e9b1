import { expect, it } from 'vitest';
import { splitLabel } from '../../../ui/figure/end-labels.ts';

it('breaks a label into two lines of about equal length, or leaves a single word', () => {
  expect(splitLabel('before your change')).toEqual(['before', 'your change']);
  expect(splitLabel('as printed')).toEqual(['as', 'printed']);
  expect(splitLabel('median')).toEqual(['median']);
});
