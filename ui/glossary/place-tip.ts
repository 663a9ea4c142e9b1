interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Least distance from the edge of the window, pixels. */
const MARGIN = 8;

/**
 * Where an explanation stands: under its word, above it where there is no room below, and never beyond the
 * sides of the window.
 *
 * @param word   first line of the word, pixels from the corner of the window
 * @param tip    size of the explanation
 * @param window size of the window
 * @returns      its corner, from the corner of the window
 */
export function placeTip(
  word: Box,
  tip: Size,
  window: Size,
): { readonly left: number; readonly top: number } {
  const left = Math.max(MARGIN, Math.min(word.left, window.width - tip.width - MARGIN));
  const isRoomBelow = word.bottom + tip.height <= window.height;
  const isRoomAbove = word.top - tip.height >= 0;
  return { left, top: isRoomBelow || !isRoomAbove ? word.bottom : word.top - tip.height };
}
