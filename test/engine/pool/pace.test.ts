import { describe, expect, it } from 'vitest';
import { createPace } from '../../../engine/pool/pace.ts';

const chunk = { kind: 'simulated', firstDraw: 0, draws: 100 } as const;

describe('createPace', () => {
  it('deals draws of ordinary work by the hundred thousand before anything is known', () => {
    const pace = createPace(1_000);
    expect(pace.mostDraws('simulated')).toBe(10_000);
    expect(pace.patience(chunk)).toBe(800);
  });

  it('deals one draw at a time where a draw is known to be much work', () => {
    const pace = createPace(50_000_000); // a second at 20 nanoseconds
    expect(pace.mostDraws('simulated')).toBe(1);
    expect(pace.patience({ ...chunk, draws: 1 })).toBeCloseTo(4_000, 6);
  });

  it('follows slower chunks at once and faster ones by halves, each kind by itself', () => {
    const pace = createPace(1_000);
    pace.learn(chunk, 400); // 4 ms a draw, so 50 draws in 200 ms, and 4 × 400 ms of patience
    expect(pace.mostDraws('simulated')).toBe(50);
    expect(pace.patience(chunk)).toBe(1_600);
    pace.learn(chunk, 100); // to the middle of 4 and 1
    expect(pace.mostDraws('simulated')).toBe(80);
    pace.learn(chunk, 500);
    expect(pace.mostDraws('simulated')).toBe(40);
    expect(pace.mostDraws('expected')).toBe(2_000);
  });

  it('does not cut chunks ever shorter where their time is not that of their draws', () => {
    const pace = createPace(1_000);
    pace.learn({ ...chunk, draws: 32 }, 3_000);
    expect(pace.mostDraws('simulated')).toBe(32);
  });

  it('takes the first chunk that was measured for what it is, however little was expected of it', () => {
    const pace = createPace(50_000_000);
    pace.learn({ ...chunk, draws: 1 }, 10);
    expect(pace.mostDraws('simulated')).toBe(20);
  });
});
