import { describe, expect, it } from 'vitest';
import { chunkPlan } from '../../../engine/pool/chunk-plan.ts';

describe('chunkPlan', () => {
  it.each([1, 127, 128, 129, 255, 256, 257, 1_000, 2_303, 2_304, 2_305, 10_000, 123_457])(
    'covers every one of %i draws once and in order, for 1 to 7 workers',
    (draws) => {
      for (let workers = 1; workers <= 7; workers++) {
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

  it('starts workers on 256 draws that they share, 32 to 128 each, so that a first picture is early', () => {
    const sizesOf = (workers: number, count: number) => {
      const plan = chunkPlan(100_000, workers);
      return Array.from({ length: count }, (_, i) => plan.at(i).draws);
    };
    expect(sizesOf(1, 3)).toEqual([128, 512, 2048]);
    expect(sizesOf(2, 5)).toEqual([128, 128, 512, 512, 2048]);
    expect(sizesOf(4, 9)).toEqual([64, 64, 64, 64, 256, 256, 256, 256, 1024]);
    expect(sizesOf(16, 17)).toEqual([...Array.from({ length: 16 }, () => 32), 128]);
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

  it('deals fewer chunks of simulated draws where laws follow, and larger first ones of many laws', () => {
    const sizesOf = (kind: string, laws: number) => {
      const plan = chunkPlan(4096, 2, 0, 1, laws);
      const chunks = Array.from({ length: plan.count }, (_, i) => plan.at(i));
      return chunks.filter((chunk) => chunk.kind === kind).map((chunk) => chunk.draws);
    };
    expect(sizesOf('simulated', 0).slice(4)).toEqual([704, 528, 396, 297, 256, 256, 256, 123]);
    expect(sizesOf('simulated', 100_000).slice(4)).toEqual([1024, 1024, 768]);
    expect(sizesOf('conditional', 100_000).slice(0, 3)).toEqual([1024, 1024, 4096]);
    expect(sizesOf('conditional', 4_000).slice(0, 3)).toEqual([256, 256, 1024]);
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

  it('takes means after 1,024 draws and before laws, 64 draws at a time, so that they hold up neither first picture nor end', () => {
    const long = chunkPlan(10_000, 2, 150, 1, 10_000);
    const kinds = Array.from({ length: long.count }, (_, i) => long.at(i).kind);
    expect(kinds.indexOf('expected')).toBe(4);
    expect(long.at(3).firstDraw + long.at(3).draws).toBe(1_280);
    expect(kinds.lastIndexOf('expected')).toBe(6);
    expect(kinds.slice(7).indexOf('conditional')).toBe(kinds.slice(7).lastIndexOf('simulated') + 1);
  });

  it('gives all means to one worker where each has more than 32,768 draws of laws, so that none are merged', () => {
    const piecesOf = (laws: number) => {
      const plan = chunkPlan(4096, 2, 256, 1, laws);
      const chunks = Array.from({ length: plan.count }, (_, i) => plan.at(i));
      return chunks.filter(({ kind }) => kind === 'expected').map(({ draws }) => draws);
    };
    expect(piecesOf(65_535)).toEqual([64, 64, 64, 64]);
    expect(piecesOf(65_536)).toEqual([256]);
    const slow = chunkPlan(4096, 2, 256, 2 ** 20, 100_000);
    const most = Array.from({ length: slow.count }, (_, i) => slow.at(i).draws);
    expect(Math.max(...most)).toBe(64); // where a draw is much work
  });

  it('takes means last where there are no more draws than that', () => {
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
