/** A picture is drawn this much smaller where it is too wide, and no further, so that its smallest letters have 11 pixels: then it is moved sideways. */
export const LEAST_SCALE = 0.92;

/** In steps, so that a window that is being resized does not draw anew all the time, pixels. */
const STEP = 16;
const BORDER = 2;

/**
 * How wide the picture of a model may be before it is made smaller.
 *
 * @param width of the cell, pixels; 0 where it is not seen
 * @returns     pixels; Infinity where there is nothing to go by
 */
export function diagramRoom(width: number): number {
  if (width === 0) return Infinity;
  return Math.floor((Math.floor((width - BORDER) / STEP) * STEP) / LEAST_SCALE);
}
