import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LateWriter } from '../../../ui/route/late-writer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A writer of a text, with the time and text of each write. */
function begin() {
  const page = { text: '' };
  const start = Date.now();
  const written: [at: number, text: string][] = [];
  const writer = new LateWriter(() => written.push([Date.now() - start, page.text]));
  return { page, written, writer };
}

describe('LateWriter', () => {
  it('writes at most every 300 ms, however often something changes, and always the newest', () => {
    const { page, written, writer } = begin();
    for (let at = 0; at < 1000; at += 10) {
      page.text = `at ${at}`;
      writer.changed();
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);
    expect(written.at(-1)?.[1]).toBe('at 990');
    const times = written.map(([at]) => at);
    for (const [i, at] of times.slice(1).entries()) {
      expect(at - (times[i] ?? NaN)).toBeGreaterThanOrEqual(300);
    }
    expect(written.length).toBe(4); // in 1,000 ms of changes, and the last of them
  });

  it('writes a single change once, 300 ms after it', () => {
    const { page, written, writer } = begin();
    page.text = 'one';
    writer.changed();
    vi.advanceTimersByTime(299);
    expect(written).toEqual([]);
    vi.advanceTimersByTime(5000);
    expect(written).toEqual([[300, 'one']]);
  });

  it('writes nothing after it is stopped, and goes on with the next change', () => {
    const { written, writer } = begin();
    writer.changed();
    writer.stop();
    vi.advanceTimersByTime(5000);
    expect(written).toEqual([]);
    writer.changed();
    vi.advanceTimersByTime(300);
    expect(written).toHaveLength(1);
  });
});
