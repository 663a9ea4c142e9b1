import { sankey, sankeyJustify, type SankeyGraph as PlacedGraph } from 'd3-sankey';
import { sankeyBand } from './sankey-band.ts';
import type { SankeyGraph, SankeyMove } from './sankey-graph.ts';
import { LINE_HEIGHT, nearestNode, type Sankey, type SankeyNode } from './sankey.ts';
import { wrapText } from './standalone-svg.ts';

interface PlacedNode {
  readonly name: string;
}
interface PlacedLink {
  readonly move: SankeyMove;
}

const NODE_WIDTH = 12;
/** Two lines of words fit between the middles of neighbours. */
const PADDING = 38;
/** Widest line of a label, and from one column to the next, pixels. */
const LABEL_WIDTH = 84;
const LABEL_ROOM = LABEL_WIDTH + 16;

/** Pixels that columns need so that the words of one do not run into the next. */
export function columnsWidth(depth: number): number {
  return LABEL_ROOM * Math.max(2, depth) + NODE_WIDTH;
}

/** Places states in columns from left to right, and between them bands as wide as people move. */
export function sankeyColumns({ states, moves }: SankeyGraph, width: number): Sankey {
  const place = (height: number) =>
    sankey<PlacedNode, PlacedLink>()
      .nodeId(({ name }) => name)
      .nodeAlign(sankeyJustify)
      .nodeWidth(NODE_WIDTH)
      .nodePadding(PADDING)
      .nodeSort(undefined)
      .extent([
        [1, 16],
        [Math.max(60, width - LABEL_ROOM), height - 16],
      ])({
      nodes: states.map(({ name, through }) => ({ name, fixedValue: through.value })),
      links: moves.map((move) => ({
        ...{ source: move.from, target: move.to, value: move.people.value, move },
      })),
    } as unknown as PlacedGraph<PlacedNode, PlacedLink>); // d3-sankey's type is of the graph that it gives, not of what it takes
  const first = place(600);
  const perColumn = new Map<number, number>();
  for (const { x0 = 0 } of first.nodes) perColumn.set(x0, (perColumn.get(x0) ?? 0) + 1);
  const most = Math.max(1, ...perColumn.values());
  const height = Math.max(240, 60 + most * 52);
  const graph = place(height);
  const byName = new Map(states.map((state) => [state.name, state]));
  const nodes = graph.nodes.flatMap(({ name, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }): SankeyNode[] => {
    const state = byName.get(name);
    if (!state) return [];
    const { end, through, label } = state;
    const endHeight = through.value > 0 ? ((y1 - y0) * end.value) / through.value : 0;
    const lines = wrapText(label, LABEL_WIDTH, 12);
    const y = (y0 + y1) / 2 - (lines.length - 1) * (LINE_HEIGHT / 2) - 3;
    const endBox = { x: x0, y: y1 - endHeight, width: x1 - x0, height: endHeight };
    return [{ ...state, x0, x1, y0, y1, endBox, words: { x: x1 + 5, y, lines } }];
  });
  const labelOf = (name: string) => byName.get(name)?.label ?? name;
  return {
    ...{ form: 'columns', width, height, nodes },
    links: graph.links.map(({ source, target, y0 = 0, y1 = 0, width: breadth = 0, move }) => {
      const [a, b] = [source, target] as unknown as readonly { x0: number; x1: number }[]; // placed by the call above
      const places = [
        { along: a?.x1 ?? 0, side: y0 },
        { along: b?.x0 ?? 0, side: y1 },
      ];
      const band = sankeyBand(places, breadth, 'columns');
      const { from, to, people } = move;
      return { band, width: breadth, people, from: labelOf(from), to: labelOf(to) };
    }),
    nodeAt: (x, y) =>
      nearestNode(
        nodes,
        ({ x0, x1, y0, y1 }) => Math.abs(x - (x0 + x1) / 2) + Math.abs(y - (y0 + y1) / 2),
      ),
  };
}
