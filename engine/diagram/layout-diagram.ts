import type * as Dagre from '@dagrejs/dagre';
import type { Scenario } from '../scenario/scenario.ts';
import { fail } from '../errors/baserate-error.ts';
import { diagramGraph } from './diagram-graph.ts';
import type { Diagram, Direction } from './diagram.ts';
import { setBox, setLabel } from './set-words.ts';

const MARGIN = 16;
/** Longest label that is drawn in one line, and in several; longer ones are cut. */
const LABEL_LENGTH = { one: 22, several: 48 };

/** A way of drawing: where moves lead, and the most letters of a line. */
interface Way {
  readonly direction: Direction;
  readonly letters: number;
}

/** As a sentence is read, as long as there is room; then in lines, then turned, then both. */
const WAYS: readonly [Way, ...Way[]] = [
  { direction: 'right', letters: Infinity },
  { direction: 'right', letters: 14 },
  { direction: 'down', letters: Infinity },
  { direction: 'down', letters: 14 },
  { direction: 'down', letters: 12 },
];

/**
 * A model with every state and move in its place, by layered graph drawing (Sugiyama, Tagawa & Toda
 * 1981; the library is loaded when the first diagram is asked for): from left to right, or where that is
 * too wide, with words in lines or from top to bottom.
 *
 * @param variantName whose structure is drawn; the base unless given
 * @param room        greatest width in pixels; the least wide picture where none fits
 * @throws `diagram/unknown-variant`
 */
export async function layoutDiagram(
  scenario: Scenario,
  variantName = 'base',
  room = Infinity,
): Promise<Diagram> {
  const variant = scenario.variants.find(({ name }) => name === variantName);
  if (!variant && variantName !== 'base') {
    const names = ['base', ...scenario.variants.map(({ name }) => name)].join(', ');
    const message = `no variant of that name; there are ${names}; got ${variantName}`;
    throw fail('diagram/unknown-variant', 'variants', message, variantName);
  }
  const dagre = await import('@dagrejs/dagre');
  const parts = diagramGraph(scenario, variant);
  const [first, ...others] = WAYS;
  let best = place(dagre, scenario.pathway.title, parts, first);
  for (const way of others) {
    if (best.width <= room) break;
    const next = place(dagre, scenario.pathway.title, parts, way);
    if (next.width < best.width) best = next;
  }
  return best;
}

function place(
  dagre: typeof Dagre,
  title: string,
  parts: ReturnType<typeof diagramGraph>,
  { direction, letters }: Way,
): Diagram {
  const isOneLine = letters === Infinity;
  const nodes = parts.nodes.map((node) => ({
    ...node,
    ...setBox(node.label, node.note, letters),
  }));
  const edges = parts.edges.map((edge) => {
    const label = cut(edge.label, LABEL_LENGTH[isOneLine ? 'one' : 'several']);
    return { edge: { ...edge, label }, words: setLabel(label, letters) };
  });
  const graph = new dagre.Graph({ multigraph: true });
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: isOneLine ? 16 : 8,
    edgesep: isOneLine ? 12 : 8,
    ranksep: direction === 'right' ? 34 : 26,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  edges.forEach(({ edge, words: { width, height } }, index) => {
    graph.setEdge(edge.from, edge.to, { width, height, labelpos: 'c' }, String(index));
  });
  dagre.layout(graph);
  const size = graph.graph();
  return {
    title,
    direction,
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map((node) => {
      const { x = 0, y = 0 } = graph.node(node.id);
      return { ...node, x, y };
    }),
    edges: edges.map(({ edge, words: { lines, width, height } }, index) => {
      const { points = [], x, y } = graph.edge(edge.from, edge.to, String(index));
      return {
        ...edge,
        lines,
        points: points.map((point: { x: number; y: number }) => ({ x: point.x, y: point.y })),
        ...(x === undefined || y === undefined ? {} : { labelAt: { x, y, width, height } }),
      };
    }),
  };
}

function cut(label: string, length: number): string {
  return label.length <= length ? label : `${label.slice(0, length - 1).trimEnd()}…`;
}
