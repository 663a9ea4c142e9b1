import { describe, expect, it } from 'vitest';
import { influenceBadges } from '../../../ui/influence/influence-badge.ts';

const mcse = 1 / 64; // 4,097 draws
const badges = influenceBadges(
  [
    { input: 'guilty', rankCorrelation: 0.35, mcse },
    { input: 'convicted', rankCorrelation: 0.9, mcse },
    { input: 'population:abroad', rankCorrelation: -0.2, mcse },
    { input: 'delay', rankCorrelation: -0.06, mcse },
    { input: 'attack', rankCorrelation: 0.04, mcse },
    { input: 'guilty', rankCorrelation: 0.1, mcse },
  ],
  'People convicted',
);
const wordsOf = (id: string) => badges.get(id)?.words;

describe('influenceBadges', () => {
  it('says which assumption moves the answer most, and which way', () => {
    expect(wordsOf('parameters.convicted')).toBe('moves the answer most, up');
    expect(wordsOf('parameters.guilty')).toBe('moves the answer, up');
    expect(wordsOf('population.abroad')).toBe('moves the answer a little, down');
    expect(wordsOf('parameters.delay')).toBe('hardly moves the answer');
  });

  it('shows nothing that is within three standard errors of no influence', () => {
    expect(badges.has('parameters.attack')).toBe(false); // 0.04 of 3 × 0.0156
    expect(badges.size).toBe(4);
  });

  it('keeps the stronger of two distributions of one parameter', () => {
    expect(badges.get('parameters.guilty')?.rankCorrelation).toBe(0.35);
  });

  it('gives the number, the draws and the standard error behind the words', () => {
    const text = badges.get('population.abroad')?.explanation.replaceAll('\u00a0', ' ');
    expect(text).toBe(
      'Where this is higher, the answer is lower: rank correlation −0.20 with “People convicted” over 4,097 draws (standard error 0.02).',
    );
  });

  it('calls nothing strongest when the strongest is too weak to matter', () => {
    const weak = influenceBadges([{ input: 'a', rankCorrelation: 0.07, mcse }], 'x');
    expect(weak.get('parameters.a')?.words).toBe('hardly moves the answer');
  });
});
