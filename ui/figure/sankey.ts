import type { Estimate } from '../../engine/index.ts';
import type { SankeyBand } from './sankey-band.ts';
import type { SankeyState } from './sankey-graph.ts';

/** A rectangle, in pixels. */
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A state with its people, and its place in pixels. */
export interface SankeyNode extends SankeyState {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** The part that is there at the end. */
  readonly endBox: Rectangle;
  /** Where its words stand: their left edge, the base line of the first, and the name in lines. */
  readonly words: { readonly x: number; readonly y: number; readonly lines: readonly string[] };
}

/** Moves between two states, all groups together. */
export interface SankeyLink {
  readonly from: string;
  readonly to: string;
  readonly people: Estimate;
  readonly band: SankeyBand;
  /** Pixels. */
  readonly width: number;
}

/** A diagram with everything in its place: states side by side in columns, or one below the other in rows. */
export interface Sankey {
  readonly form: 'columns' | 'rows';
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly SankeyNode[];
  readonly links: readonly SankeyLink[];
  /** Index of the node nearest to a place. */
  readonly nodeAt: (x: number, y: number) => number;
}

/** Index of the node that is the least distance away. */
export function nearestNode(
  nodes: readonly SankeyNode[],
  distance: (node: SankeyNode) => number,
): number {
  const apart = nodes.map(distance);
  return apart.reduce((best, each, i) => (each < (apart[best] ?? Infinity) ? i : best), 0);
}

/** Height of a line of words, pixels. */
export const LINE_HEIGHT = 14;
