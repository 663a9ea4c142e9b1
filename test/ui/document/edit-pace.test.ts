import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EditPace } from '../../../ui/document/edit-pace.svelte.ts';

describe('the pace of edits', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A value that changes every 16 ms; texts are written as their turn comes. */
  function move(pace: EditPace, milliseconds: number): number {
    let written = 0;
    let isWaiting = false;
    const began = performance.now();
    while (performance.now() - began < milliseconds) {
      pace.move();
      if (!isWaiting) {
        isWaiting = true;
        pace.whenDue(() => {
          isWaiting = false;
          written += 1;
          pace.wrote();
        });
      }
      vi.advanceTimersByTime(16);
    }
    return written;
  }

  it('writes the first text at once, and one that comes after a while', () => {
    const pace = new EditPace();
    const write = vi.fn(() => pace.wrote());
    for (let edit = 1; edit <= 3; edit++) {
      pace.move();
      pace.whenDue(write);
      expect(write).toHaveBeenCalledTimes(edit);
      expect(pace.isMoving).toBe(false);
      vi.advanceTimersByTime(150);
    }
  });

  it('writes several texts a second while a value moves, and no more', () => {
    const written = move(new EditPace(), 3000);
    expect(written).toBeGreaterThanOrEqual(24);
    expect(written).toBeLessThanOrEqual(31);
  });

  it('waits until what was written is drawn, but not for ever', () => {
    const pace = new EditPace();
    pace.isDrawn = () => false;
    expect(move(pace, 950)).toBe(1);
    expect(move(pace, 2100)).toBe(2);
  });

  it('writes what a value has come to once it rests, drawn or not, and says that it rests', () => {
    const pace = new EditPace();
    pace.isDrawn = () => false;
    const write = vi.fn(() => pace.wrote());
    pace.move();
    pace.whenDue(write);
    pace.move();
    pace.whenDue(write);
    expect(pace.isMoving).toBe(true);
    vi.advanceTimersByTime(100);
    expect(write).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(100);
    expect(write).toHaveBeenCalledTimes(2);
    expect(pace.isMoving).toBe(false);
  });

  it('rests at once where a slider is let go', () => {
    const pace = new EditPace();
    move(pace, 500);
    expect(pace.isMoving).toBe(true);
    pace.rest();
    expect(pace.isMoving).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(pace.isMoving).toBe(false);
  });
});
