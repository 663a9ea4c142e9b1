/**
 * Room a line of text needs, in pixels, without a browser to measure it: characters of a sans-serif
 * face average 0.52 em; 0.56 leaves a little to spare.
 */
export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.56;
}
