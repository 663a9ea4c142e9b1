import { describe, expect, it } from 'vitest';
import { fanCaption, fanSummary } from '../../../ui/figure/fan-text.ts';
import { BEFORE, CLOCK, CONVICTED, DRAWS, NEVER, PEOPLE } from './made-up-outcome.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('fanCaption', () => {
  it('gives interval, draws and Monte Carlo standard error', () => {
    expect(plain(fanCaption(CONVICTED, undefined, CLOCK, PEOPLE, DRAWS, ''))).toBe(
      'Median and the bands that hold 50 % and 90 % of 10,000 draws, month by month. Mar 2018: mean 58.3 (MCSE 0.3), 90 % interval 35 to 92.',
    );
  });

  it('names the baseline', () => {
    expect(
      plain(fanCaption(CONVICTED, BEFORE, CLOCK, PEOPLE, DRAWS, 'before your change')),
    ).toContain('Before your change (grey): mean 50.1 (MCSE 0.3), 90 % interval 30 to 80.');
  });

  it('bounds an event that no draw had', () => {
    const text = plain(fanCaption(NEVER, undefined, CLOCK, PEOPLE, DRAWS, ''));
    expect(text).toContain('fewer than 1 in 3,333 (95 % bound)');
    expect(text).not.toContain('mean 0');
  });
});

describe('fanSummary', () => {
  it('says in one sentence where the median goes and where draws end', () => {
    expect(plain(fanSummary(CONVICTED, BEFORE, CLOCK, PEOPLE, 'before your change'))).toBe(
      'People convicted, Jan 2018 to Mar 2018: the median rises from 0 to 58 people, and 90 % of draws end at 35 to 92; before your change the median ended at 49.',
    );
  });
});
