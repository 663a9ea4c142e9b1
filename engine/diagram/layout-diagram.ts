import type { Scenario } from '../scenario/scenario.ts';
import { fail } from '../errors/baserate-error.ts';
import { diagramGraph } from './diagram-graph.ts';
import type { Diagram, DiagramEdge, UnplacedEdge } from './diagram.ts';
import { textWidth } from './text-width.ts';

const MARGIN = 16;
const EDGE_LABEL_SIZE = 12;
const EDGE_LABEL_HEIGHT = 16;
/** Longest label that is drawn; longer ones are cut and stand in full among the details. */
const LABEL_LENGTH = 22;

/**
 * A model with every state and move in its place, from left to right, by layered graph drawing
 * (Sugiyama, Tagawa & Toda 1981; the library is loaded when the first diagram is asked for).
 *
 * @param variantName whose structure is drawn; the base unless given
 * @throws `diagram/unknown-variant`
 */
export async function layoutDiagram(scenario: Scenario, variantName = 'base'): Promise<Diagram> {
  const variant = scenario.variants.find(({ name }) => name === variantName);
  if (!variant && variantName !== 'base') {
    const names = ['base', ...scenario.variants.map(({ name }) => name)].join(', ');
    const message = `no variant of that name; there are ${names}; got ${variantName}`;
    throw fail('diagram/unknown-variant', 'variants', message, variantName);
  }
  const { Graph, layout } = await import('@dagrejs/dagre');
  const { nodes, edges } = diagramGraph(scenario, variant);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 16,
    edgesep: 12,
    ranksep: 34,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  edges.forEach((edge, index) => {
    const width = textWidth(shortLabel(edge.label), EDGE_LABEL_SIZE) + 8;
    graph.setEdge(
      edge.from,
      edge.to,
      { width, height: EDGE_LABEL_HEIGHT, labelpos: 'c' },
      String(index),
    );
  });
  layout(graph);
  const size = graph.graph();
  return {
    title: scenario.pathway.title,
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map((node) => {
      const { x = 0, y = 0 } = graph.node(node.id);
      return { ...node, x, y };
    }),
    edges: edges.map((edge, index) => placed(edge, graph.edge(edge.from, edge.to, String(index)))),
  };
}

function placed(
  edge: UnplacedEdge,
  { points = [], x, y }: { points?: readonly { x: number; y: number }[]; x?: number; y?: number },
): DiagramEdge {
  return {
    ...edge,
    label: shortLabel(edge.label),
    points: points.map((point) => ({ x: point.x, y: point.y })),
    ...(x === undefined || y === undefined ? {} : { labelAt: { x, y } }),
  };
}

function shortLabel(label: string): string {
  return label.length <= LABEL_LENGTH ? label : `${label.slice(0, LABEL_LENGTH - 1).trimEnd()}…`;
}
