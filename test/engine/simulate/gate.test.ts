import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { generateSketch } from '../../oracle/generate-sketch.ts';
import { makeModel, type ModelSketch } from '../../oracle/make-model.ts';

/** Values of one outcome by step, in draw 0. */
function rows(sketch: ModelSketch, draw = 0): (name: string) => number[] {
  const model = makeModel(sketch);
  const drawn = createSimulator(model).runDraw(draw);
  const width = model.steps + 1;
  return (name) => {
    const o = model.outcomes.findIndex((outcome) => outcome.name === name);
    return Array.from(drawn.slice(o * width, (o + 1) * width));
  };
}

/** Ten arrive in each step, and are let into `in`, which they leave after three steps. */
const ward: ModelSketch = {
  states: ['door', 'in', 'out', 'queue'],
  flows: [
    { from: 'door', to: 'in', kind: 'probability', value: 1 },
    { from: 'in', to: 'out', kind: 'share', value: 1, median: 3 },
  ],
  people: {},
  inflows: [{ state: 'door', law: 'fixed', enters: 'start', rate: 10 }],
  capacities: [{ of: 'in', limit: 24, waitsIn: 'queue' }],
  steps: 8,
};

describe('a state with a limit', () => {
  it('takes who finds room; the others wait and come first', () => {
    const of = rows(ward);
    // steps 1 to 3 take 10, 10 and 4; then 10, 10, 4, 10 and 10 leave and as many come in, the queue first
    expect(of('in in')).toEqual([0, 10, 20, 24, 24, 24, 24, 24, 24]);
    expect(of('in queue')).toEqual([0, 0, 0, 6, 6, 6, 12, 12, 12]);
    expect(of('queue>in admitted')).toEqual([0, 0, 0, 0, 6, 12, 16, 26, 36]);
    expect(of('door>queue refused')).toEqual([0, 0, 0, 6, 12, 18, 28, 38, 48]);
  });

  it('puts nobody out where there are more people than places at the start', () => {
    const of = rows({ ...ward, people: { in: 40 } });
    // when the 40 leave, the 20 who have waited and 4 of the 10 at the door come in
    expect(of('in in').slice(0, 4)).toEqual([40, 40, 40, 24]);
    expect(of('in queue').slice(0, 4)).toEqual([0, 10, 20, 6]);
  });

  it('that has no places takes nobody', () => {
    const of = rows({ ...ward, capacities: [{ of: 'in', limit: 0.9, waitsIn: 'queue' }] });
    expect(of('in in')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(of('in queue').at(-1)).toBe(80);
  });

  it('with room for everybody changes nothing, to the bit', () => {
    for (let seed = 0; seed < 30; seed++) {
      const { capacities, ...free } = generateSketch(seed, { withCapacity: true });
      const wide = { ...free, capacities: [{ ...capacities![0]!, limit: 1e9 }] };
      const [a, b] = [rows(wide, seed), rows(free, seed)];
      for (const state of free.states) expect(a(`in ${state}`)).toEqual(b(`in ${state}`));
    }
  });

  it('never holds more than its limit, whatever people do', () => {
    const chancy: ModelSketch = {
      ...ward,
      flows: [
        { from: 'door', to: 'in', kind: 'probability', value: 0.5 },
        { from: 'in', to: 'out', kind: 'probability', value: 0.3 },
        { from: 'queue', to: 'out', kind: 'probability', value: 0.1 },
      ],
      steps: 40,
    };
    for (let draw = 0; draw < 50; draw++) {
      const of = rows(chancy, draw);
      expect(Math.max(...of('in in'))).toBe(24);
    }
  });
});

describe('a flow with a limit', () => {
  const court: ModelSketch = {
    states: ['charged', 'docket', 'tried'],
    flows: [{ from: 'charged', to: 'tried', kind: 'share', value: 1, median: 1 }],
    people: { charged: 20 },
    capacities: [{ of: 'charged>tried', limit: 50 / 12, waitsIn: 'docket' }],
    steps: 12,
  };

  it('lets the whole part of the accumulated limit through in each step', () => {
    const of = rows(court);
    // 50 a year in 12 months: 4.17, 8.33, 12.5, 16.67, 20.83
    expect(of('in tried').slice(0, 7)).toEqual([0, 4, 8, 12, 16, 20, 20]);
    expect(of('in docket').slice(0, 7)).toEqual([0, 16, 12, 8, 4, 0, 0]);
    const many = rows({ ...court, people: { charged: 500 } });
    expect(many('in tried').at(-1)).toBe(50);
  });

  it('loses the places that nobody took', () => {
    const late = { ...court, entered: {}, flows: [{ ...court.flows[0]!, median: 6 }] };
    expect(rows(late)('in tried').slice(5, 8)).toEqual([0, 5, 9]);
  });
});

describe('who comes first', () => {
  const two: ModelSketch = {
    states: ['a', 'b', 'in', 'queue'],
    flows: [
      { from: 'a', to: 'in', kind: 'probability', value: 1 },
      { from: 'b', to: 'in', kind: 'probability', value: 1 },
    ],
    people: { a: 10, b: 10 },
    capacities: [{ of: 'in', limit: 12, waitsIn: 'queue' }],
    steps: 1,
  };

  it('is the flow that is named first, else by name', () => {
    expect(rows(two)('a>in').at(-1)).toBe(10);
    expect(rows(two)('b>in').at(-1)).toBe(2);
    const other = { ...two, capacities: [{ ...two.capacities![0]!, first: ['b'] }] };
    expect(rows(other)('a>in').at(-1)).toBe(2);
    expect(rows(other)('b>in').at(-1)).toBe(10);
  });

  it('is nobody among groups: they share in proportion, largest remainders first', () => {
    const names = ['men', 'minors', 'women'];
    const groups: ModelSketch = {
      states: names.flatMap((group) => [`a@${group}`, `in@${group}`, `queue@${group}`]),
      flows: names.map((group) => ({
        from: `a@${group}`,
        to: `in@${group}`,
        kind: 'probability' as const,
        value: 1,
      })),
      people: { 'a@men': 50, 'a@minors': 7, 'a@women': 13 },
      capacities: [{ of: 'in', limit: 31, waitsIn: 'queue' }],
      steps: 1,
    };
    const of = rows(groups);
    // 31 / 70 of 50, 7 and 13: 22.14, 3.1 and 5.76
    expect(names.map((group) => of(`in in@${group}`).at(-1))).toEqual([22, 3, 6]);
    expect(names.map((group) => of(`in queue@${group}`).at(-1))).toEqual([28, 4, 7]);
  });

  it('is who has waited longest, where the queue tells them apart', () => {
    const old: ModelSketch = {
      states: ['a', 'gone', 'in', 'queue'],
      flows: [
        { from: 'a', to: 'in', kind: 'probability', value: 1 },
        // only those who have waited for four months or more give up
        { from: 'queue', to: 'gone', kind: 'probability', value: { program: ['dwell', 4, '>='] } },
      ],
      people: { a: 0 },
      byDwell: { queue: 6 },
      inflows: [{ state: 'a', law: 'fixed', enters: 'start', series: [5, 0, 0, 5] }],
      capacities: [{ of: 'a>in', limit: 1, waitsIn: 'queue' }],
      steps: 9,
    };
    const of = rows(old);
    // of the first five one enters in each of steps 1 to 5, none is left to give up in step 6; the five
    // who come in step 4 all wait, are let in from step 6 on, and in step 9 one of them has waited too long
    expect(of('in queue')).toEqual([0, 4, 3, 2, 6, 5, 4, 3, 2, 0]);
    expect(of('queue>gone')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });
});

describe('two capacities', () => {
  it('a place that one frees is taken in the same step, whatever their names', () => {
    for (const [cell, trial] of [
      ['cell', 'trial'],
      ['trial', 'cell'],
    ] as const) {
      // people wait in a full `cell` for a `trial`
      const sketch: ModelSketch = {
        states: ['street', cell, 'list', trial],
        flows: [{ from: 'street', to: cell, kind: 'probability', value: 1 }],
        people: { street: 10, [cell]: 5 },
        capacities: [
          { of: cell, limit: 5, waitsIn: 'list' },
          { of: `nobody>${trial}`, limit: 2, waitsIn: cell },
        ],
        steps: 3,
      };
      const of = rows(sketch);
      expect(of(`in ${trial}`)).toEqual([0, 2, 4, 6]);
      expect(of(`in ${cell}`)).toEqual([5, 5, 5, 5]);
    }
  });

  it('may not limit one flow', () => {
    const twice: ModelSketch = {
      ...ward,
      states: [...ward.states, 'other'],
      capacities: [
        { of: 'in', limit: 1, waitsIn: 'queue' },
        { of: 'door>in', limit: 1, waitsIn: 'other' },
      ],
    };
    expect(() => createSimulator(makeModel(twice))).toThrow(/door>in has two capacities/);
  });
});
