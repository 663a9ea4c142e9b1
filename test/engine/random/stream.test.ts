import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { masterKey } from '../../../engine/random/master-key.ts';
import { purposeKey } from '../../../engine/random/purpose-key.ts';
import { uniform } from '../../../engine/random/uniform.ts';

interface Stream {
  readonly seed: string;
  readonly master: readonly number[];
  readonly name: string;
  readonly key: readonly number[];
  readonly uniforms: readonly (readonly [draw: number, word: number, value: number])[];
}

// Written by make-stream-references.py, a second program in another language.
const file = new URL('../../fixtures/stream-references.json', import.meta.url);
const { streams }: { streams: readonly Stream[] } = JSON.parse(readFileSync(file, 'utf8')); // shape fixed by the script

describe('stream version 1', () => {
  it.each(streams)('is frozen for seed $seed, purpose $name', (stream) => {
    const master = masterKey(stream.seed);
    expect(master).toEqual(stream.master);
    const [k0, k1] = purposeKey(master, stream.name);
    expect([k0, k1]).toEqual(stream.key);
    for (const [draw, word, value] of stream.uniforms) {
      expect(uniform(k0, k1, draw, word)).toBe(value);
    }
  });

  it('gives each seed its own key, where the generator alone would repeat itself', () => {
    const seeds = ['', '0', '1', '11', '12', '1212', 'a', 'aa', 'aaaa', '\u0430', 'A', '\u0141'];
    const keys = new Set(seeds.map((seed) => masterKey(seed).join()));
    expect(keys.size).toBe(seeds.length);
  });

  it('takes two ways of writing one text for the same seed and name', () => {
    expect(masterKey('cafe\u0301')).toEqual(masterKey('caf\u00e9'));
    const master = masterKey('x');
    expect(purposeKey(master, 'cafe\u0301')).toEqual(purposeKey(master, 'caf\u00e9'));
  });

  it('gives each name its own key', () => {
    const master = masterKey('uk-2018');
    const names = Array.from({ length: 1000 }, (_, i) => `parameter:p${i}`);
    const keys = new Set(names.map((name) => purposeKey(master, name).join()));
    expect(keys.size).toBe(names.length);
  });

  it('refuses a seed with half a surrogate pair, which has no bytes of its own', () => {
    expect(() => masterKey('x\ud800')).toThrow('well-formed Unicode');
  });
});
