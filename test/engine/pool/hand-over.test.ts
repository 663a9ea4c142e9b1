import { describe, expect, it } from 'vitest';
import { isHandOverDue } from '../../../engine/pool/hand-over.ts';

const task = {
  chunk: { kind: 'simulated', firstDraw: 5_000, draws: 2_048 },
  losses: 0,
  patience: 1,
} as const;

const early = { ...task, chunk: { ...task.chunk, firstDraw: 768 } };

describe('isHandOverDue', () => {
  it('is at once for chunks that begin in the first 1,024 draws, so that the first pictures wait for nothing', () => {
    expect(isHandOverDue(early, 0, 0, 0)).toBe(true);
    expect(isHandOverDue({ ...early, chunk: { ...early.chunk, kind: 'expected' } }, 0, 0, 0)).toBe(
      false,
    );
    expect(isHandOverDue(task, 0, 5, 0.1)).toBe(false);
  });

  it('comes every 150 milliseconds at first, and more rarely later', () => {
    expect(isHandOverDue(task, 149, 200, 0.2)).toBe(false);
    expect(isHandOverDue(task, 150, 200, 0.2)).toBe(true);
    expect(isHandOverDue(task, 399, 800, 0.2)).toBe(false);
    expect(isHandOverDue(task, 400, 800, 0.2)).toBe(true);
  });

  it('waits for the end in the second half, where no picture is drawn, but never leaves more than a second', () => {
    expect(isHandOverDue(task, 999, 1_500, 0.6)).toBe(false);
    expect(isHandOverDue(task, 1_000, 1_500, 0.6)).toBe(true);
    expect(isHandOverDue(task, 1_000, 60_000, 0.2)).toBe(true);
  });

  it('is at once where a chunk has cost a worker, or was too slow for one', () => {
    expect(isHandOverDue({ ...task, losses: 1 }, 0, 200, 0.2)).toBe(true);
    expect(isHandOverDue({ ...task, patience: 2 }, 0, 200, 0.2)).toBe(true);
  });
});
