import { expect, it } from 'vitest';
import { spreadText } from '../../../ui/answer/spread-text.ts';

const spread = (ignorance: number, luck: number) => ({
  ignorance: { value: ignorance, mcse: 0 },
  luck: { value: luck, mcse: 0 },
  ignoranceShare: { value: ignorance / (ignorance + luck || 1), mcse: 0.02 },
});
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

it('says which part of the variance is ignorance and which is luck', () => {
  expect(plain(spreadText(spread(54, 46)))).toMatch(/54 % is ignorance.*46 % is luck/);
});

it('says so where all of it is the one or the other, and nothing where nothing varies', () => {
  expect(spreadText(spread(0, 5))).toMatch(/whole interval is luck/);
  expect(spreadText(spread(5, 0))).toMatch(/whole interval is ignorance/);
  expect(spreadText(spread(0, 0))).toBeUndefined();
});
