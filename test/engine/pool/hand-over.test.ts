import { describe, expect, it } from 'vitest';
import { isHandOverDue } from '../../../engine/pool/hand-over.ts';

const task = {
  chunk: { kind: 'simulated', firstDraw: 5_000, draws: 2_048 },
  losses: 0,
  patience: 1,
} as const;

describe('isHandOverDue', () => {
  it('is at once for the first 1,024 draws, so that the first pictures wait for nothing', () => {
    expect(isHandOverDue(task, 0, 0, 0)).toBe(true);
    expect(isHandOverDue(task, 1_023, 0, 5)).toBe(true);
    expect(isHandOverDue(task, 1_024, 0, 5)).toBe(false);
  });

  it('comes every 150 milliseconds at first, more rarely later, and never leaves more than a second', () => {
    expect(isHandOverDue(task, 5_000, 149, 200)).toBe(false);
    expect(isHandOverDue(task, 5_000, 150, 200)).toBe(true);
    expect(isHandOverDue(task, 5_000, 399, 800)).toBe(false);
    expect(isHandOverDue(task, 5_000, 400, 800)).toBe(true);
    expect(isHandOverDue(task, 5_000, 1_000, 60_000)).toBe(true);
  });

  it('is at once where a chunk has cost a worker, or was too slow for one', () => {
    expect(isHandOverDue({ ...task, losses: 1 }, 5_000, 0, 200)).toBe(true);
    expect(isHandOverDue({ ...task, patience: 2 }, 5_000, 0, 200)).toBe(true);
  });
});
