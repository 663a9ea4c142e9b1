// Long because it lists a model of each form.
import type { ModelSketch } from './make-model.ts';

/** Models by hand, one for each form of the language and for what may go wrong where forms meet. */
export const modelSketches: Readonly<Record<string, ModelSketch>> = {
  'competing probabilities': {
    states: ['abroad', 'killed', 'back'],
    flows: [
      { from: 'abroad', to: 'killed', kind: 'probability', value: 0.01 },
      { from: 'abroad', to: 'back', kind: 'probability', value: 0.04 },
    ],
    people: { abroad: 850 },
    steps: 24,
    measures: {
      'share back': ({ stock }) => ({
        kind: 'share',
        of: stock('back'),
        among: stock('abroad', 'killed', 'back'),
      }),
      'any killed': ({ entries }) => ({ kind: 'any', of: entries(['abroad>killed']), least: 1 }),
    },
  },
  'competing rates with a way back': {
    states: ['a', 'b', 'c'],
    flows: [
      { from: 'a', to: 'b', kind: 'rate', value: 0.3 },
      { from: 'a', to: 'c', kind: 'rate', value: 0.05 },
      { from: 'b', to: 'a', kind: 'rate', value: 0.2 },
    ],
    people: { a: 60, b: 9 },
    steps: 24,
  },
  'rates whose exponential is taken together': {
    states: ['well', 'mild', 'severe', 'dead'],
    flows: [
      { from: 'well', to: 'mild', kind: 'rate', value: 0.25 },
      { from: 'well', to: 'dead', kind: 'rate', value: 0.25 },
      { from: 'mild', to: 'well', kind: 'rate', value: 0.166 },
      { from: 'mild', to: 'severe', kind: 'rate', value: 0.166 },
      { from: 'mild', to: 'dead', kind: 'rate', value: 0.166 },
      { from: 'severe', to: 'mild', kind: 'rate', value: 0.25 },
      { from: 'severe', to: 'dead', kind: 'rate', value: 0.25 },
    ],
    generators: [['well', 'mild', 'severe', 'dead']],
    people: { well: 400 },
    steps: 10,
  },
  'a hazard that falls with the time since entry': {
    states: ['free', 'caught', 'gone'],
    flows: [
      {
        from: 'free',
        to: 'caught',
        kind: 'probability',
        value: { program: [0.2, 'dwell', 0.5, '*', 1, '+', '/'] },
      },
      { from: 'free', to: 'gone', kind: 'probability', value: 0.01 },
      { from: 'caught', to: 'free', kind: 'probability', value: 0.3 },
    ],
    byDwell: { free: 21 },
    people: { free: 300 },
    steps: 20,
  },
  'a hazard by dwell whose last class holds all who are longer': {
    states: ['in', 'out'],
    flows: [
      {
        from: 'in',
        to: 'out',
        kind: 'rate',
        value: { program: ['dwell', 0.03, '*', 0.02, '+'] },
      },
      { from: 'out', to: 'in', kind: 'probability', value: 0.1 },
    ],
    byDwell: { in: 5 },
    people: { in: 200 },
    entered: { in: [0.1, 0.2, 0, 0.3, 0.1, 0.1, 0.2] },
    steps: 24,
  },
  'dwell by a table, and people who come in before they can leave': {
    states: ['prison', 'left'],
    flows: [
      { from: 'prison', to: 'left', kind: 'probability', value: { program: [{ table: 0 }] } },
    ],
    tables: [{ from: [0, 1, 2, 3, 4], value: [[0.5], [0.5], [0.4], [2 / 3], [1]] }],
    byDwell: { prison: 5 },
    people: {},
    inflows: [{ state: 'prison', law: 'fixed', enters: 'start', series: [100, 0, 30, 30, 0, 7] }],
    steps: 12,
  },
  'shares with fixed and lognormal times': {
    states: ['in', 'jail', 'out', 'again'],
    flows: [
      { from: 'in', to: 'jail', kind: 'share', value: 0.3, median: 6, sigma: 0.6 },
      { from: 'in', to: 'out', kind: 'share', value: 'rest', median: 12, sigma: 0 },
      { from: 'jail', to: 'out', kind: 'share', value: 0.95, median: 10, sigma: 0.4 },
      { from: 'jail', to: 'again', kind: 'share', value: 0.05, median: 3, sigma: 0.9 },
      { from: 'out', to: 'in', kind: 'share', value: 0.2, median: 5, sigma: 0.5 },
    ],
    people: { in: 500 },
    steps: 40,
    measures: {
      'any again': ({ entries }) => ({ kind: 'any', of: entries(['jail>again']), least: 1 }),
      'ever in jail': ({ stock }) => ({ kind: 'any', of: stock('jail'), least: 1 }),
    },
  },
  'shares that leave some for ever': {
    states: ['free', 'caught'],
    flows: [{ from: 'free', to: 'caught', kind: 'share', value: 0.25, median: 5, sigma: 1.2 }],
    people: { free: 40 },
    steps: 30,
  },
  'times from a table': {
    states: ['a', 'b'],
    flows: [
      {
        from: 'a',
        to: 'b',
        kind: 'share',
        value: 0.9,
        cdf: Array.from({ length: 25 }, (_, k) => 1 - 0.85 ** k),
      },
    ],
    people: { a: 77 },
    steps: 18,
  },
  'people who have been in a dealt state before the start': {
    states: ['charged', 'tried', 'dropped'],
    flows: [
      { from: 'charged', to: 'tried', kind: 'share', value: 0.6, median: 9, sigma: 0.5 },
      { from: 'charged', to: 'dropped', kind: 'share', value: 0.3, median: 3, sigma: 0 },
    ],
    people: { charged: 250 },
    entered: { charged: [0.2, 0.1, 0.1, 0.2, 0.1, 0.1, 0, 0.1, 0.1] },
    steps: 20,
  },
  'people who should all have left before the start': {
    states: ['a', 'b', 'c'],
    flows: [
      { from: 'a', to: 'b', kind: 'share', value: 0.5, median: 2, sigma: 0 },
      { from: 'a', to: 'c', kind: 'share', value: 'rest', median: 4, sigma: 0 },
    ],
    people: { a: 90 },
    entered: { a: [0, 0.25, 0.25, 0, 0, 0.5] },
    steps: 8,
  },
  'a change of probabilities and shares from a date': {
    states: ['w', 'x', 'y', 'z'],
    flows: [
      { from: 'w', to: 'x', kind: 'probability', value: [0.02, 0.2] },
      { from: 'x', to: 'y', kind: 'share', value: [0.1, 0.7], median: 2.4, sigma: 0.5 },
      { from: 'x', to: 'z', kind: 'share', value: 'rest', median: 4, sigma: 0.2 },
    ],
    people: { w: 300, x: 20 },
    steps: 30,
    epochs: [0, 13],
  },
  'a practice that reaches everybody still waiting': {
    states: ['w', 'x', 'y', 'z'],
    flows: [
      { from: 'w', to: 'x', kind: 'probability', value: 0.08 },
      {
        from: 'x',
        to: 'y',
        kind: 'share',
        value: [0.1, 0.7, 0.4],
        median: 7,
        sigma: 0.5,
        reach: 'everyone',
      },
      { from: 'x', to: 'z', kind: 'share', value: 'rest', median: 11, sigma: 0.4 },
    ],
    people: { w: 300, x: 80 },
    entered: { x: [0.4, 0.2, 0.2, 0.2] },
    steps: 26,
    epochs: [0, 6, 15],
    inflows: [{ state: 'x', law: 'fixed', enters: 'start', rate: 3 }],
  },
  'times that change for everybody in the state': {
    states: ['a', 'b'],
    flows: [
      {
        from: 'a',
        to: 'b',
        kind: 'share',
        value: 0.8,
        median: [20, 4],
        sigma: 0.6,
        reach: 'everyone',
      },
    ],
    people: { a: 150 },
    steps: 24,
    epochs: [0, 9],
  },
  'a fixed time that is cut short': {
    states: ['a', 'b', 'c'],
    flows: [
      {
        from: 'a',
        to: 'b',
        kind: 'share',
        value: 0.7,
        median: [12, 5],
        sigma: 0,
        reach: 'everyone',
      },
      {
        from: 'a',
        to: 'c',
        kind: 'share',
        value: 'rest',
        median: [18, 3],
        sigma: 0,
        reach: 'everyone',
      },
    ],
    people: { a: 60 },
    inflows: [{ state: 'a', rate: 4 }],
    steps: 22,
    epochs: [0, 10],
  },
  'one law for those who entered before and one practice for all': {
    states: ['a', 'b', 'c'],
    flows: [
      { from: 'a', to: 'b', kind: 'share', value: [0.2, 0.6], median: 6, sigma: 0.5 },
      {
        from: 'a',
        to: 'c',
        kind: 'share',
        value: [0.3, 0.1],
        median: 8,
        sigma: 0.5,
        reach: 'everyone',
      },
    ],
    people: { a: 120 },
    inflows: [{ state: 'a', rate: 6 }],
    steps: 24,
    epochs: [0, 8],
  },
  'a probability that follows the epoch of entry': {
    states: ['a', 'b', 'c'],
    flows: [
      {
        from: 'a',
        to: 'b',
        kind: 'probability',
        value: [0.03, 0.2, 0.1],
        reach: 'entrants',
      },
      { from: 'b', to: 'a', kind: 'probability', value: 0.3 },
      { from: 'a', to: 'c', kind: 'probability', value: [0.02, 0.01, 0.05] },
    ],
    people: { a: 200 },
    steps: 24,
    epochs: [0, 7, 15],
  },
  'dwell and epoch of entry together': {
    states: ['a', 'b'],
    flows: [
      {
        from: 'a',
        to: 'b',
        kind: 'probability',
        value: [0.05, 0.25],
        reach: 'entrants',
      },
      { from: 'b', to: 'a', kind: 'probability', value: 0.2 },
    ],
    byDwell: { a: 21 },
    people: { a: 200 },
    steps: 20,
    epochs: [0, 8],
  },
  'a Poisson inflow that ends': {
    states: ['abroad', 'back'],
    flows: [{ from: 'abroad', to: 'back', kind: 'rate', value: 0.1 }],
    people: { abroad: 10 },
    inflows: [
      { state: 'abroad', rate: [20, 0.5] },
      { state: 'back', rate: 0.02, enters: 'start' },
    ],
    steps: 20,
    epochs: [0, 10],
  },
  'a fixed inflow of parts of people': {
    states: ['abroad', 'back'],
    flows: [{ from: 'abroad', to: 'back', kind: 'share', value: 0.5, median: 3, sigma: 0.5 }],
    people: {},
    inflows: [{ state: 'abroad', law: 'fixed', rate: 0.7 }],
    steps: 20,
  },
  'weighted sums of several conventions': {
    states: ['well', 'sick', 'dead'],
    flows: [
      { from: 'well', to: 'sick', kind: 'probability', value: 0.1 },
      { from: 'sick', to: 'dead', kind: 'probability', value: 0.2 },
      { from: 'sick', to: 'well', kind: 'probability', value: [0.1, 0.3] },
    ],
    people: { well: 50 },
    inflows: [{ state: 'well', rate: 2, enters: 'start' }],
    steps: 12,
    epochs: [0, 5],
    measures: Object.fromEntries(
      (['start', 'end', 'half-cycle', 'list'] as const).flatMap((counting) =>
        (['own', 'start', 'middle'] as const).map((index) => [
          `cost ${counting} ${index}`,
          ({ state, move }) => ({
            kind: 'total',
            inState: [
              { state: state('well'), value: [[1], [2]], rowAt: [0, 1] },
              { state: state('sick'), value: [[10]], rowAt: [0, 0] },
            ],
            onMove: [{ move: move('sick>dead'), value: [[100], [50]], rowAt: [0, 1] }],
            counting:
              counting === 'list' ? Array.from({ length: 13 }, (_, t) => (t % 3) / 2) : counting,
            discount: { rate: [0.06], index },
          }),
        ]),
      ),
    ),
  },
  'attacks of one person of which some are seen': {
    states: ['free', 'attacked'],
    flows: [{ from: 'free', to: 'attacked', kind: 'probability', value: 0.004 }],
    people: { free: 60 },
    inflows: [{ state: 'free', rate: 0.5 }],
    steps: 24,
    epochs: [0, 12],
    measures: {
      seen: ({ entries }) => ({
        kind: 'events',
        of: entries(['free>attacked']),
        persons: [1],
        share: [[0.3], [0.8]],
        rowAt: [0, 1],
      }),
    },
  },
  'two groups with rates of their own': {
    states: ['abroad@men', 'back@men', 'abroad@women', 'back@women'],
    flows: [
      { from: 'abroad@men', to: 'back@men', kind: 'rate', value: 0.05 },
      { from: 'abroad@women', to: 'back@women', kind: 'share', value: 0.4, median: 6, sigma: 0.7 },
    ],
    people: { 'abroad@men': 300, 'abroad@women': 120 },
    steps: 18,
    measures: {
      back: ({ stock }) => ({ kind: 'count', of: stock('back@men', 'back@women') }),
      'part of women': ({ stock }) => ({
        kind: 'share',
        of: stock('back@women'),
        among: stock('abroad@women', 'back@women'),
      }),
    },
  },
  'a clock of quarters': {
    states: ['a', 'b'],
    flows: [
      {
        from: 'a',
        to: 'b',
        kind: 'probability',
        value: { program: ['dwell', 0.01, '*', 0.05, '+'] },
      },
    ],
    byDwell: { a: 13 },
    stepMonths: 3,
    people: { a: 100 },
    steps: 12,
  },
};
