import { deflateSync, Inflate, strToU8 } from 'fflate';
import { unreadableWords } from '../words/link-words.ts';

/** A link may unpack to at most this much; 272 kB of hostile link would unpack to 200 MiB. */
export const SHARE_LIMIT_BYTES = 2 * 1024 * 1024;

/** Deflate grows at most about 1,032-fold, so one piece of this size stays far below the limit. */
const PIECE_BYTES = 256;

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
  const pieces: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  try {
    const inflate = new Inflate((piece, final) => {
      size += piece.length;
      pieces.push(piece);
      ended = final;
    });
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      const to = Math.min(from + PIECE_BYTES, bytes.length);
      inflate.push(bytes.slice(from, to), to === bytes.length);
      if (size > limit) return unreadable(unreadableWords.tooLarge);
    }
    if (!ended) return unreadable(unreadableWords.noEnd);
    return {
      kind: 'text',
      text: new TextDecoder('utf-8', { fatal: true }).decode(join(pieces, size)),
    };
  } catch {
    return unreadable(unreadableWords.damaged);
  }
}

function unreadable(reason: string): SharedText {
  return { kind: 'unreadable', reason };
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
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
