import { describe, expect, it } from 'vitest';
import { dotGrid } from '../../../ui/figure/dot-grid.ts';
import {
  dotCaption,
  dotData,
  dotsSentence,
  dotSummary,
  dotTable,
  unseenText,
} from '../../../ui/figure/dot-text.ts';
import { writeCsv } from '../../../ui/figure/figure-table.ts';
import { BEFORE, CLOCK, CONVICTED, DRAWS, NEVER, PEOPLE } from './made-up-outcome.ts';

const GRID = dotGrid(CONVICTED, CLOCK, [CONVICTED.final]);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const run = { tone: 'run' as const, label: 'with your change', final: CONVICTED.final };
const before = { tone: 'baseline' as const, label: 'before your change', final: BEFORE.final };

describe('dotsSentence', () => {
  it('says what a dot is, and what a column covers when it is more than one count', () => {
    const column = { from: 55, to: 59, dots: 4 };
    expect(dotsSentence(1, column, GRID, PEOPLE)).toBe('Each dot is 1 chance in 50.');
    expect(dotsSentence(5, column, GRID, PEOPLE)).toBe(
      'Each dot is 1 chance in 50. A column covers 5 counts, such as 55 to 59 people.',
    );
  });
});

describe('dotCaption', () => {
  it('gives interval, draws and Monte Carlo standard error of each run', () => {
    expect(plain(dotCaption([run, before], 'Jan 2028', DRAWS, PEOPLE))).toBe(
      'Jan 2028, 10,000 draws. With your change: mean 58.3 (MCSE 0.3), 90 % interval 35 to 92. Before your change: mean 50.1 (MCSE 0.3), 90 % interval 30 to 80. The bar under the dots holds 90 % of the draws, its thick part 50 %.',
    );
  });

  it('explains no bars where there are none', () => {
    const text = plain(dotCaption([{ ...run, final: NEVER.final }], 'Jan 2028', DRAWS, PEOPLE));
    expect(text).toBe(
      'Jan 2028, 10,000 draws: no draw had one, so the chance of at least one is fewer than 1 in 3,333 (95 % bound).',
    );
  });
});

it('bounds an event never seen in place of dots', () => {
  const { bound, reason } = unseenText(NEVER.final, DRAWS);
  expect(plain(bound)).toBe('fewer than 1 in 3,333');
  expect(plain(reason)).toBe('None of 10,000 draws had one (95 % bound)');
});

it('summarises in one sentence', () => {
  expect(plain(dotSummary(CONVICTED, BEFORE, 'Jan 2028', 'before your change', PEOPLE))).toBe(
    'People convicted, Jan 2028: median 58 people, 50 % of draws 47 to 69, 90 % 35 to 92; before your change the median was 49.',
  );
  expect(plain(dotSummary(NEVER, undefined, 'Jan 2028', '', PEOPLE))).toContain(
    'fewer than 1 in 3,333',
  );
});

it('tables dots by column without empty ends, a dash where a run has none', () => {
  const columns = [
    { from: 0, to: 4, dots: 0 },
    { from: 5, to: 9, dots: 20 },
    { from: 10, to: 14, dots: 0 },
    { from: 15, to: 19, dots: 30 },
    { from: 20, to: 24, dots: 0 },
  ];
  const rows = [
    { label: 'with', columns },
    { label: 'before', columns: [] },
  ];
  expect(dotTable(rows, GRID, PEOPLE)).toEqual({
    columns: ['people', 'dots, with', 'dots, before'],
    rows: [
      ['5 to 9', 20, '–'],
      ['10 to 14', 0, '–'],
      ['15 to 19', 30, '–'],
    ],
  });
});

it('writes the whole distribution of both runs to CSV', () => {
  const lines = writeCsv(dotData(CONVICTED, BEFORE)).trimEnd().split('\r\n');
  expect(lines).toHaveLength(11);
  expect([lines[0], lines[1], lines[6]]).toEqual([
    'outcome,run,count,draws',
    'convicted,run,35,1000',
    'convicted,baseline,30,1000',
  ]);
});
