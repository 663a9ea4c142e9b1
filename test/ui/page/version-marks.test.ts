import { describe, expect, it } from 'vitest';
import { VersionMarks } from '../../../ui/page/version-marks.ts';

/** A part of a page, as far as marks touch it. */
function partOf(hasResult: boolean): Element {
  const attributes = new Map<string, string>();
  const part = {
    hasAttribute: (name: string) => attributes.has(name),
    getAttribute: (name: string) => attributes.get(name) ?? null,
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
    removeAttribute: (name: string) => void attributes.delete(name),
    querySelector: () => (hasResult ? part : null),
  };
  return part as unknown as Element; // there is no document here
}

const isBusy = (part: Element) => part.getAttribute('aria-busy') === 'true';

describe('marks of an earlier version', () => {
  it('are on a part until it is of this version', () => {
    const marks = new VersionMarks();
    const [one, other] = [partOf(true), partOf(true)];
    for (const part of [one, other]) marks.add(part);
    marks.set(one, true);
    expect([one, other].map(isBusy)).toEqual([true, false]);
    marks.set(one, false);
    expect(isBusy(one)).toBe(false);
  });

  it('are on all parts while a version is not written yet, and then on those that are late', () => {
    const marks = new VersionMarks();
    const parts = [partOf(true), partOf(true)];
    for (const part of parts) marks.add(part);
    marks.setAhead(true);
    expect(parts.map(isBusy)).toEqual([true, true]);
    for (const part of parts) marks.set(part, true);
    marks.setAhead(false);
    expect(parts.map(isBusy)).toEqual([true, true]);
    for (const part of parts) marks.set(part, false);
    expect(parts.map(isBusy)).toEqual([false, false]);
  });

  it('come with a part that is added meanwhile, and not with one that was taken away', () => {
    const marks = new VersionMarks();
    marks.setAhead(true);
    const part = partOf(true);
    const remove = marks.add(part);
    expect(isBusy(part)).toBe(true);
    remove();
    marks.setAhead(false);
    marks.set(part, true);
    expect(isBusy(part)).toBe(true);
  });

  it('are on no part without a result: words are of every version', () => {
    const marks = new VersionMarks();
    const words = partOf(false);
    marks.add(words);
    marks.set(words, true);
    expect(isBusy(words)).toBe(false);
  });
});
