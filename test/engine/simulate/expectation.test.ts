import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createExpectation } from '../../../engine/simulate/expectation.ts';
import { createDrawSource } from '../../../engine/simulate/prepare-draw.ts';
import type { Model } from '../../../engine/model/model.ts';
import { generateSketch } from '../../oracle/generate-sketch.ts';
import { expectationOf } from '../../oracle/expectation-of.ts';
import { expectedOutcomes } from '../../oracle/expected-outcomes.ts';
import { makeModel } from '../../oracle/make-model.ts';
import { modelSketches } from '../../oracle/model-sketches.ts';

/** Greatest difference of any cell, relative to 1 or to the number. */
function distance(model: Model, reference: Model): { worst: number; cell: string } {
  const ours = expectationOf(model);
  let found = { worst: 0, cell: '' };
  expectedOutcomes(reference).forEach(({ means, any }, o) => {
    [...means, any].forEach((truth, t) => {
      const value = t < means.length ? ours[o]!.means[t]! : ours[o]!.any;
      if (Number.isNaN(truth) && t < means.length && Number.isNaN(value)) return;
      if (Number.isNaN(truth)) return;
      const apart = Math.abs(value - truth) / Math.max(1, Math.abs(truth));
      if (!(apart <= found.worst)) {
        found = {
          worst: apart,
          cell: `${model.outcomes[o]!.name} at ${t}: ${value}, not ${truth}`,
        };
      }
    });
  });
  return found;
}

describe('the recursion gives what the definition gives, to 1e-10 in every cell', () => {
  for (const [name, sketch] of Object.entries(modelSketches)) {
    it(name, () => {
      const model = makeModel(sketch);
      const { worst, cell } = distance(model, model);
      expect(worst, cell).toBeLessThan(1e-10);
    });
  }

  it('and 120 models made at random', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const model = makeModel(generateSketch(seed));
      const { worst, cell } = distance(model, model);
      expect(worst, `${seed}: ${cell}`).toBeLessThan(1e-10);
    }
  });
});

describe('the recursion of an uncertain draw', () => {
  const model = makeModel({
    states: ['a', 'b', 'c'],
    flows: [
      { from: 'a', to: 'b', kind: 'share', value: { program: [{ input: 0 }] }, sigma: 0.5 },
      { from: 'a', to: 'c', kind: 'share', value: 'rest', median: 4, sigma: 0.3 },
      {
        from: 'b',
        to: 'a',
        kind: 'rate',
        value: { program: [{ input: 1 }, 'dwell', 0.1, '*', '+'] },
      },
    ],
    byDwell: { b: 13 },
    inputs: [
      { purpose: 'param:share', distribution: { kind: 'beta', a: 4, b: 6 } },
      { purpose: 'param:rate', distribution: { kind: 'uniform', min: 0.05, max: 0.3 } },
      { purpose: 'param:median', distribution: { kind: 'uniform', min: 2, max: 9 } },
    ],
    people: { a: { kind: 'poisson', mean: 60 } },
    entered: { a: [0.5, 0.3, 0.2] },
    inflows: [{ state: 'a', rate: { program: [{ input: 1 }, 10, '*'] } }],
    steps: 12,
  });
  const uncertain: Model = {
    ...model,
    flows: model.flows.map((flow) =>
      flow.name === 'a>b'
        ? { ...flow, sojourn: [{ kind: 'lognormal', median: [{ input: 2 }], sigma: 0.5 }] }
        : flow,
    ),
  };

  it('has the probabilities, times and people of that draw and of no other', () => {
    const draws = 5;
    const given = createExpectation(uncertain).runChunk(0, draws);
    const source = createDrawSource(uncertain);
    for (let draw = 0; draw < draws; draw++) {
      source.prepare(draw);
      expectedOutcomes(uncertain, [...source.inputs]).forEach(({ means, any }, o) => {
        means.forEach((truth, t) =>
          expect(given.means[(o * 13 + t) * draws + draw]).toBeCloseTo(truth, 10),
        );
        expect(given.any[o * draws + draw]).toBeCloseTo(any, 10);
      });
    }
  });
});

describe('an inflow that a draw makes negative', () => {
  it('is nobody, for the recursion as for the simulation', () => {
    const model = makeModel({
      states: ['a', 'b'],
      flows: [{ from: 'a', to: 'b', kind: 'rate', value: 0.1 }],
      inflows: [{ state: 'a', rate: -3 }],
      people: {},
      steps: 12,
    });
    for (const { means, any } of expectationOf(model)) {
      expect([...means].every((mean) => mean === 0)).toBe(true);
      expect(any).toBe(0);
    }
  });
});

describe('a dated change', () => {
  const dated = Object.entries(modelSketches).filter(([, { flows, inflows = [] }]) =>
    [
      ...flows.flatMap(({ value, median }) => [value, median]),
      ...inflows.map(({ rate }) => rate),
    ].some(Array.isArray),
  );
  /** What holds in the first epoch, for ever. */
  const first = <T>(value: T | readonly T[]): T =>
    Array.isArray(value) ? (value as readonly T[])[0]! : (value as T); // a list has one value per epoch

  it.each(dated)('leaves every mean before it as it was, to the bit: %s', (_, sketch) => {
    const { epochs = [0], ...rest } = sketch;
    const base = expectationOf(
      makeModel({
        ...rest,
        measures: {},
        flows: rest.flows.map((flow) => ({
          ...flow,
          value: first(flow.value),
          ...(flow.median === undefined ? {} : { median: first(flow.median) }),
        })),
        ...(rest.inflows
          ? {
              inflows: rest.inflows.map((inflow) =>
                inflow.rate === undefined ? inflow : { ...inflow, rate: first(inflow.rate) },
              ),
            }
          : {}),
      }),
    );
    const variant = expectationOf(makeModel({ ...sketch, measures: {} }));
    base.forEach(({ means }, o) =>
      expect(variant[o]!.means.slice(0, epochs[1])).toEqual(means.slice(0, epochs[1])),
    );
    expect(base.some(({ means }, o) => means.join() !== variant[o]!.means.join())).toBe(true);
  });
});

describe('a mistake of the kind that is easily made would be seen', () => {
  const sketch = (name: string) => modelSketches[name]!;

  it('dwell that begins at 1', () => {
    const own = sketch('a hazard that falls with the time since entry');
    const shifted = {
      ...own,
      flows: own.flows.map((flow) =>
        flow.to === 'caught'
          ? { ...flow, value: { program: [0.2, 'dwell', 1, '+', 0.5, '*', 1, '+', '/'] as const } }
          : flow,
      ),
    };
    expect(distance(makeModel(own), makeModel(shifted)).worst).toBeGreaterThan(1e-3);
  });

  it('the row of the wrong epoch', () => {
    const own = sketch('a change of probabilities and shares from a date');
    expect(distance(makeModel(own), makeModel({ ...own, epochs: [0, 14] })).worst).toBeGreaterThan(
      1e-3,
    );
  });

  it('an inflow that is forgotten for one step', () => {
    const own = sketch('dwell by a table, and people who come in before they can leave');
    const late = {
      ...own,
      inflows: [{ ...own.inflows![0]!, series: [0, ...own.inflows![0]!.series!] }],
    };
    expect(distance(makeModel(own), makeModel(late)).worst).toBeGreaterThan(1e-3);
  });
});

describe('a matrix exponential', () => {
  const fixture = JSON.parse(
    readFileSync('test/fixtures/validation/ctmc_matrix_exponential.json', 'utf8'),
  ) as Record<string, Record<'Q' | 'P(1)' | 'P(10)', number[][]>>; // as the file is written
  const states = ['1-well', '2-mild', '3-severe', '4-death'];

  it.each(['twoway4', 'oneway4'])(
    'of %s is that of scipy after 1 and 10 steps, to 1e-12',
    (name) => {
      const generator = fixture[name]!;
      const flows = generator.Q.flatMap((row, i) =>
        row.flatMap((value, j) =>
          i !== j && value > 0
            ? [{ from: states[i]!, to: states[j]!, kind: 'rate' as const, value }]
            : [],
        ),
      );
      states.forEach((from, i) => {
        const people = 1_000_000;
        const model = makeModel({
          states,
          flows,
          generators: [states],
          people: { [from]: people },
          steps: 10,
        });
        const given = expectationOf(model);
        for (const [step, matrix] of [
          [1, generator['P(1)']],
          [10, generator['P(10)']],
        ] as const) {
          states.forEach((to, j) => {
            const at = model.outcomes.findIndex((one) => one.name === `in ${to}`);
            expect(Math.abs(given[at]!.means[step]! / people - matrix[i]![j]!)).toBeLessThan(1e-12);
          });
        }
      });
    },
  );
});
