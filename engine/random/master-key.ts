import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import seedrandom from 'seedrandom';
import { fail } from '../errors/baserate-error.ts';

/**
 * Master key of a run: two 32-bit words from the seed text, by seedrandom's ARC4.
 *
 * seedrandom alone maps 'a' and 'aa' (periodic keys) and letters that share a low byte to one
 * stream, so the seed is first normalised (NFC), written as UTF-8 in hexadecimal and framed with
 * its length in bytes; every seed, '' and '0' included, then has its own key.
 *
 * @param seed  any well-formed text
 * @returns     two signed 32-bit integers
 * @throws      `random/ill-formed-seed` when the text holds half a surrogate pair
 */
export function masterKey(seed: string): readonly [number, number] {
  if (/\p{Surrogate}/u.test(seed)) {
    throw fail(
      'random/ill-formed-seed',
      'seed',
      'the seed must be well-formed Unicode; got half of a surrogate pair (retype the seed)',
      JSON.stringify(seed),
    );
  }
  const bytes = utf8ToBytes(seed.normalize('NFC'));
  const generator = seedrandom(`baserate-1:${bytes.length}:${bytesToHex(bytes)};`);
  return [generator.int32(), generator.int32()];
}
