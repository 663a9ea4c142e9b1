import type { Model } from '../model/model.ts';
import { fillUniforms, type FillUniforms } from '../random/fill-uniforms.ts';
import { SOBOL_DIMENSIONS } from '../random/joe-kuo.ts';
import { masterKey } from '../random/master-key.ts';
import { purposeKey } from '../random/purpose-key.ts';
import { sobolDirections } from '../random/sobol-directions.ts';
import { sobolUniforms } from '../random/sobol-uniforms.ts';
import { threefry2x32 } from '../random/threefry.ts';
import { counterWord } from './counter-word.ts';
import { pointOf, SCRAMBLINGS, scramblingOf } from './scrambling.ts';

/** Words of key of one scrambling. */
const WORDS = 3;

/**
 * Where a model's uniform numbers come from, by purpose: with Sobol points those that stand in
 * `Model.dimensions` are coordinates of a point; all others, and without them all, are counted out of the
 * stream of their name.
 *
 * @returns numbers of a purpose; `counter` says which of its stream, 0 unless the value is redrawn
 */
export function createUniformSources({
  seed,
  dimensions = [],
}: Pick<Model, 'seed' | 'dimensions'>): (purpose: string, counter?: number) => FillUniforms {
  const master = masterKey(seed);
  const directions = sobolDirections(dimensions.length);
  const places = new Map(dimensions.slice(0, SOBOL_DIMENSIONS).map((name, d) => [name, d]));
  return (purpose, counter = 0) => {
    const dimension = places.get(purpose);
    if (dimension === undefined || counter !== 0) {
      const [k0, k1] = purposeKey(master, purpose);
      return fillUniforms(k0, k1, counterWord(counter, 0));
    }
    const own = directions.subarray(32 * dimension, 32 * (dimension + 1));
    const keys = scramblingKeys(purposeKey(master, `sobol:${purpose}`));
    return sobolUniforms(own, keys, { scramblingOf, pointOf });
  };
}

/** Keys of the scramblings of one dimension, from the stream of its name. */
function scramblingKeys([k0, k1]: readonly [number, number]): Int32Array {
  const keys = new Int32Array(WORDS * SCRAMBLINGS);
  const words = new Int32Array(2);
  for (let r = 0; r < SCRAMBLINGS; r++) {
    for (let word = 0; word < WORDS; word += 2) {
      threefry2x32(k0, k1, r, word, words);
      keys.set(words.subarray(0, Math.min(2, WORDS - word)), WORDS * r + word);
    }
  }
  return keys;
}
