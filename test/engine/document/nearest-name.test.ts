import { describe, expect, it } from 'vitest';
import { nearestName, suggestName } from '../../../engine/document/nearest-name.ts';

const known = ['convicted', 'killed', 'returned', 'to', 'in-prison'];

describe('nearestName', () => {
  it.each([
    ['convcited', 'convicted'], // neighbours swapped: one edit
    ['convictd', 'convicted'],
    ['convvicted', 'convicted'],
    ['Convicted', 'convicted'],
    ['in_prison', 'in-prison'],
    ['kiled', 'killed'],
    ['TO', 'to'],
  ])('takes %s for %s', (name, meant) => {
    expect(nearestName(name, known)).toBe(meant);
  });

  it.each(['acquitted', 'x', 'ti', 'conv', '', 'convicted'.repeat(1000)])(
    'takes %s for nothing known',
    (name) => {
      expect(nearestName(name, known)).toBeUndefined();
    },
  );

  it('prefers the nearest', () => {
    expect(nearestName('killer', ['killed', 'killers', 'skillet'])).toBe('killed');
    expect(nearestName('returne', ['retuned', 'returned'])).toBe('returned');
  });
});

describe('suggestName', () => {
  it('asks, or says nothing', () => {
    expect(suggestName('kiled', known)).toBe(' (did you mean killed?)');
    expect(suggestName('zebra', known)).toBe('');
  });
});
