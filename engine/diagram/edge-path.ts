import type { Direction } from './diagram.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * SVG path through the corners of an edge: between two of them a cubic that leaves and arrives in the
 * direction of the picture, as lines between columns or rows do.
 */
export function edgePath(points: readonly Point[], direction: Direction): string {
  const [first, ...others] = points;
  if (!first) return '';
  let path = `M${at(first)}`;
  let from = first;
  for (const to of others) {
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    const [leave, arrive] =
      direction === 'right'
        ? [
            { x, y: from.y },
            { x, y: to.y },
          ]
        : [
            { x: from.x, y },
            { x: to.x, y },
          ];
    path += `C${at(leave)} ${at(arrive)} ${at(to)}`;
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
