/** Width of a line that is read easily, and what is left free at both sides of the window, pixels. */
const WIDTH = 352;
const MARGINS = 16;

/**
 * How wide an explanation is.
 *
 * @param windowWidth what is seen of the page (`clientWidth`): a scrollbar may take room beside it, pixels
 */
export function tipWidth(windowWidth: number): number {
  return Math.min(WIDTH, windowWidth - MARGINS);
}
