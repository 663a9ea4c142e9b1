/** Sizes of the pieces that draws are cut into. */
export interface PieceSizes {
  /** Draws of each worker's first piece: few, for an early picture. */
  readonly first: number;
  /** Draws of a piece in the middle of a long run: many, because every piece costs a message and a merge. */
  readonly most: number;
  /** Draws of a piece near the end, where pieces get smaller so that workers end together. */
  readonly least: number;
}

/** Consecutive pieces that cover draws 0 … draws − 1 once, computed when asked for. */
export interface Pieces {
  readonly count: number;
  /** First draw of a piece; of `count`, the number of draws. */
  startOf(index: number): number;
}

/** How fast pieces grow: after each worker has had one, they are so many times as large. */
const GROWTH = 4;

/**
 * Cuts draws into pieces that begin small, grow, and shrink again when little is left: no piece but the
 * smallest is more than half of a worker's share of what is left.
 */
export function cutDraws(
  draws: number,
  workers: number,
  { first, most, least }: PieceSizes,
): Pieces {
  const head: number[] = [];
  const tail: number[] = [];
  let from = 0;
  const take = (list: number[], size: number) => {
    list.push(from);
    const share = Math.ceil((draws - from) / (2 * workers));
    from = Math.min(draws, from + Math.min(size, Math.max(share, Math.min(least, size))));
  };
  for (let size = first; size < most && from < draws; size *= GROWTH) {
    for (let i = 0; i < workers && from < draws; i++) take(head, size);
  }
  const middle = from;
  const even = Math.max(0, Math.floor((draws - from - 2 * workers * most) / most));
  from += even * most;
  while (from < draws) take(tail, most);
  const count = head.length + even + tail.length;
  return {
    count,
    startOf: (index) => {
      if (index < head.length) return head[index] ?? 0;
      const later = index - head.length;
      if (later < even) return middle + later * most;
      return tail[later - even] ?? draws;
    },
  };
}
