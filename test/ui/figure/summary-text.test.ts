import { expect, it } from 'vitest';
import { capitalise, summaryText } from '../../../ui/figure/summary-text.ts';
import { CONVICTED, madeUpOutcome, NEVER, PEOPLE } from './made-up-outcome.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('gives mean, its Monte Carlo standard error and the 90 % interval', () => {
  expect(plain(summaryText(CONVICTED.final, PEOPLE))).toBe(
    'mean 58.3 (MCSE 0.3), 90 % interval 35 to 92',
  );
});

it('adds the chance of at least one where a twentieth of the draws had none', () => {
  const rare = madeUpOutcome([{ quantiles: [0, 0, 0, 0, 1], mean: 0.9, chance: 0.12 }]);
  expect(plain(summaryText(rare.final, PEOPLE))).toBe(
    'mean 0.9 (MCSE 0.3), 90 % interval 0 to 1, chance of at least one 12.0 % (MCSE 0.4 %)',
  );
});

it('gives the bound alone for an event never seen', () => {
  expect(plain(summaryText(NEVER.final, PEOPLE))).toBe(
    'no draw had one, so the chance of at least one is fewer than 1 in 3,333 (95 % bound)',
  );
});

it('begins a sentence', () => {
  expect([capitalise('before'), capitalise('')]).toEqual(['Before', '']);
});
