import { describe, expect, it } from 'vitest';
import { purposeKey } from '../../../engine/random/purpose-key.ts';
import { loadMutant, type Changes } from '../../oracle/load-mutant.ts';
import { fitStream, type StreamFit } from './fit-stream.ts';
import type { Samplers } from './sample-of.ts';
import * as samplers from './sampler-engine.ts';

const COUNT = 1_000_000;
/** Steps of a stream that are taken in turn. */
const SERIES = 1000;
/** One of some 50 chances is below the first by chance in 1 of 2,000 seeds; a fault must be below the second. */
const LEAST = 1e-5;
const CAUGHT = 1e-9;

type Stream = (samplers: Samplers, name: string) => Float64Array;

/** Each kind of stream: its numbers under a name, and their bits. */
const streams: Readonly<Record<string, readonly [Stream, number]>> = {
  'addressed by draw': [
    ({ uniform }, name) => {
      const [k0, k1] = purposeKey([3, 4], name);
      return Float64Array.from({ length: COUNT }, (_, draw) => uniform(k0, k1, draw, 0));
    },
    52,
  ],
  'addressed by place': [
    ({ uniform }, name) => {
      const [k0, k1] = purposeKey([3, 4], name);
      return Float64Array.from({ length: COUNT }, (_, i) =>
        uniform(k0, k1, Math.floor(i / 4096), (i % 4096) << 8),
      );
    },
    52,
  ],
  'of leaving': [
    ({ nextUniform, seedStream }, name) => {
      const [k0, k1] = purposeKey([3, 4], name);
      const state = new Int32Array(4);
      return Float64Array.from({ length: COUNT }, (_, i) => {
        if (i % SERIES === 0) seedStream(k0, k1, i / SERIES, 0, state, 0, 1);
        return nextUniform(state, 0, 1);
      });
    },
    52,
  ],
  'of leaving, over draws': [
    ({ nextUniform, seedStream }, name) => {
      const [k0, k1] = purposeKey([3, 4], name);
      const state = new Int32Array(4);
      return Float64Array.from({ length: COUNT }, (_, draw) => {
        seedStream(k0, k1, draw, 0, state, 0, 1);
        return nextUniform(state, 0, 1);
      });
    },
    52,
  ],
  'of eight draws': [
    ({ AHEAD, drawUniforms, LANES, seedStream }, name) => {
      const [k0, k1] = purposeKey([3, 4], name);
      const state = new Int32Array(4 * LANES);
      const values = new Float64Array(COUNT);
      for (let at = 0; at < COUNT; at += AHEAD * LANES) {
        if (at % (LANES * SERIES) === 0)
          for (let l = 0; l < LANES; l++) seedStream(k0, k1, at / SERIES + l, 0, state, l, LANES);
        drawUniforms(state, 0, values, at);
      }
      return values;
    },
    52,
  ],
  'of splitting': [
    ({ BLOCK, fillBlock, seedStream }, name) => {
      const [k0, k1] = purposeKey([3, 4], name);
      const state = new Int32Array(16);
      const words = new Int32Array(BLOCK);
      return Float64Array.from({ length: COUNT }, (_, i) => {
        const at = i % 4000;
        if (at === 0)
          for (let s = 0; s < 4; s++) seedStream(k0, k1, Math.floor(i / 4000), s, state, s, 4);
        if (at % BLOCK === 0) fillBlock(state, 0, words, 0);
        return (words[at % BLOCK]! + 0.5) / 2 ** 31;
      });
    },
    31,
  ],
};

function fitOf(name: string, from: Samplers = samplers): StreamFit {
  const [stream, bits] = streams[name]!; // every name below is one of them
  return fitStream(stream(from, 'one'), stream(from, 'other'), bits);
}

describe('the numbers of a stream', () => {
  it.each(Object.keys(streams))(
    '%s are even to their last bits, do not repeat, know nothing of each other',
    (name) => {
      for (const [check, p] of Object.entries(fitOf(name))) expect(p, check).toBeGreaterThan(LEAST);
    },
  );
});

const addressed = 'engine/random/uniform.ts';
const short = 'engine/random/short-stream.ts';
const lanes = 'engine/simulate/lanes.ts';
const result = 'return (high * 67108864.0 + low + 0.5) * 2.220446049250313e-16;';
const shortResult = 'return (top * 1048576.0 + rest + 0.5) * 2.220446049250313e-16;';

const faults: readonly (readonly [string, Changes, Readonly<Record<string, keyof StreamFit>>])[] = [
  [
    'float32 uniforms',
    { [addressed]: [[result, `return Math.fround(${result.slice(7, -1)});`]] },
    { 'addressed by draw': 'repeats', 'addressed by place': 'lowBits' },
  ],
  [
    'float32 uniforms of leaving',
    { [short]: [[shortResult, `return Math.fround(${shortResult.slice(7, -1)});`]] },
    { 'of leaving': 'repeats', 'of leaving, over draws': 'lowBits' },
  ],
  [
    'uniforms of 32 bits',
    { [addressed]: [['+ low +', '+ 33554432 +']] },
    { 'addressed by draw': 'lowBits', 'addressed by place': 'repeats' },
  ],
  [
    'the bias of a remainder',
    {
      [addressed]: [['words[0]! >>> 6', 'Math.floor(((words[0]! >>> 0) % 3e9) / 3e9 * 67108864)']],
    },
    { 'addressed by draw': 'even', 'addressed by place': 'even' },
  ],
  [
    'the bias of a remainder in words of splitting',
    { [lanes]: [['words[i] = word >>> 1;', 'words[i] = ((word >>> 16) % 60000) * 35791;']] },
    { 'of splitting': 'even' },
  ],
  [
    'one key for two purposes',
    { [addressed]: [['threefry2x32(k0, k1, draw', 'threefry2x32(7, 8, draw']] },
    { 'addressed by draw': 'other', 'addressed by place': 'other' },
  ],
  [
    'one key for two purposes of leaving',
    {
      [short]: [
        [
          'threefry2x32(k0, k1, draw, 2 * block, words)',
          'threefry2x32(7, 8, draw, 2 * block, words)',
        ],
        ['threefry2x32(k0, k1, draw, 2 * block + 1, words)', 'threefry2x32(7, 8, draw, 1, words)'],
      ],
    },
    { 'of leaving': 'other', 'of eight draws': 'other', 'of splitting': 'other' },
  ],
  [
    'one key for the four streams of splitting',
    {
      [short]: [
        ['draw, 2 * block, words', 'draw, 0, words'],
        ['draw, 2 * block + 1, words', 'draw, 1, words'],
      ],
    },
    { 'of splitting': 'next' },
  ],
  [
    'a place that is forgotten',
    { [addressed]: [['draw, word, words', 'draw, 0, words']] },
    { 'addressed by place': 'repeats' },
  ],
  [
    'a draw that is forgotten',
    {
      [short]: [
        ['draw, 2 * block, words', '0, 2 * block, words'],
        ['draw, 2 * block + 1, words', '0, 2 * block + 1, words'],
      ],
    },
    { 'of leaving': 'repeats', 'of leaving, over draws': 'even' },
  ],
];

describe('the same test', () => {
  it.each(faults)('catches %s', (_, changes, caught) => {
    const mutant = loadMutant('test/statistical/samplers/sampler-engine.ts', changes) as Samplers; // the same file
    for (const [name, check] of Object.entries(caught))
      expect(fitOf(name, mutant)[check], `${name}: ${check}`).toBeLessThan(CAUGHT);
  });
});
