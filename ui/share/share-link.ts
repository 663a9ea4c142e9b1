import { deflateSync, strToU8 } from 'fflate';
import { unreadableWords } from '../words/link-words.ts';
import { inflateWithin } from './inflate-within.ts';

/** A link may unpack to at most this much; 272 kB of hostile link would unpack to 200 MiB. */
export const SHARE_LIMIT_BYTES = 2 * 1024 * 1024;

export type SharedText =
  | { readonly kind: 'text'; readonly text: string }
  /** Why the link cannot be read, as a sentence for the reader. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Packs the text of an edited scenario for a link: UTF-8, deflate, base64url without padding. */
export function packText(text: string): string {
  return toBase64Url(deflateSync(strToU8(text), { level: 9 }));
}

/**
 * Unpacks what `packText` made. Reads the compressed bytes piece by piece and stops at the limit;
 * whatever is handed in, it answers and never throws.
 *
 * @param limit bytes it may unpack to, where other parts of the link took some already
 */
export function unpackText(packed: string, limit = SHARE_LIMIT_BYTES): SharedText {
  const bytes = fromBase64Url(packed);
  if (bytes === undefined || bytes.length === 0) {
    return unreadable(unreadableWords.characters);
  }
  const inflated = inflateWithin(bytes, limit);
  switch (inflated.kind) {
    case 'too-large':
      return unreadable(unreadableWords.tooLarge);
    case 'unfinished':
      return unreadable(unreadableWords.noEnd);
    case 'damaged':
      return unreadable(unreadableWords.damaged);
    case 'bytes':
      return decode(inflated.bytes);
  }
}

function decode(bytes: Uint8Array): SharedText {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return unreadable(unreadableWords.damaged); // no UTF-8
  }
}

function unreadable(reason: string): SharedText {
  return { kind: 'unreadable', reason };
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(packed: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(packed)) return undefined;
  try {
    return Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
  } catch {
    return undefined; // a length no base64 text has
  }
}
