import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { threefry2x32 } from './threefry.ts';

/**
 * Key of one stream of a run, from the stream's name: the same name gives the same stream whatever
 * else a model holds, so adding or reordering parts moves no other number.
 *
 * @param master  from `masterKey`
 * @param name    what the stream is for, such as `parameter:convicted`; compared after NFC
 * @returns       Threefry under the master key of the first 64 bits of SHA-256(UTF-8(name)), as
 *                two signed 32-bit integers (words big-endian, as SHA-256 is printed)
 */
export function purposeKey(
  master: readonly [number, number],
  name: string,
): readonly [number, number] {
  const digest = sha256(utf8ToBytes(name.normalize('NFC')));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const out = new Int32Array(2);
  threefry2x32(master[0], master[1], view.getInt32(0), view.getInt32(4), out);
  return [out[0] ?? 0, out[1] ?? 0];
}
