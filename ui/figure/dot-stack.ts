/** Centre of a dot, in pixels. */
export interface Dot {
  readonly x: number;
  readonly y: number;
}

/** Room a dot takes, in pixels, and how many stand side by side in a column. */
export interface StackShape {
  readonly size: number;
  readonly abreast: number;
}

/**
 * The largest dots, up to `largest` pixels, with which a stack of `tallest` dots fits a column `columnRoom` wide and
 * `stackRoom` high; where the column is wide and the stack high, up to `mostAbreast` stand side by side.
 */
export function stackSize(
  columnRoom: number,
  tallest: number,
  stackRoom: number,
  largest: number,
  mostAbreast: number,
): StackShape {
  let best = { size: 0, abreast: 1 };
  for (let abreast = 1; abreast <= mostAbreast; abreast++) {
    const rows = Math.ceil(tallest / abreast);
    const size = Math.min(largest, (columnRoom * 0.94) / abreast, stackRoom / rows);
    if (size > best.size + 1e-9) best = { size, abreast };
  }
  return best;
}

/** Centres of a column's dots, from the floor up; the top line is centred on `middle`. */
export function stackDots(
  dots: number,
  middle: number,
  floor: number,
  { size, abreast }: StackShape,
): Dot[] {
  return Array.from({ length: dots }, (_, i) => {
    const line = Math.floor(i / abreast);
    const inLine = Math.min(abreast, dots - line * abreast);
    return {
      x: middle + ((i % abreast) - (inLine - 1) / 2) * size,
      y: floor - (line + 0.5) * size,
    };
  });
}
