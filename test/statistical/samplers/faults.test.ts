// Long because every fault stands here with the text of the engine that it is planted in.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitOf } from '../../oracle/goodness-of-fit.ts';
import { loadMutant, type Changes } from '../../oracle/load-mutant.ts';
import { nameOf, sampleOf, type SampledLaw, type Samplers } from './sample-of.ts';
import * as samplers from './sampler-engine.ts';

const file = new URL('../../fixtures/sampler-references.json', import.meta.url);
const { laws } = JSON.parse(readFileSync(file, 'utf8')) as { laws: readonly SampledLaw[] }; // as its script writes it

/** Chance below which a fault counts as caught, far below what a right sampler ever shows. */
const CAUGHT = 1e-9;

const mutantOf = (changes: Changes) =>
  loadMutant('test/statistical/samplers/sampler-engine.ts', changes) as Samplers; // the same file

const addressed = 'engine/random/uniform.ts';
const binomial = 'engine/simulate/binomial.ts';
const poisson = 'engine/simulate/poisson.ts';
const lanes = 'engine/simulate/lanes.ts';
const plain = 'engine/simulate/plain-states.ts';
const outward = 'engine/simulate/outward.ts';
const sojourn = 'engine/simulate/sojourn.ts';
const stays = 'engine/simulate/stay-table.ts';
const quantile = 'engine/distribution/quantile-function.ts';

/** Group, fault, what is planted, laws whose samples must all show it. */
const faults: readonly (readonly [string, string, Changes, readonly string[]])[] = [
  [
    'loops that start one off',
    'the product over k + 1 … mode begun at k, as in a published rejection sampler',
    {
      [binomial]: [
        [
          'if (bound <= h - logFactorial(k)',
          'if (bound + (k < mode ? log((((trials + 1.0 - k) / k) * p) / q) : 0.0) <= h - logFactorial(k)',
        ],
      ],
    },
    ['binomial 850 0.02', 'binomial 60 0.3', 'binomial 1000 0.5'],
  ],
  [
    'loops that start one off',
    'masses on both sides of the middle, one further',
    { [outward]: [['under += higher;\n    mass = mass', 'mass = mass']] },
    ['leavers 97 0.5', 'leavers 1000000 0.000047', 'split 600 0.05', 'split 40000 0.6'],
  ],
  [
    'a tail that is cut',
    'what the shorter side has too little for',
    {
      [outward]: [
        ['if (count < 0) {\n    // the', 'if (count < 0) {\n    return middle as i32;\n    // the'],
      ],
    },
    ['leavers 850 0.97'],
  ],
  [
    'loops that start one off',
    'masses of inversion, one further',
    {
      [binomial]: [['a / (x as f64) - odds', 'a / ((x + 1) as f64) - odds']],
      [poisson]: [['mean / (x as f64)', 'mean / ((x + 1) as f64)']],
      [lanes]: [['steep * numbers[x]!', 'steep * numbers[x + 1]!']],
    },
    [
      'binomial 26 0.49',
      'binomial 1000000 0.000001',
      'poisson 0.5',
      'poisson 13.99',
      'lanes 850 0.02',
    ],
  ],
  [
    'loops that start one off',
    'the smallest event, and the first word, passed over',
    {
      'engine/simulate/meter.ts': [['let at: i32 = first;', 'let at: i32 = first + 1;']],
      [lanes]: [['(sumsAt + 1) | 0', 'sumsAt | 0']],
    },
    ['events 7 1 0.5 0.3 0.15 0.05', 'split 20 0.05', 'joint 5 0.6 0.399 0.001'],
  ],
  [
    'loops that start one off',
    'a table of times that begins one step late',
    {
      [stays]: [
        [
          'while (d <= limit && this.cdf[at + d]! < reached)',
          'while (d <= limit && this.cdf[at + d - 1]! < reached)',
        ],
      ],
    },
    ['stay 6 0.6 0 60 1', 'stay 6 0.6 9 60 1', 'dealt 40 6 0.6 60'],
  ],
  [
    'a remainder for a share',
    'words of 16 bits modulo 60,000',
    { [lanes]: [['words[i] = word >>> 1;', 'words[i] = ((word >>> 16) % 60000) * 35791;']] },
    ['split 1 0.05', 'split 20 0.05', 'joint 5 0.6 0.399 0.001'],
  ],
  [
    'a remainder for a share',
    '32 bits modulo 3,000,000,000',
    {
      [addressed]: [['words[0]! >>> 6', 'Math.floor(((words[0]! >>> 0) % 3e9) / 3e9 * 67108864)']],
    },
    ['uniform', 'poisson 1', 'poisson 100', 'quantile beta 0.5 25000', 'stay 2.5 1.3 0 60 0'],
  ],
  [
    'coarse chances',
    'a byte for the chance of an exit',
    {
      [plain]: [
        ['(Math.floor(scaled) as i32)', '((Math.floor(scaled / 8388608) * 8388608) as i32)'],
      ],
    },
    ['split 20 0.05', 'joint 5 0.6 0.399 0.001'],
  ],
  [
    'a key used twice',
    'both numbers of a rejection from one place',
    {
      [binomial]: [['uniform(k0, k1, draw, (at + 1) | 0)', 'uniform(k0, k1, draw, at)']],
      [poisson]: [['uniform(k0, k1, draw, (at + 1) | 0)', 'uniform(k0, k1, draw, at)']],
    },
    ['binomial 40000 0.2', 'leavers 1000000 0.3', 'poisson 14', 'poisson 100000'],
  ],
  [
    'a key used twice',
    'who leaves and where to from one key',
    {
      [plain]: [
        [
          'seedStream(keys[2 * s]!, keys[2 * s + 1]!, draw, stream',
          'seedStream(this.exits.exitKeys[2 * s]!, this.exits.exitKeys[2 * s + 1]!, draw, stream',
        ],
      ],
    },
    ['both 6 0.3 0.4'],
  ],
  [
    'a key used twice',
    'one key for all exits, and for all steps',
    {
      'engine/simulate/exit-table.ts': [
        [
          'binomial(people, p, this.splitKeys[2 * f]!, k1',
          'binomial(people, p, this.splitKeys[0]!, this.splitKeys[1]!',
        ],
      ],
      'engine/simulate/counter-word.ts': [['(step << STEP_SHIFT)', '(0 << STEP_SHIFT)']],
    },
    ['split 600 0.05', 'leavers 1000000 0.3'],
  ],
  [
    'a key used twice',
    'one number for all people, or times, of a step',
    {
      'engine/simulate/counter-word.ts': [['((index & MAX_INDEX) << INDEX_SHIFT)', '0']],
    },
    ['dealt 40 6 0.6 60', 'dealt 2000 6 0.6 60'],
  ],
  [
    'a key used twice',
    'one draw for all draws',
    {
      'engine/random/short-stream.ts': [
        [
          'threefry2x32(k0, k1, draw, 2 * block, words)',
          'threefry2x32(k0, k1, 0, 2 * block, words)',
        ],
        ['threefry2x32(k0, k1, draw, 2 * block + 1', 'threefry2x32(k0, k1, 0, 2 * block + 1'],
      ],
    },
    ['leavers 850 0.02', 'lanes 850 0.02', 'split 1 0.05', 'short'],
  ],
  [
    '1 + u for 1 − u',
    'in inversion of what is turned round',
    {
      [binomial]: [['flip ? 1.0 - u : u', 'flip ? 1.0 + u : u']],
      [plain]: [['turned ? 1.0 - u : u', 'turned ? 1.0 + u : u']],
    },
    [
      'binomial 1000000 0.999999',
      'binomial 200 0.999',
      'leavers 850 0.97',
      'leavers 1000000 0.999999',
    ],
  ],
  [
    '1 + u for 1 − u',
    'in the time that is left, and in quantiles',
    {
      [sojourn]: [['(1.0 - u)', '(1.0 + u)']],
      [quantile]: [['draw(u, 1 - u)', 'draw(u, 1 + u)']],
    },
    [
      'stay 6 0.6 9 60 0',
      'stay 30 0.2 20 60 0',
      'quantile normal 5 2',
      'quantile lognormal 2 0.5',
      'quantile weibull 0.4 3',
    ],
  ],
  [
    'u for 1 − u',
    'in the upper tail of quantiles and the other end of a rejection',
    {
      [quantile]: [['draw(u, 1 - u)', 'draw(u, u)']],
      [binomial]: [['const us: f64 = 0.5 - Math.abs(u);', 'const us: f64 = Math.abs(u);']],
    },
    ['quantile beta 54.5 346.5', 'quantile lognormal 2 0.5', 'binomial 850 0.02'],
  ],
  [
    'a tail that is cut',
    'where a mass is below 1e-3, or at 30',
    {
      [binomial]: [['const NEGLIGIBLE: f64 = 1e-20;', 'const NEGLIGIBLE: f64 = 1e-3;']],
      [poisson]: [['const NEGLIGIBLE: f64 = 1e-20;', 'const NEGLIGIBLE: f64 = 1e-3;']],
      [lanes]: [['const MOST_INVERTED: i32 = 255;', 'const MOST_INVERTED: i32 = 30;']],
    },
    ['binomial 26 0.49', 'binomial 1000000 0.000001', 'poisson 7.3', 'lanes 850 0.02'],
  ],
  [
    'a tail that is cut',
    'at 3.5 standard deviations of a rejection',
    {
      [binomial]: [['k < 0.0 || k > trials', 'Math.abs(k - centre) > 3.5 * spread || k > trials']],
      [poisson]: [['if (k < 0.0 ||', 'if (Math.abs(k - mean) > 3.5 * Math.sqrt(mean) ||']],
    },
    ['binomial 1000000 0.3', 'leavers 1000000 0.3', 'binomial 1000 0.5'],
  ],
  [
    'a tail that is cut',
    'at probabilities of 1.5e-4 in quantiles',
    {
      [quantile]: [
        [
          'draw(u, 1 - u)',
          'draw(Math.min(Math.max(u, 1.5e-4), 1 - 1.5e-4), Math.max(1 - u, 1.5e-4))',
        ],
      ],
    },
    ['quantile beta 8992.5 54846.5', 'quantile gamma 25000 2', 'quantile logit-normal 1 5'],
  ],
];

function worstFit(name: string, from: Samplers): number {
  const law = laws.find((it) => nameOf(it) === name);
  if (!law) throw new Error(`no law ${name}`);
  return Math.min(...Object.values(fitOf(sampleOf(law, from), law)).map(Number));
}

describe('the proof of a sampler catches', () => {
  it.each(faults)('%s: %s', (_, __, changes, names) => {
    const mutant = mutantOf(changes);
    const chances = names.map((name) => [name, worstFit(name, mutant)] as const);
    expect(chances.filter(([, p]) => p > CAUGHT)).toEqual([]);
  });

  it('nothing in a copy without a fault, which gives the very numbers of the engine', () => {
    const copy = mutantOf({});
    for (const name of ['binomial 850 0.02', 'leavers 850 0.97', 'quantile gamma 8 2']) {
      const law = laws.find((it) => nameOf(it) === name)!;
      expect(sampleOf(law, copy, 20_000)).toEqual(sampleOf(law, samplers, 20_000));
    }
  });
});

/** Whether counts of one address never fall as p rises through ½. */
function isRising({ binomial: draw, ExitTable, KernelSize, PlainStates }: Samplers): boolean {
  const size = new KernelSize();
  [size.states, size.flows, size.epochs] = [1, 1, 1];
  const table = new ExitTable(size);
  table.firstFlow.set([0, 1]);
  const states = new PlainStates(size, 1, table);
  const chances = [0.1, 0.3, 0.45, 0.5, 0.55, 0.7, 0.9];
  for (let i = 0; i < 500; i++) {
    let [before, left] = [0, 0];
    for (const p of chances) {
      const x = draw(20, p, 5, 6, i, 0);
      states.begin(0, i);
      states.setRow(0, 0, 0, p, Float64Array.of(1), 0, 1);
      const y = states.leavers(0, 0, 20, 1);
      if (x < before || y < left) return false;
      [before, left] = [x, y];
    }
  }
  return true;
}

describe('counts of one address', () => {
  it('rise with the probability, so that pairs of runs stay close', () => {
    expect(isRising(samplers)).toBe(true);
  });

  it('do not where u stands for 1 − u, which no law of a single sample could show', () => {
    expect(isRising(mutantOf({ [binomial]: [['flip ? 1.0 - u : u', 'u']] }))).toBe(false);
    expect(isRising(mutantOf({ [plain]: [['turned ? 1.0 - u : u', 'u']] }))).toBe(false);
  });
});
