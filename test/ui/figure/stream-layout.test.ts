import { describe, expect, it } from 'vitest';
import { occupancy } from '../../../ui/figure/occupancy.ts';
import { streamLayout } from '../../../ui/figure/stream-layout.ts';
import { CLOCK } from './made-up-outcome.ts';
import { FLOWS, STATES } from './made-up-flows.ts';

const rest = (count: number) => `${count} others`;
const series = occupancy(FLOWS, STATES, rest);

describe('occupancy', () => {
  it('adds groups up, in the order of the model, without states that nobody is in', () => {
    expect(series.map(({ label, people }) => [label, ...people.map(({ value }) => value)])).toEqual(
      [
        ['Abroad', 100, 70, 40],
        ['Back', 0, 20, 44],
        ['In prison', 0, 10, 12],
        ['Killed', 0, 0, 9],
      ],
    );
  });

  it('states the error of a sum as the sum of errors, the most that it can be', () => {
    expect(series[0]!.people[0]!.mcse).toBe(1);
    expect(series[1]!.people[0]!.mcse).toBe(0.5);
  });

  it('gathers the smallest states where there are more than colours', () => {
    const many = {
      ...FLOWS,
      states: Array.from({ length: 9 }, (_, i) => ({
        name: `s${i}`,
        people: [0, 1, 2].map(() => ({ value: i + 1, mcse: 0 })),
      })),
    };
    const shown = occupancy(many, [], rest);
    expect(shown.map(({ label }) => label)).toEqual([
      's3',
      's4',
      's5',
      's6',
      's7',
      's8',
      '3 others',
    ]);
    expect(shown.at(-1)!.people[0]!.value).toBe(1 + 2 + 3);
    expect(new Set(shown.map(({ colour }) => colour)).size).toBe(7);
  });
});

describe('streamLayout', () => {
  const layout = streamLayout(
    series,
    series.map(({ label }) => label),
    CLOCK,
    800,
  );
  const heights = (path: string) =>
    [...path.matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map(([, y]) => Number(y));

  it('stacks means from the bottom, each as high as its people', () => {
    const [abroad] = layout.bands;
    const drawn = heights(abroad!.path);
    expect(Math.max(...drawn)).toBeCloseTo(layout.y(0), 2);
    for (const people of [100, 70, 40]) {
      expect(drawn.some((y) => Math.abs(y - layout.y(people)) < 0.01)).toBe(true);
    }
    // the top of the last band at the end is everybody there: 40 + 44 + 12 + 9
    const top = heights(layout.bands.at(-1)!.path);
    expect(top.some((y) => Math.abs(y - layout.y(105)) < 0.01)).toBe(true);
  });

  it('names bands beside the plot without overlap, and leaves that to a legend on a phone', () => {
    const places = layout.bands.map(({ labelY }) => labelY).sort((a, b) => a - b);
    places.slice(1).forEach((y, i) => expect(y - places[i]!).toBeGreaterThanOrEqual(15.9));
    expect(layout.labelX).toBeGreaterThan(layout.plot.right);
    expect(streamLayout(series, [], CLOCK, 390).labelX).toBeUndefined();
  });

  it('reads the step under the pointer', () => {
    expect([0, 1, 2].map((step) => layout.stepAt(layout.x(step)))).toEqual([0, 1, 2]);
  });
});
