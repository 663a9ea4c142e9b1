import { Inflate } from 'fflate';

/** Deflate grows at most about 1,032-fold, so one piece of this size stays far below any limit used here. */
const PIECE_BYTES = 256;

/** What came of unpacking; `too-large` means that it was stopped at the limit. */
export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'too-large' | 'unfinished' | 'damaged' };

/**
 * Unpacks deflated bytes piece by piece and stops at a limit, whatever they claim to unpack to; never throws.
 *
 * @param limit most bytes that may come out
 */
export function inflateWithin(packed: Uint8Array, limit: number): Inflated {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let hasEnded = false;
  try {
    const inflate = new Inflate((piece, final) => {
      size += piece.length;
      pieces.push(piece);
      hasEnded = final;
    });
    for (let from = 0; from < packed.length; from += PIECE_BYTES) {
      const to = Math.min(from + PIECE_BYTES, packed.length);
      inflate.push(packed.slice(from, to), to === packed.length);
      if (size > limit) return { kind: 'too-large' };
    }
  } catch {
    return { kind: 'damaged' };
  }
  return hasEnded ? { kind: 'bytes', bytes: join(pieces, size) } : { kind: 'unfinished' };
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
