import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of bytes as 64 lower-case hexadecimal digits (FIPS 180-4). */
export function hashBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/**
 * SHA-256 of a text file, as UTF-8 with line ends read as LF, so that a checkout with CRLF line ends
 * has the same hash.
 */
export function hashText(text: string): string {
  return hashBytes(new TextEncoder().encode(text.replaceAll('\r\n', '\n')));
}
