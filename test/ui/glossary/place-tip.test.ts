import { expect, it } from 'vitest';
import { placeTip } from '../../../ui/glossary/place-tip.ts';

const window = { width: 320, height: 600 };
const tip = { width: 200, height: 60 };

it('stands under its word', () => {
  expect(placeTip({ left: 40, top: 100, bottom: 120 }, tip, window)).toEqual({
    left: 40,
    top: 120,
  });
});

it('stays within the sides of the window', () => {
  expect(placeTip({ left: 300, top: 100, bottom: 120 }, tip, window).left).toBe(112);
  expect(placeTip({ left: -30, top: 100, bottom: 120 }, tip, window).left).toBe(8);
});

it('goes above where there is no room below', () => {
  expect(placeTip({ left: 40, top: 560, bottom: 580 }, tip, window).top).toBe(500);
});

it('stays below where there is room nowhere', () => {
  const low = { width: 320, height: 100 };
  expect(placeTip({ left: 40, top: 30, bottom: 50 }, { width: 200, height: 80 }, low).top).toBe(50);
});
