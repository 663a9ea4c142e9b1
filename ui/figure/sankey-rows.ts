import { sankeyBand } from './sankey-band.ts';
import type { SankeyGraph, SankeyMove, SankeyState } from './sankey-graph.ts';
import { LINE_HEIGHT, nearestNode, type Sankey, type SankeyNode } from './sankey.ts';
import { wrapText } from './standalone-svg.ts';

const BAR_HEIGHT = 12;
/** Between a bar or band and the next band to its right, pixels. */
const GAP = 4;
/** Around the words of a row, and from them to the bars, pixels. */
const MARGIN = 12;
/** Room of the words: a third of the width, within these bounds. */
const LABEL_WIDTH = { least: 84, most: 150 };

/** A band, by the rows it leads from and to. */
interface Way {
  readonly move: SankeyMove;
  readonly from: number;
  readonly to: number;
}

/**
 * Places states one below the other, each a bar as long as people are ever there with its words before it, and
 * between them bands as wide as people move. A band that passes other states runs to the right of them: those
 * with the shortest way first, each as far left as there is room. As narrow as a phone.
 */
export function sankeyRows(graph: SankeyGraph, width: number): Sankey {
  const states = inOrderOfMoves(graph);
  const rowOf = new Map(states.map(({ name }, row) => [name, row]));
  const ways = graph.moves
    .map((move): Way => ({
      ...{ move, from: rowOf.get(move.from) ?? 0, to: rowOf.get(move.to) ?? 0 },
    }))
    .toSorted((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  const room = Math.min(LABEL_WIDTH.most, Math.max(LABEL_WIDTH.least, width / 3));
  const left = room + MARGIN;
  const scale = largestScale(states, ways, Math.max(40, width - left));
  const lanes = lanesAt(states, ways, scale).xs;

  let bottom = 0;
  const nodes = states.map((state): SankeyNode => {
    const lines = wrapText(state.label, room, 12);
    const height = (lines.length + 1) * LINE_HEIGHT + MARGIN;
    const [top, y0] = [bottom, bottom + (height - BAR_HEIGHT) / 2];
    bottom += height;
    const y1 = y0 + BAR_HEIGHT;
    const endBox = { x: left, y: y0, width: state.end.value * scale, height: BAR_HEIGHT };
    const words = { x: 0, y: top + MARGIN / 2 + LINE_HEIGHT - 3, lines };
    return { ...state, x0: left, x1: left + state.through.value * scale, y0, y1, endBox, words };
  });

  // Where bands touch bars: who stays is at the left, who goes or comes at the right; nothing crosses that need not.
  const byLane = (a: number, b: number) => (lanes[a] ?? 0) - (lanes[b] ?? 0);
  const begins = new Map<number, number>();
  const ends = new Map<number, number>();
  nodes.forEach((node, row) => {
    const slots = (its: (way: Way) => boolean, into: Map<number, number>) => {
      const own = ways.flatMap((way, i) => (its(way) ? [i] : [])).toSorted(byLane);
      const widthOf = (i: number) => (ways[i]?.move.people.value ?? 0) * scale;
      let x = node.x1 - own.reduce((sum, i) => sum + widthOf(i), 0);
      for (const i of own) {
        into.set(i, x);
        x += widthOf(i);
      }
    };
    slots(({ from }) => from === row, begins);
    slots(({ to }) => to === row, ends);
  });

  return {
    ...{ form: 'rows', width, height: bottom, nodes },
    links: ways.map(({ move, from, to }, i) => {
      const breadth = move.people.value * scale;
      const [first, last] = [nodes[from], nodes[to]];
      const place = (left: number, along = 0) => ({ along, side: left + breadth / 2 });
      const lane = lanes[i];
      const places = [
        place(begins.get(i) ?? 0, first?.y1),
        ...(lane === undefined
          ? []
          : [place(left + lane, nodes[from + 1]?.y0), place(left + lane, nodes[to - 1]?.y1)]),
        place(ends.get(i) ?? 0, last?.y0),
      ];
      return {
        ...{ band: sankeyBand(places, breadth, 'rows'), width: breadth, people: move.people },
        from: first?.label ?? move.from,
        to: last?.label ?? move.to,
      };
    }),
    nodeAt: (_, y) => nearestNode(nodes, ({ y0, y1 }) => Math.abs(y - (y0 + y1) / 2)),
  };
}

/** States so that every move leads down, otherwise in the order given. */
function inOrderOfMoves({ states, moves }: SankeyGraph): readonly SankeyState[] {
  const waiting = [...states];
  const placed: SankeyState[] = [];
  const isOpen = (state: SankeyState) =>
    moves.every(({ from, to }) => to !== state.name || placed.some(({ name }) => name === from));
  while (waiting.length > 0) {
    // a graph without circles always has one; otherwise the first one keeps this from standing still
    const at = Math.max(0, waiting.findIndex(isOpen));
    placed.push(...waiting.splice(at, 1));
  }
  return placed;
}

/**
 * Left edges of the bands that pass at least one state, from where bars begin, in pixels; undefined for a band
 * from one row to the next. And how far to the right bars and bands reach.
 */
function lanesAt(states: readonly SankeyState[], ways: readonly Way[], scale: number) {
  const reach = states.map(({ through }) => through.value * scale);
  const xs = ways.map(({ move, from, to }) => {
    if (to - from < 2) return undefined;
    const x = Math.max(...reach.slice(from + 1, to)) + GAP;
    reach.fill(x + move.people.value * scale, from + 1, to);
    return x;
  });
  return { xs, reach: Math.max(0, ...reach) };
}

/** Pixels a person so that everything just fits: what is reached grows with the scale, so halving finds it. */
function largestScale(states: readonly SankeyState[], ways: readonly Way[], width: number): number {
  const most = Math.max(0, ...states.map(({ through }) => through.value));
  let [low, high] = [0, most > 0 ? width / most : 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (lanesAt(states, ways, middle).reach <= width) low = middle;
    else high = middle;
  }
  return low;
}
