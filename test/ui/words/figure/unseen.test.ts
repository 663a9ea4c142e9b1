import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../ui/answer/answer.ts';
import { fanSummary } from '../../../../ui/figure/fan-text.ts';
import { seedText } from '../../../../ui/run/seed-text.ts';
import {
  convergenceSummary,
  convergenceTable,
} from '../../../../ui/words/figure/convergence-words.ts';
import { columnRow, signLabel, signShares } from '../../../../ui/words/figure/difference-words.ts';
import { multiplesSummary, multiplesTable } from '../../../../ui/words/figure/multiples-words.ts';
import { valueFormat } from '../../../../ui/words/value-format.ts';
import { CLOCK, madeUpOutcome, NEVER, PEOPLE } from '../../figure/made-up-outcome.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const CHANCE = valueFormat({ kind: 'any', unit: '' }, CLOCK, [0, 0, 0, 0, 0]);
const sign = (value: number) => ({ value, mcse: Math.sqrt((value * (1 - value)) / 10_000) });

// The bound of what none of N draws had is 3 / N (Hanley & Lippman-Hand 1983): 1 in 3,333 of 10,000.
describe('what was never seen is a bound, and never “none” or “0 %”', () => {
  it('in the legend of differences', () => {
    const label = (way: 'more' | 'fewer' | 'same', share: number) =>
      plain(signLabel(way, sign(share), 10_000, PEOPLE));
    expect(label('fewer', 0)).toBe('fewer in none (fewer than 1 in 3,333)');
    expect(label('same', 0)).toBe('the same in none (fewer than 1 in 3,333)');
    expect(label('more', 1)).toBe('more in every draw');
    expect(label('more', 0.7)).toBe('more in 70.0 %');
  });

  it('of draws that are the same, where the other two shares leave not exactly 0', () => {
    const estimate = { value: 1, mcse: 0.1, method: 'simulated' } as const;
    const { same } = signShares({
      ...{ outcome: 'convicted', draws: 10_000, mean: estimate, quantiles: [-1, 1, 2] },
      ...{ more: sign(0.7), fewer: sign(0.3) },
    });
    expect(1 - 0.7 - 0.3).not.toBe(0);
    expect(same).toEqual({ value: 0, mcse: 0 });
  });

  it('in a column of differences that a reader points to', () => {
    const bars = [
      { from: -1, to: -1, parts: [] },
      { from: 0, to: 0, parts: [{ sign: 'same' as const, share: 0.5 }] },
      { from: 1, to: 1, parts: [{ sign: 'more' as const, share: 0.5 }] },
    ];
    const { cells } = columnRow(bars, 0, 10_000, 'with your change');
    expect(cells.map(({ text, error }) => plain(`${text}, ${error}`))).toEqual([
      'fewer than 1 in 3,333, none seen',
      'fewer than 1 in 3,333, none seen',
      '100 %, every draw',
    ]);
  });

  it('in panels of a chance', () => {
    const never = madeUpOutcome([{ quantiles: [0, 0, 0, 0, 0], mean: 0, seen: false }]);
    const runs = [{ name: 'a', label: 'A', outcome: never }];
    expect(plain(multiplesSummary('Chances', runs, CLOCK, CHANCE))).toContain(
      'A fewer than 1 in 3,333.',
    );
    const [[, cell] = []] = multiplesTable(runs, CLOCK, CHANCE).rows;
    expect(plain(String(cell))).toBe('fewer than 1 in 3,333');
  });

  it('in the sentence of a fan of a chance', () => {
    expect(plain(fanSummary(NEVER, undefined, CLOCK, CHANCE, ''))).toContain(
      'the chance is fewer than 1 in 3,333 at both ends',
    );
  });

  it('in how a chance settled, unless it is worked out', () => {
    const points = [
      { draws: 300, estimate: 0, mcse: 0 },
      { draws: 10_000, estimate: 0.0002, mcse: 0.00014 },
    ];
    const simulated = { ...CHANCE, isKnown: false };
    expect(plain(convergenceSummary('Any', points, simulated))).toContain(
      'from fewer than 1 in 100 (MCSE',
    );
    expect(plain(String(convergenceTable(points, simulated).rows[0]?.[1]))).toBe(
      'fewer than 1 in 100',
    );
    const known = convergenceTable(points, { ...CHANCE, isKnown: true }).rows[0]?.[1];
    expect(plain(String(known))).toBe('0 %');
  });

  it('between two seeds, of which neither makes it exact', () => {
    const answer = (format: Answer['format']): Answer => ({
      ...{ mean: { value: 0, mcse: 0 }, method: 'simulated', quantiles: [0, 0, 0, 0, 0] },
      atLeastOne: { value: 0, mcse: 0, seen: false, upper: 3 / 10_000 },
      format,
    });
    for (const format of [PEOPLE, CHANCE]) {
      expect(seedText('x-2', answer(format), answer(format), 10_000).map(plain)).toEqual([
        'With the seed “x-2”: fewer than 1 in 3,333, against fewer than 1 in 3,333 with the scenario’s own.',
      ]);
    }
  });
});
