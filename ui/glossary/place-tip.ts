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
/** Width of a line that is read easily, pixels. */
const WIDTH = 352;

/**
 * How wide an explanation is.
 *
 * @param windowWidth what is seen of the page (`clientWidth`): a scrollbar may take room beside it, pixels
 */
export function tipWidth(windowWidth: number): number {
  return Math.min(WIDTH, windowWidth - 2 * MARGIN);
}

/**
 * Where an explanation begins: with its word, and never beyond the sides of the window.
 *
 * @param wordLeft    where the word begins
 * @param width       of the explanation
 * @param windowWidth what is seen of the page
 * @returns           all in pixels from the left of the window
 */
export function tipLeft(wordLeft: number, width: number, windowWidth: number): number {
  return Math.max(MARGIN, Math.min(wordLeft, windowWidth - width - MARGIN));
}

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
  const left = tipLeft(word.left, tip.width, window.width);
  const isRoomBelow = word.bottom + tip.height <= window.height;
  const isRoomAbove = word.top - tip.height >= 0;
  return { left, top: isRoomBelow || !isRoomAbove ? word.bottom : word.top - tip.height };
}
