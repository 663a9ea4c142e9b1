import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withEverything } from '../../../ui/run/with-everything.ts';

/** A run that is idle from some look on, and counts how often its cells were drawn. */
function runUntil(idleFrom: number) {
  let looks = 0;
  return {
    wantsAll: false,
    drawAll: vi.fn(() => {
      looks += 1;
    }),
    get isIdle() {
      return looks >= idleFrom;
    },
  };
}

describe('withEverything', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('wants all cells run until it has made what it is for', async () => {
    const run = runUntil(3);
    const made = withEverything(run, () => run.wantsAll);
    expect(run.wantsAll).toBe(true);
    await vi.advanceTimersByTimeAsync(150);
    expect(run.wantsAll).toBe(true);
    await vi.advanceTimersByTimeAsync(50);
    expect(await made).toBe(true);
    expect(run.wantsAll).toBe(false);
    expect(run.drawAll).toHaveBeenCalledTimes(4); // idle at the third look, and still at the fourth
  });

  it('waits for what is loaded when it is used, three seconds at most', async () => {
    let isDrawn = false;
    const make = vi.fn();
    void withEverything(runUntil(0), make, () => isDrawn);
    await vi.advanceTimersByTimeAsync(1000);
    expect(make).not.toHaveBeenCalled();
    isDrawn = true;
    await vi.advanceTimersByTimeAsync(100);
    expect(make).toHaveBeenCalledOnce();

    const late = vi.fn();
    void withEverything(runUntil(0), late, () => false);
    await vi.advanceTimersByTimeAsync(2900);
    expect(late).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(late).toHaveBeenCalledOnce();
  });

  it('waits half a minute at most for runs', async () => {
    const make = vi.fn();
    void withEverything(runUntil(1e9), make);
    await vi.advanceTimersByTimeAsync(29_900);
    expect(make).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(make).toHaveBeenCalledOnce();
  });
});
