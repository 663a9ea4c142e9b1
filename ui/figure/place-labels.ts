/** A label that wants to stand at a place along one axis. */
export interface LabelWish {
  /** Wanted centre, in pixels. */
  readonly anchor: number;
  /** Room it takes along the axis, in pixels, gap included. */
  readonly size: number;
}

/**
 * Centres at which labels do not overlap, moved as little as possible (least squares), in the order
 * of their anchors; equal anchors keep the order given. Solved exactly: after subtracting the room
 * taken by earlier labels this is isotonic regression, done by pooling adjacent violators
 * (Barlow, Bartholomew, Bremner & Brunk 1972), then kept between `low` and `high`.
 * Labels that need more room than there is start at `low` and run past `high`.
 *
 * @returns centres in the order of the input
 */
export function placeLabels(wishes: readonly LabelWish[], low: number, high: number): number[] {
  const order = wishes.map((wish, index) => ({ ...wish, index }));
  order.sort((a, b) => a.anchor - b.anchor || a.index - b.index);

  let taken = 0;
  const offsets = order.map(({ size }) => {
    const offset = taken + size / 2;
    taken += size;
    return offset;
  });
  const blocks: { sum: number; count: number }[] = [];
  order.forEach(({ anchor }, i) => {
    let block = { sum: anchor - (offsets[i] ?? 0), count: 1 };
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (last.sum / last.count <= block.sum / block.count) break;
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });

  const centres = new Array<number>(wishes.length);
  let position = 0;
  for (const { sum, count } of blocks) {
    const start = Math.max(low, Math.min(high - taken, sum / count));
    for (let k = 0; k < count; k++, position++) {
      const label = order[position];
      if (label) centres[label.index] = start + (offsets[position] ?? 0);
    }
  }
  return centres;
}
