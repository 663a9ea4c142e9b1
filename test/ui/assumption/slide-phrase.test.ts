import { describe, expect, it } from 'vitest';
import { slideBy, slidePhrase } from '../../../ui/assumption/slide-phrase.ts';

describe('slidePhrase', () => {
  it('slides the part of a count within its total, in large steps of a tenth', () => {
    const slide = slidePhrase('54 of 1,400');
    expect(slide).toMatchObject({ max: 1400, value: 54, step: 1, largeStep: 140 });
    expect(slide?.phraseAt(108)).toBe('108 of 1,400');
  });

  it('slides a percentage from 0 to 100', () => {
    const slide = slidePhrase('13.5%');
    expect(slide).toMatchObject({ max: 100, value: 13.5, largeStep: 10 });
    expect(slide?.phraseAt(14)).toBe('14%');
  });

  it.each(['3 to 18 months', '425', '150%', '500 of 400', '0 of 0', '5% to 20%', ''])(
    'has no slider for %j',
    (phrase) => {
      expect(slidePhrase(phrase)).toBeUndefined();
    },
  );
});

describe('slideBy', () => {
  it('stops at the ends and adds without bits of calculation', () => {
    const slide = slidePhrase('0.1%');
    if (!slide) throw new Error('a percentage slides');
    expect(slideBy(slide, 0.2)).toBe(0.3);
    expect(slideBy(slide, -5)).toBe(0);
    expect(slideBy(slide, 1000)).toBe(100);
  });
});
