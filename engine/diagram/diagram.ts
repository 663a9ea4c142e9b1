/** A line of words in a picture. */
export interface DiagramLine {
  readonly text: string;
  /** Whether it is in smaller letters. */
  readonly isNote: boolean;
  /** Where its letters stand, below the middle of what it belongs to. */
  readonly below: number;
}

/** A state, or the world outside from which people come. Sizes and places are in CSS pixels. */
export interface DiagramNode {
  readonly id: string;
  readonly label: string;
  /** A second line: how many people start here, or come in. */
  readonly note?: string;
  /** `between` states have exits, `final` ones none, `waiting` ones are the queue of a capacity. */
  readonly kind: 'outside' | 'between' | 'final' | 'waiting';
  /** What a reader may want to know of it, a sentence a line. */
  readonly details: readonly string[];
  /** Name and note as they stand in the box. */
  readonly lines: readonly DiagramLine[];
  /** Middle of the box. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A move from state to state. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  /** What decides it: `convicted / guilty`, `rest`. */
  readonly label: string;
  /** The value, its parameters and their sources, a sentence a line. */
  readonly details: readonly string[];
  /** `waits` leads into or out of a queue. */
  readonly kind: 'flow' | 'waits';
  /** Corners of the line, from box to box. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The label as it is drawn; a long one is cut, and stands in full among the details. */
  readonly lines: readonly DiagramLine[];
  /** Middle of the label, and the room it takes; absent where it has none. */
  readonly labelAt?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Where moves lead: to the right, state beside state, or down. */
export type Direction = 'right' | 'down';

/** A model drawn. */
export interface Diagram {
  readonly title: string;
  readonly direction: Direction;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** A node or an edge before it has a place. */
export type UnplacedNode = Omit<DiagramNode, 'x' | 'y' | 'width' | 'height' | 'lines'>;
export type UnplacedEdge = Omit<DiagramEdge, 'points' | 'labelAt' | 'lines'>;
