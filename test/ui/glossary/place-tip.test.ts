import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { placeTip } from '../../../ui/glossary/place-tip.ts';
import { tipWidth } from '../../../ui/glossary/tip-width.ts';

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

it('fits beside a scrollbar in a window 390 pixels wide', () => {
  for (const seen of [390 - 15, 360 - 15, 320]) {
    const width = tipWidth(seen);
    for (let word = 0; word < seen; word += 5) {
      const { left } = placeTip(
        { left: word, top: 0, bottom: 0 },
        { width, height: 0 },
        { width: seen, height: 0 },
      );
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(seen);
    }
  }
});

it.each([
  'ui/glossary/Term',
  'ui/markdown/LiveNumber',
  'ui/cell/UndoToast',
  'ui/import/OpenedNotice',
])('is measured in %s by what is seen of the page, without a scrollbar', (name) => {
  // both count the room of the scrollbar in
  expect(readFileSync(`${name}.svelte`, 'utf8')).not.toMatch(/innerWidth|100vw/);
});
