import { describe, expect, it } from 'vitest';
import type { PairedDifference } from '../../../engine/index.ts';
import { describeDifference, shortDifference } from '../../../ui/difference/difference-text.ts';

/** A difference of 400 draws, from how many differ by how much. */
function differenceOf(counts: readonly (readonly [by: number, draws: number])[]): PairedDifference {
  const sorted = counts
    .flatMap(([by, draws]) => Array<number>(draws).fill(by))
    .sort((a, b) => a - b);
  const draws = sorted.length;
  const mean = sorted.reduce((sum, by) => sum + by, 0) / draws;
  const variance = sorted.reduce((sum, by) => sum + (by - mean) ** 2, 0) / (draws - 1);
  const share = (holds: (by: number) => boolean) => {
    const value = sorted.filter(holds).length / draws;
    return { value, mcse: Math.sqrt((value * (1 - value)) / draws) };
  };
  const at = (p: number) => sorted[Math.ceil(p * draws) - 1] ?? NaN;
  return {
    outcome: 'convicted',
    draws,
    mean: { value: mean, mcse: Math.sqrt(variance / draws), method: 'simulated' },
    quantiles: [at(0.05), at(0.5), at(0.95)],
    more: share((by) => by > 0),
    fewer: share((by) => by < 0),
  };
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const said = (difference: PairedDifference) => {
  const { lead, rest } = describeDifference(difference);
  return plain(rest === '' ? lead : `${lead}, ${rest}`);
};

describe('describeDifference', () => {
  it('says how much more, in which interval, and that it is so in every draw', () => {
    expect(
      said(
        differenceOf([
          [45, 100],
          [60, 200],
          [82, 100],
        ]),
      ),
    ).toBe('61.8 more on average, in 90 % of draws 45 to 82 more; more in every draw');
  });

  it('says that luck alone differs where every draw has the same mean', () => {
    const lucky = differenceOf([
      [-5, 100],
      [0, 200],
      [5, 100],
    ]);
    const same = { ...lucky, mean: { value: 0, mcse: 0, method: 'conditional' as const } };
    expect(said(same)).toBe(
      'No difference on average, in 90 % of draws between 5 fewer and 5 more; the same in 50 % of draws, more in 25 %, fewer in 25 %',
    );
    expect(describeDifference(same).basis).toBe(
      'what differs is luck alone; 400 draws compared one by one',
    );
    expect(shortDifference(same)).toBe('none on average');
  });

  it('says fewer as fewer, with the smaller number first', () => {
    expect(
      said(
        differenceOf([
          [-30, 100],
          [-12, 300],
        ]),
      ),
    ).toBe('16.5 fewer on average, in 90 % of draws 12 to 30 fewer; fewer in every draw');
  });

  it('names both ends when the signs are mixed, and the shares of draws', () => {
    expect(
      said(
        differenceOf([
          [-4, 100],
          [9, 300],
        ]),
      ),
    ).toBe(
      '5.8 more on average, in 90 % of draws between 4 fewer and 9 more; more in 75 % of draws, fewer in 25 %, the same in none (fewer than 1 in 133)',
    );
  });

  it('leads with the draws that do not differ when an outcome is rare', () => {
    expect(
      said(
        differenceOf([
          [0, 384],
          [1, 16],
        ]),
      ),
    ).toBe(
      '0.040 more on average, the same in 96.0 % of draws, more in 4.0 %, fewer in none (fewer than 1 in 133)',
    );
  });

  it('does not call noise a difference, and still prints its size', () => {
    const noise = differenceOf([
      [-1, 51],
      [0, 298],
      [1, 51],
    ]);
    expect(describeDifference(noise).lead).toBe('No clear difference on average');
    expect(describeDifference(noise).basis).toMatch(
      /^0\.00 more, Monte Carlo standard error 0\.0\d+;/,
    );
    expect(shortDifference(noise)).toBe('no clear difference');
  });

  it('says that nothing differs when no draw does', () => {
    const none = differenceOf([[0, 400]]);
    expect(said(none)).toBe('No difference');
    expect(describeDifference(none).basis).toBe('the same in each of 400 draws');
    expect(shortDifference(none)).toBe('no difference');
  });

  it('gives the mean alone where room is short', () => {
    expect(
      shortDifference(
        differenceOf([
          [-30, 100],
          [-12, 300],
        ]),
      ),
    ).toBe('16.5 fewer');
  });
});
