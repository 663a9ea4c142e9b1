interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * SVG path through the corners of an edge: between two of them a cubic that leaves and arrives level,
 * as lines between columns do.
 */
export function edgePath(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (!first) return '';
  let path = `M${at(first)}`;
  let from = first;
  for (const to of others) {
    const middle = (from.x + to.x) / 2;
    path += `C${at({ x: middle, y: from.y })} ${at({ x: middle, y: to.y })} ${at(to)}`;
    from = to;
  }
  return path;
}

function at({ x, y }: Point): string {
  return `${String(round(x))} ${String(round(y))}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
