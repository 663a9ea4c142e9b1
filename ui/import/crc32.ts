/** Remainders of every byte by the reversed polynomial of ISO 3309, as .zip files use it (APPNOTE 4.4.7). */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  return rest;
});

/**
 * CRC-32 of bytes, as a .zip file states it of each of its files.
 *
 * @example crc32(new TextEncoder().encode('123456789')) // 0xcbf43926, the check value of CRC-32/ISO-HDLC
 */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}
