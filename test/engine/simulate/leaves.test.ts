// Long because every function that vectors stand in for has its case here.
import { beforeAll, describe, expect, it } from 'vitest';
import * as words from '../../../engine/math/float-words.ts';
import * as forward from '../../../engine/simulate/forward-leaves.ts';
import * as lanes from '../../../engine/simulate/lanes.ts';
import * as manyLanes from '../../../engine/simulate/many-lanes.ts';
import * as outward from '../../../engine/simulate/outward.ts';
import * as wide from '../../../engine/simulate/wide-leaves.ts';
import { leafModule, LEAF_SIZE, type Leaf } from '../../oracle/leaf-module.ts';
import { randomNumbers } from '../../oracle/random-numbers.ts';

type Numbers = (random: () => number) => readonly number[];
type Fill = (random: () => number, array: number, place: number) => number;

/** Of a function: its numbers, and what its arrays hold. */
interface Case {
  readonly numbers: Numbers;
  readonly fill?: Fill;
  /** Makes arrays agree that belong together. */
  readonly tie?: (arrays: Leaf['arrays']) => void;
}

const whole = (random: () => number, low: number, high: number) =>
  low + Math.floor(random() * (high - low + 1));
const word = (random: () => number) => Math.floor(random() * 4294967296) | 0;
const LANE_COUNTS = [4, 8, 12, 64];
const laneCount = (random: () => number) => LANE_COUNTS[whole(random, 0, 3)] ?? 4;

/** Numbers up to 16 people, some tiny, some of nearly all; and their scale. */
function fillTally(numbers: number, scale: number): Fill {
  const unit = 16 / 1_048_576;
  const own = [16, 8, 2, 1.5 * 2 ** 52 * unit, 1.5 * 2 ** 25 * unit, unit / 2 ** 27];
  return (random, array, place) => {
    if (array === scale) return own[place] ?? 0;
    if (array !== numbers) return 0;
    const value = 16 * random() ** whole(random, 0, 12);
    return random() < 0.5 ? value : random() < 0.1 ? 16.000000001 : 16 - value;
  };
}

/** People of a state, and where the numbers of the moves stand. */
const PITCH = 128;
const TABLE = { powers: 256, chances: 768, odds: 776, uniforms: 784 };

/** States of few and many people, some of nobody; chances of leaving of all sizes, some turned round; ties of blocks. */
function fillMoves(random: () => number, array: number, place: number): number {
  if (array === 0) return random() < 0.2 ? 0 : whole(random, 0, random() < 0.5 ? 40 : 1023);
  if (array === 2) {
    if (place < 8) return whole(random, 0, 32);
    return place >= 16 && place < 32 ? whole(random, 0, 6) : word(random);
  }
  if (array === 3) return whole(random, 0, 999);
  if (place < TABLE.powers) return 1 / place;
  if (place < TABLE.chances) return place % 32 === 0 ? 1 : Math.exp(-9 * random());
  if (place < TABLE.odds) return 0.2 * random() ** 3;
  return place < TABLE.uniforms ? random() ** 4 * (random() < 0.3 ? -1 : 1) : random();
}

/** Where runs of lanes end: in places where vectors end, or not. */
const RUNS = [
  [16, 32, 48, 64],
  [3, 19, 35, 36],
];
let runs = RUNS[0];
/** Share of numbers that came up. */
let share = 0.5;

const cases: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'engine/simulate/lanes.ts': {
    invertMass: {
      numbers: (random) => [random(), 1e-9 * random(), 900 * 0.02, 0.02],
      fill: (_, __, place) => 1 / place,
    },
    drawUniforms: {
      numbers: (random) => [32 * whole(random, 0, 9), whole(random, 0, 99)],
      fill: word,
    },
    fillBlock: { numbers: (random) => [whole(random, 0, 99), whole(random, 0, 99)], fill: word },
    sumBlock: {
      numbers: (random) => [
        whole(random, 0, 99),
        whole(random, 0, 99),
        whole(random, 1, 4),
        whole(random, 0, 99),
      ],
      // few different words, so that some equal a threshold
      fill: (random) => whole(random, 0, 300) * 7158278,
    },
    moveLanes: {
      numbers: (random) => {
        const ways = whole(random, 1, 5);
        return [
          ...[PITCH, 8 * whole(random, 0, 9), 8 * whole(random, 0, 9), 0],
          ...[TABLE.uniforms, TABLE.chances, TABLE.odds, TABLE.powers, 256, 2 + 60 * random()],
          ...[
            32,
            33,
            random() < 0.1 ? -1 : 32,
            ways,
            16,
            8,
            whole(random, 0, 9),
            whole(random, 0, 1),
          ],
        ];
      },
      fill: fillMoves,
    },
    copyLanes: {
      numbers: (random) => [
        ...[whole(random, 0, 7), PITCH],
        ...[8 * whole(random, 0, 5), 8 * whole(random, 6, 14)],
      ],
      fill: (random) => whole(random, 0, 9999),
    },
    addTo: { numbers: (random) => [8 * whole(random, 0, 9)] },
    takeFrom: { numbers: (random) => [8 * whole(random, 0, 9)] },
    addLanes: {
      numbers: (random) => [
        ...[whole(random, 0, 5), whole(random, 5, 9), PITCH],
        ...[8 * whole(random, 0, 9), 8 * whole(random, 0, 9) + 896],
      ],
      fill: (random, array) => whole(random, 0, array === 1 ? 6 : 60),
    },
    putLanes: {
      numbers: (random) => [
        8 * whole(random, 0, 9),
        whole(random, 0, 255),
        8 * whole(random, 0, 9),
      ],
      fill: word,
    },
    keepLanes: {
      numbers: (random) => [8 * whole(random, 0, 9), whole(random, 0, 255)],
      fill: word,
    },
    lanesAbove: {
      numbers: (random) => [8 * whole(random, 0, 9), whole(random, 30, 34)],
      fill: (random) => whole(random, random() < 0.1 ? -9 : 28, 36),
    },
  },
  'engine/simulate/many-lanes.ts': {
    addressLanes: {
      numbers: (random) => [word(random), word(random), word(random), word(random), 8],
    },
    rejectLanes: {
      numbers: (random) => [
        ...[8 * whole(random, 0, 9), 8 * whole(random, 0, 9), 8 * whole(random, 0, 9)],
        ...[whole(random, 0, 255), 8 * whole(random, 0, 9)],
      ],
      fill: (random, array) => (array === 0 ? whole(random, 60, 90_000) : random()),
    },
  },
  'engine/simulate/outward.ts': {
    outwardOf: { numbers: (random) => [whole(random, 0, 9000), random(), random()] },
    invertOutward: {
      numbers: (random) => {
        const chance = random() ** 6 / 2;
        return [whole(random, 0, 9000), chance, chance / (1 - chance), random()];
      },
    },
    outwardLanes: {
      numbers: (random) => [
        ...[8 * whole(random, 0, 9), 8 * whole(random, 0, 9), 8 * whole(random, 0, 9)],
        ...[whole(random, 0, 255), random() < 0.5 ? 4096 : 300, 8 * whole(random, 0, 9)],
      ],
      fill: (random, array) => {
        if (array === 0) return random() < 0.2 ? whole(random, 0, 9) : whole(random, 0, 9000);
        if (array === 1) return random() < 0.7 ? random() ** 6 : 1 - random() ** 6;
        return array === 3 ? 7 : random();
      },
    },
  },
  'engine/simulate/wide-leaves.ts': {
    spanPeople: {
      numbers: (random) => [whole(random, 0, 900), whole(random, 0, 64)],
      fill: (random, array) => whole(random, array === 0 ? 0 : 400, 999),
    },
    listTallies: {
      numbers: (random) => {
        const parts = random() < 0.7 ? 1 : whole(random, 2, 8);
        return [whole(random, 1, 1000 / parts), parts, whole(random, 0, 99_999)];
      },
      // some with hardly anybody, some with somebody nearly everywhere
      fill: (random, array, place) => {
        if (array > 0) return 7;
        if (place === 0) share = random() ** 2;
        return random() < share ? whole(random, 1, 9) : 0;
      },
    },
  },
  'engine/simulate/forward-leaves.ts': {
    sumProducts: {
      numbers: (random) => [64 * whole(random, 0, 3), 2, whole(random, 3, 9), laneCount(random)],
      fill: (random, array) => (array === 3 ? 64 * whole(random, 0, 9) : random()),
    },
    addProduct: {
      numbers: (random) => [64, 128, 64 * whole(random, 0, 3), laneCount(random)],
    },
    addTo: { numbers: (random) => [64, 64 * whole(random, 0, 3), laneCount(random)] },
    addConvolved: {
      numbers: (random) => [64, 8, 100, whole(random, 0, 14), laneCount(random)],
    },
    addConvolvedLanes: {
      numbers: (random) => [64, 8, 960, whole(random, 0, 14), laneCount(random)],
    },
    tallyRows: {
      numbers: (random) => {
        const first = whole(random, 0, 2);
        const [step, runCount] = [whole(random, 0, 1), whole(random, 1, 4)];
        return [10, first, whole(random, first, 3), step, runCount, 250, 2];
      },
      fill: (random, array, place) => {
        if (array === 3) return place % 2 === 0 ? 64 * whole(random, 0, 2) : 2 * (place >> 1);
        if (array === 4 && place === 0) runs = RUNS[whole(random, 0, 1)];
        if (array === 4) return place % 2 === 1 ? (place >> 1) % 2 : (runs?.[place >> 1] ?? 0);
        return fillTally(1, 5)(random, array, place);
      },
      // the second holds the words of the first
      tie: ([, x, words]) => {
        if (x && words) words.set(new Int32Array(x.buffer, x.byteOffset, words.length));
      },
    },
    packBins: {
      numbers: (random) => [
        whole(random, 0, 99),
        whole(random, 1, 100),
        whole(random, 1, 8),
        whole(random, 0, 9),
      ],
      fill: (random, array) => (array === 0 && random() < 0.1 ? whole(random, 1, 9999) : 0),
    },
  },
  'engine/math/float-words.ts': {
    highWord: { numbers: (random) => [Math.tan(random() * 9) * 1e200 ** random()] },
    withHighWord: { numbers: (random) => [random(), word(random)] },
    powerOfTwo: { numbers: (random) => [whole(random, -1022, 1023)] },
    truncated: { numbers: (random) => [Math.tan(random() * 9)] },
  },
};
const sources: Readonly<Record<string, object>> = {
  'engine/simulate/lanes.ts': lanes,
  'engine/simulate/many-lanes.ts': manyLanes,
  'engine/simulate/outward.ts': outward,
  'engine/simulate/wide-leaves.ts': wide,
  'engine/simulate/forward-leaves.ts': forward,
  'engine/math/float-words.ts': words,
};

describe.each(Object.keys(cases))('functions of %s', (path) => {
  let modules: readonly (readonly Leaf[])[];
  beforeAll(async () => {
    modules = [await leafModule(path, false), await leafModule(path, true)];
  }, 60_000);

  it('all have a case here', () => {
    expect(modules[0]?.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(cases[path] ?? {}).toSorted(),
    );
  });

  it.each(Object.entries(cases[path] ?? {}))(
    'give in WebAssembly, with vectors or without, the bits of TypeScript: %s',
    (name, { numbers, fill = (random) => random(), tie }) => {
      const inTypeScript = Object.entries(sources[path] ?? {}).find(
        ([key]) => key === name,
      )?.[1] as (...given: unknown[]) => number | boolean | undefined; // exported by the source
      modules.forEach((module, vectors) => {
        const leaf = module.find((its) => its.name === name);
        if (!leaf) throw new Error(`${name} is not in the module`);
        const random = randomNumbers(20_261_122);
        for (let time = 0; time < 200; time++) {
          leaf.arrays.forEach((array, a) => {
            for (let i = 0; i < LEAF_SIZE; i++) array[i] = fill(random, a, i);
          });
          tie?.(leaf.arrays);
          const own = leaf.arrays.map((array) => array.slice());
          const given = numbers(random);
          let [arrays, plain] = [0, 0];
          const all = leaf.parameters.map((type) =>
            type.endsWith('Array') ? own[arrays++] : given[plain++],
          );
          const wanted = inTypeScript(...all);
          const got = leaf.run(given);
          expect(got, `${String(vectors)} ${given.join()}`).toBe(
            typeof wanted === 'boolean' ? Number(wanted) : wanted,
          );
          leaf.arrays.forEach((array, a) => {
            const same = Buffer.compare(
              Buffer.from(array.buffer, array.byteOffset, array.byteLength),
              Buffer.from(own[a]!.buffer),
            );
            expect(same, `array ${String(a)} of ${name}(${given.join()})`).toBe(0);
          });
        }
      });
    },
  );
});
