// Long because each kind of outcome is held against a sum by hand.
import { describe, expect, it } from 'vitest';
import type { ModelMeasure } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { makeModel, type ModelSketch, type Names } from '../../oracle/make-model.ts';

/**
 * Nothing is left to chance: 100 in `a` at the start, 40 of them in `b` after 3 steps and 60 in `c` after
 * 5, and 2 who enter `b` in each step; who is in `b` leaves for `c` after 2 steps.
 */
const sketch: ModelSketch = {
  states: ['a', 'b', 'c'],
  flows: [
    { from: 'a', to: 'c', kind: 'share', value: 1, median: 5 },
    { from: 'b', to: 'c', kind: 'share', value: 1, median: 2 },
  ],
  people: { a: 60, b: 40 },
  entered: { b: [0, 1] },
  inflows: [{ state: 'b', law: 'fixed', rate: 2 }],
  steps: 6,
  epochs: [0, 4],
};
// in b: the 40 entered a step before the start and leave in step 1; two enter at the end of each step
const IN_A = [60, 60, 60, 60, 60, 0, 0];
const IN_B = [40, 2, 4, 4, 4, 4, 4];
const IN_C = [0, 40, 40, 42, 44, 106, 108];

function values(measure: (names: Names) => ModelMeasure, more: Partial<ModelSketch> = {}) {
  const model = makeModel({ ...sketch, ...more, measures: { it: measure } });
  const rows = model.steps + 1;
  const o = model.outcomes.findIndex(({ name }) => name === 'it');
  return Array.from(
    createSimulator(model)
      .runDraw(0)
      .slice(o * rows, (o + 1) * rows),
  );
}

describe('counts', () => {
  it('are those of the model by hand', () => {
    for (const [state, people] of Object.entries({ a: IN_A, b: IN_B, c: IN_C })) {
      expect(values(({ stock }) => ({ kind: 'count', of: stock(state) }))).toEqual(people);
    }
  });

  it('of entries cumulate flows, inflows and those there at the start', () => {
    const of = (names: Names) => names.entries(['>b', 'b>c'], ['a']);
    expect(values((names) => ({ kind: 'count', of: of(names) }))).toEqual([
      60, 102, 104, 108, 112, 116, 120,
    ]);
  });
});

describe('measures of a count', () => {
  it('a share is part by whole, and 0 where there is nobody', () => {
    const share = values(({ stock }) => ({
      kind: 'share',
      of: stock('c'),
      among: stock('a', 'b', 'c'),
    }));
    expect(share).toEqual([0, 40 / 102, 40 / 104, 42 / 106, 44 / 108, 106 / 110, 108 / 112]);
    const none = values(({ stock }) => ({ kind: 'share', of: stock('c'), among: stock('c') }));
    expect(none).toEqual([0, 1, 1, 1, 1, 1, 1]);
  });

  it('any stays 1 once the least was reached, and may be 1 at the start', () => {
    const any = (state: string, least: number) =>
      values(({ stock }) => ({ kind: 'any', of: stock(state), least }));
    expect(any('c', 42)).toEqual([0, 0, 0, 1, 1, 1, 1]);
    expect(any('b', 40)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('time to an event is in months, and the time so far where it has not come', () => {
    const time = (least: number) =>
      values(({ stock }) => ({ kind: 'time-to', of: stock('c'), least }), { stepMonths: 3 });
    expect(time(42)).toEqual([0, 3, 6, 9, 9, 9, 9]);
    expect(time(1000)).toEqual([0, 3, 6, 9, 12, 15, 18]);
    expect(time(0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('a peak is the greatest so far, its time the first at which it was', () => {
    const of = ({ stock }: Names) => stock('b');
    expect(values((names) => ({ kind: 'peak', of: of(names) }))).toEqual([
      40, 40, 40, 40, 40, 40, 40,
    ]);
    const c = ({ stock }: Names) => stock('c');
    expect(values((names) => ({ kind: 'peak', of: c(names) }))).toEqual(IN_C);
    expect(values((names) => ({ kind: 'peak-time', of: c(names) }))).toEqual([0, 1, 1, 3, 4, 5, 6]);
  });
});

/** Sums 0, first, first + second, …. */
const cumulated = (terms: readonly number[], from = 0) =>
  terms.reduce<number[]>((sums, term) => [...sums, (sums.at(-1) ?? 0) + term], [from]);

describe('weighted totals', () => {
  const total = (
    counting: 'start' | 'end' | 'half-cycle' | readonly number[],
    discount?: { rate: readonly number[]; index: 'own' | 'start' | 'middle' },
    stepMonths = 12,
  ) =>
    values(
      ({ state, move }) => ({
        kind: 'total',
        inState: [{ state: state('a'), value: [[1.5], [3]], rowAt: [0, 1] }],
        onMove: [{ move: move('b>c'), value: [[10]], rowAt: [0, 0] }],
        counting,
        ...(discount ? { discount } : {}),
      }),
      { stepMonths },
    );
  const amount = (step: number) => (step < 4 ? 1.5 : 3);
  const moves = [0, 40, 0, 2, 2, 2, 2];
  const steps = [1, 2, 3, 4, 5, 6];

  it('count people at the start, the end or both of a step, with the amount of the step', () => {
    expect(total('start')).toEqual(
      cumulated(steps.map((t) => amount(t) * IN_A[t - 1]! + 10 * moves[t]!)),
    );
    expect(total('end')).toEqual(
      cumulated(steps.map((t) => amount(t) * IN_A[t]! + 10 * moves[t]!)),
    );
    expect(total('half-cycle')).toEqual(
      cumulated(steps.map((t) => (amount(t) * (IN_A[t - 1]! + IN_A[t]!)) / 2 + 10 * moves[t]!)),
    );
  });

  it('take given weights of times 0, 1, …, for the moves of a step too', () => {
    const weights = [0.5, 1, 1, 2, 1, 1, 0.25];
    const row = (t: number) => weights[t]! * (amount(t) * IN_A[t]! + 10 * moves[t]!);
    expect(total(weights)).toEqual(cumulated(steps.map(row), row(0)));
  });

  it('discount by a yearly rate, at the time of the count or that of its step', () => {
    const close = (a: readonly number[], b: readonly number[]) =>
      a.forEach((x, t) => expect(x).toBeCloseTo(b[t]!, 9));
    const worth = (years: number) => 1.03 ** -years;
    const rate = [0.03];
    for (const stepMonths of [12, 1]) {
      const years = (steps: number) => (steps * stepMonths) / 12;
      close(
        total('half-cycle', { rate, index: 'own' }, stepMonths),
        cumulated(
          steps.map(
            (t) =>
              (amount(t) / 2) * (IN_A[t - 1]! * worth(years(t - 1)) + IN_A[t]! * worth(years(t))) +
              10 * moves[t]! * worth(years(t)),
          ),
        ),
      );
      for (const [index, shift] of [
        ['start', 1],
        ['middle', 0.5],
      ] as const) {
        close(
          total('end', { rate, index }, stepMonths),
          cumulated(
            steps.map((t) => worth(years(t - shift)) * (amount(t) * IN_A[t]! + 10 * moves[t]!)),
          ),
        );
      }
    }
  });

  it('of steps in which nobody moves are the same as of others', () => {
    const still = makeModel({
      states: ['a', 'b'],
      flows: [{ from: 'a', to: 'b', kind: 'share', value: 1, median: 4 }],
      people: { a: 7 },
      steps: 5,
      measures: {
        it: ({ state }) => ({
          kind: 'total',
          inState: [{ state: state('a'), value: [[1]], rowAt: [0] }],
          onMove: [],
          counting: 'start',
        }),
      },
    });
    const drawn = createSimulator(still).runDraw(0);
    expect(Array.from(drawn.slice(-6))).toEqual([0, 7, 14, 21, 28, 28]);
  });
});

describe('events that several people make together', () => {
  const events = (persons: readonly number[], share = 1) =>
    values(({ entries }) => ({
      kind: 'events',
      of: entries(['b>c', 'a>c']),
      persons,
      share: [[share]],
      rowAt: [0, 0],
    }));
  it('take everybody who moves in a step, the last perhaps with fewer persons', () => {
    expect(events([1])).toEqual([0, 40, 40, 42, 44, 106, 108]);
    expect(events([0, 0, 1])).toEqual([0, 14, 14, 15, 16, 37, 38]);
    expect(events([1], 0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('are as many as their sizes allow, each counted with its probability', () => {
    const model = makeModel({
      states: ['a', 'b'],
      flows: [{ from: 'a', to: 'b', kind: 'share', value: 1, median: 1 }],
      people: { a: 3000 },
      steps: 1,
      measures: {
        it: ({ entries }) => ({
          kind: 'events',
          of: entries(['a>b']),
          persons: [0.5, 0.3, 0.2],
          share: [[0.25]],
          rowAt: [0],
        }),
      },
    });
    const simulator = createSimulator(model);
    const draws = 2000;
    let sum = 0;
    for (let draw = 0; draw < draws; draw++) sum += simulator.runDraw(draw).at(-1)!;
    // renewal theory: 3000 persons in events of mean 1.7 and variance 0.61 are on average
    // 3000 / 1.7 + (0.61 / 1.7² − 1) / 2 + 1 / (2·1.7) + ½ events (to 1e-3), of which a quarter counts
    const expected = (3000 / 1.7 + (0.61 / 1.7 ** 2 + 1 / 1.7) / 2) / 4;
    const sd = Math.sqrt(expected * 0.75 + (3000 * 0.61) / 1.7 ** 3 / 16);
    expect(Math.abs(sum / draws - expected)).toBeLessThan((5 * sd) / Math.sqrt(draws));
  });
});
