import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { forestLayout, shareText, type ForestRow } from '../../../ui/figure/forest-layout.ts';
import { forestData, forestSummary } from '../../../ui/figure/forest-text.ts';
import ForestPlot from '../../../ui/figure/ForestPlot.svelte';

const ROWS: readonly ForestRow[] = [
  {
    id: 'a',
    label: '54 of 400',
    note: 'BBC',
    tone: 'used',
    mean: 0.1359,
    quantiles: [0.1088, 0.1241, 0.147, 0.165],
  },
  {
    id: 'b',
    label: '0 of 103',
    note: 'Outriders',
    tone: 'claim',
    mean: 0.0048,
    quantiles: [0.00002, 0.0005, 0.0064, 0.0184],
  },
];
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('forestLayout', () => {
  it('starts at 0, ends above every interval, and keeps every mark inside the plot', () => {
    for (const width of [320, 640, 960]) {
      const { plot, rows, scale } = forestLayout(ROWS, width);
      expect(scale(0)).toBe(plot.left);
      for (const { x } of rows) {
        expect([...x].sort((p, q) => p - q)).toEqual(x);
        expect(x[0]).toBeGreaterThanOrEqual(plot.left);
        expect(x[4]).toBeLessThanOrEqual(plot.right);
      }
    }
  });

  it('puts the words above the interval where there is no room beside it', () => {
    const [narrow] = forestLayout(ROWS, 320).rows;
    const [wide] = forestLayout(ROWS, 900).rows;
    expect((narrow?.y ?? 0) - (narrow?.textY ?? 0)).toBeGreaterThan(8);
    expect(Math.abs((wide?.y ?? 0) - (wide?.textY ?? 0))).toBeLessThan(8);
  });

  it('breaks words that are too long into two lines, and the row grows with them', () => {
    const long: ForestRow = {
      ...ROWS[0]!,
      note: 'United Kingdom, BBC News',
      warnings: ['may not be a subset'],
    };
    const [, after] = forestLayout([ROWS[0]!, ROWS[1]!], 320).rows;
    const [first, second] = forestLayout([long, ROWS[1]!], 320).rows;
    expect(first?.lines).toHaveLength(2);
    expect(first?.lines.join(' ')).toContain('BBC News');
    expect((second?.textY ?? 0) - (after?.textY ?? 0)).toBe(14);
    expect((first?.y ?? 0) - (first?.textY ?? 0)).toBeGreaterThan(14 + 8);
  });

  it('never shows shares above 100 %', () => {
    const sure: ForestRow = { ...ROWS[0]!, mean: 0.97, quantiles: [0.9, 0.96, 0.99, 0.999] };
    expect(forestLayout([sure], 640).scale(1)).toBeCloseTo(forestLayout([sure], 640).plot.right);
  });
});

describe('words of a forest plot', () => {
  it('prints small shares with two digits and others with one decimal', () => {
    expect(ROWS.map((row) => plain(shareText(row)))).toEqual([
      '13.6 % (10.9–16.5)',
      '0.48 % (0.002–1.8)',
    ]);
  });

  it('says in one sentence between which counts the shares lie', () => {
    expect(plain(forestSummary(ROWS))).toBe(
      '2 shares with their 90 % intervals, from 0.48 % (0.002–1.8) for 0 of 103, Outriders, to 13.6 % (10.9–16.5) for 54 of 400, BBC.',
    );
  });

  it('saves every number in full', () => {
    expect(forestData(ROWS).rows[1]).toEqual([
      'b',
      '0 of 103',
      'Outriders',
      'claim',
      0.0048,
      0.00002,
      0.0005,
      0.0064,
      0.0184,
      '',
    ]);
  });
});

describe('ForestPlot on the server', () => {
  it('is a named image with a mark a row, a diamond for what is used, and files to save', () => {
    const { body } = render(ForestPlot, { props: { rows: ROWS, title: 'Shares', caption: 'c' } });
    expect(body).toContain('role="img"');
    expect([...body.matchAll(/<circle class="middle[ "]/g)]).toHaveLength(1);
    expect([...body.matchAll(/<path class="middle[ "]/g)]).toHaveLength(1);
    expect(body).toContain('Show as table');
    for (const kind of ['SVG', 'PNG', 'CSV']) expect(body).toContain(`>${kind}</button>`);
  });
});
