import { describe, expect, it } from 'vitest';
import { isHandOverDue } from '../../../engine/pool/hand-over.ts';

const task = {
  chunk: { kind: 'simulated', firstDraw: 5_000, draws: 2_048 },
  losses: 0,
  patience: 1,
} as const;

const held = { heldMs: 0, runMs: 0, share: 0, isWatched: true };

const early = { ...task, chunk: { ...task.chunk, firstDraw: 128 } };

describe('isHandOverDue', () => {
  it('is at once for chunks that begin in the first 256 draws, so that the first picture waits for nothing', () => {
    expect(isHandOverDue(early, { ...held, isWatched: false })).toBe(true);
    expect(isHandOverDue({ ...early, chunk: { ...early.chunk, kind: 'expected' } }, held)).toBe(
      false,
    );
    expect(isHandOverDue(task, { ...held, heldMs: 0, runMs: 5, share: 0.1 })).toBe(false);
  });

  it('comes every 150 milliseconds at first, and more rarely later', () => {
    expect(isHandOverDue(task, { ...held, heldMs: 149, runMs: 200, share: 0.2 })).toBe(false);
    expect(isHandOverDue(task, { ...held, heldMs: 150, runMs: 200, share: 0.2 })).toBe(true);
    expect(isHandOverDue(task, { ...held, heldMs: 399, runMs: 800, share: 0.2 })).toBe(false);
    expect(isHandOverDue(task, { ...held, heldMs: 400, runMs: 800, share: 0.2 })).toBe(true);
  });

  it('waits for the end in the second half, where no picture is drawn, but never leaves more than a second', () => {
    expect(isHandOverDue(task, { ...held, heldMs: 999, runMs: 1_500, share: 0.6 })).toBe(false);
    expect(isHandOverDue(task, { ...held, heldMs: 1_000, runMs: 1_500, share: 0.6 })).toBe(true);
    expect(isHandOverDue(task, { ...held, heldMs: 1_000, runMs: 60_000, share: 0.2 })).toBe(true);
  });

  it('waits for the end where nobody looks, but never leaves more than a second', () => {
    const unseen = { ...held, runMs: 1_500, share: 0.2, isWatched: false };
    expect(isHandOverDue(task, { ...unseen, heldMs: 999 })).toBe(false);
    expect(isHandOverDue(task, { ...unseen, heldMs: 1_000 })).toBe(true);
  });

  it('is at once where a chunk has cost a worker, or was too slow for one', () => {
    expect(
      isHandOverDue({ ...task, losses: 1 }, { ...held, heldMs: 0, runMs: 200, share: 0.2 }),
    ).toBe(true);
    expect(
      isHandOverDue({ ...task, patience: 2 }, { ...held, heldMs: 0, runMs: 200, share: 0.2 }),
    ).toBe(true);
  });
});
