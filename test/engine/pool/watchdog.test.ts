import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWatchdog } from '../../../engine/pool/watchdog.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('startWatchdog', () => {
  it('barks when it was not told to rest in time', () => {
    const bark = vi.fn();
    startWatchdog({ now: () => Date.now() }, 800, bark);
    vi.advanceTimersByTime(799);
    expect(bark).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(bark).toHaveBeenCalledOnce();
  });

  it('stays quiet when it was told to rest', () => {
    const bark = vi.fn();
    const rest = startWatchdog({ now: () => Date.now() }, 800, bark);
    rest();
    vi.advanceTimersByTime(10_000);
    expect(bark).not.toHaveBeenCalled();
  });

  it('begins again where its own timer came late, as after a sleep', () => {
    const bark = vi.fn();
    let slept = 0;
    startWatchdog({ now: () => Date.now() + slept }, 800, bark);
    slept = 60_000;
    vi.advanceTimersByTime(800);
    expect(bark).not.toHaveBeenCalled();
    vi.advanceTimersByTime(800);
    expect(bark).toHaveBeenCalledOnce();
  });
});
