import { describe, expect, it } from 'vitest';
import { chunkPlan } from '../../../engine/pool/chunk-plan.ts';

describe('chunkPlan', () => {
  it.each([1, 127, 128, 129, 255, 256, 257, 1_000, 2_303, 2_304, 2_305, 10_000, 123_457])(
    'covers every one of %i draws once and in order, for 1 to 6 workers',
    (draws) => {
      for (let workers = 1; workers <= 6; workers++) {
        const plan = chunkPlan(draws, workers);
        let next = 0;
        for (let i = 0; i < plan.count; i++) {
          const chunk = plan.at(i);
          expect(chunk.firstDraw).toBe(next);
          expect(chunk.draws).toBeGreaterThan(0);
          expect(chunk.draws).toBeLessThanOrEqual(2048);
          next += chunk.draws;
        }
        expect(next).toBe(draws);
      }
    },
  );

  it('starts every worker on 128 draws so that a first picture is early', () => {
    const plan = chunkPlan(100_000, 3);
    const sizes = Array.from({ length: 7 }, (_, i) => plan.at(i).draws);
    expect(sizes).toEqual([128, 128, 128, 512, 512, 512, 2048]);
  });

  it('ends on chunks of no more than half of what is left for each worker', () => {
    const plan = chunkPlan(100_000, 2);
    const { firstDraw, draws } = plan.at(plan.count - 1);
    expect(draws).toBeLessThanOrEqual(256);
    for (let i = 0; i + 1 < plan.count; i++) {
      const { firstDraw: from, draws: size } = plan.at(i);
      if (size > 256) expect(size).toBeLessThanOrEqual((firstDraw + draws - from) / 4 + 1);
    }
  });

  it('gives few draws at a time where one is much work, so that no worker seems hung', () => {
    const plan = chunkPlan(100, 2, 5, 2 ** 24);
    const chunks = Array.from({ length: plan.count }, (_, i) => plan.at(i));
    expect(Math.max(...chunks.map(({ draws }) => draws))).toBe(4);
    for (const [kind, draws] of [
      ['simulated', 100],
      ['expected', 5],
    ] as const) {
      const own = chunks.filter((chunk) => chunk.kind === kind);
      expect(own.reduce((sum, chunk) => sum + chunk.draws, 0)).toBe(draws);
    }
    expect(chunkPlan(3, 2, 0, 2 ** 40).at(0).draws).toBe(1);
  });

  it('takes means last, 64 draws at a time, so that they hold up no picture', () => {
    const plan = chunkPlan(1_000, 2, 150);
    const chunks = Array.from({ length: plan.count }, (_, i) => plan.at(i));
    expect(chunks.map(({ kind }) => kind)).toEqual([
      ...['simulated', 'simulated', 'simulated', 'simulated', 'simulated'],
      ...['expected', 'expected', 'expected'],
    ]);
    const means = chunks.filter(({ kind }) => kind === 'expected');
    expect(means.map(({ firstDraw, draws }) => [firstDraw, draws])).toEqual([
      [0, 64],
      [64, 64],
      [128, 22],
    ]);
  });

  it('plans a thousand million draws without a list', () => {
    const plan = chunkPlan(1_000_000_000, 8);
    const last = plan.at(plan.count - 1);
    expect(last.firstDraw + last.draws).toBe(1_000_000_000);
  });
});
