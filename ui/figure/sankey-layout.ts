import { sankey, sankeyJustify, type SankeyGraph } from 'd3-sankey';
import type { Estimate, MeanFlows } from '../../engine/index.ts';
import { baseName, type NamedState } from './occupancy.ts';

/** A state with its people, and its place in pixels. */
export interface SankeyNode {
  readonly name: string;
  readonly label: string;
  /** People who were ever there: at the start, from outside, or by a move (a second time counts again). */
  readonly through: Estimate;
  /** Of them, who moved on, and who is there at the end. */
  readonly out: Estimate;
  readonly end: Estimate;
  /** Whether it stands for moves back to an earlier state. */
  readonly isBack: boolean;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Height of the part that is there at the end, from the bottom. */
  readonly endHeight: number;
}

/** Moves between two states, all groups together. */
export interface SankeyLink {
  readonly from: string;
  readonly to: string;
  readonly people: Estimate;
  /** SVG path data of its middle line, and its width in pixels. */
  readonly path: string;
  readonly width: number;
}

export interface SankeyLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly SankeyNode[];
  readonly links: readonly SankeyLink[];
  /** Index of the node nearest to a place. */
  readonly nodeAt: (x: number, y: number) => number;
}

/** Words for what has no state of its own. */
export interface SankeyWords {
  readonly outside: string;
  readonly back: (label: string) => string;
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly people: Estimate;
}

interface PlacedNode {
  readonly name: string;
}
interface PlacedLink {
  readonly move: Move;
}

const NODE_WIDTH = 12;
/** Two lines of words fit between the middles of neighbours. */
const PADDING = 38;
/** Widest line of a label, and from one column to the next, pixels. */
export const LABEL_WIDTH = 84;
const LABEL_ROOM = LABEL_WIDTH + 16;
const OUTSIDE = '>outside';
const BACK = '>back:';

/**
 * Pixels a diagram needs so that the words of one column do not run into the next.
 */
export function sankeyWidth(flows: MeanFlows): number {
  const { moves } = movesOf(flows);
  return LABEL_ROOM * Math.max(2, columnsOf(moves)) + NODE_WIDTH;
}

/** Places states in columns from left to right, and between them bands as wide as people move. */
export function sankeyLayout(
  flows: MeanFlows,
  states: readonly NamedState[],
  words: SankeyWords,
  width: number,
): SankeyLayout {
  const { moves, start, end } = movesOf(flows);
  const names = [...new Set([...start.keys(), ...moves.flatMap(({ from, to }) => [from, to])])];
  const labelOf = (name: string): string => {
    if (name === OUTSIDE) return words.outside;
    if (name.startsWith(BACK)) return words.back(labelOf(name.slice(BACK.length)));
    return states.find((each) => each.name === name)?.label ?? name;
  };
  const sumOf = (of: readonly Estimate[]) =>
    of.reduce((a, b) => ({ value: a.value + b.value, mcse: a.mcse + b.mcse }), {
      ...{ value: 0, mcse: 0 },
    });
  const people = new Map(
    names.map((name) => {
      const out = sumOf(moves.filter(({ from }) => from === name).map((move) => move.people));
      const isBack = name.startsWith(BACK);
      const incoming = sumOf(moves.filter(({ to }) => to === name).map((move) => move.people));
      const there = isBack ? { value: 0, mcse: 0 } : (end.get(name) ?? { value: 0, mcse: 0 });
      const through = isBack ? incoming : sumOf([out, there]);
      return [name, { out, end: there, through, isBack }] as const;
    }),
  );
  const order = new Map(states.map(({ name }, i) => [name, i]));
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
      nodes: names
        .toSorted((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1))
        .map((name) => ({ name, fixedValue: people.get(name)?.through.value ?? 0 })),
      links: moves.map((move) => ({
        source: move.from,
        target: move.to,
        value: move.people.value,
        move,
      })),
    } as unknown as SankeyGraph<PlacedNode, PlacedLink>); // d3-sankey's type is of the graph that it gives, not of what it takes
  const first = place(600);
  const perColumn = new Map<number, number>();
  for (const { x0 = 0 } of first.nodes) perColumn.set(x0, (perColumn.get(x0) ?? 0) + 1);
  const most = Math.max(1, ...perColumn.values());
  const height = Math.max(240, 60 + most * 52);
  const graph = place(height);
  const nodes = graph.nodes.map(({ name, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }): SankeyNode => {
    const zero = { value: 0, mcse: 0 };
    const own = people.get(name) ?? { out: zero, end: zero, through: zero, isBack: false };
    const endHeight = own.through.value > 0 ? ((y1 - y0) * own.end.value) / own.through.value : 0;
    return { name, label: labelOf(name), ...own, x0, x1, y0, y1, endHeight };
  });
  return {
    ...{ width, height, nodes },
    links: graph.links.map(({ source, target, y0 = 0, y1 = 0, width: band = 0, move }) => {
      const [a, b] = [source, target] as unknown as readonly { x0: number; x1: number }[]; // placed by the call above
      const [from, to] = [a?.x1 ?? 0, b?.x0 ?? 0];
      const middle = (from + to) / 2;
      const path = `M${from},${y0}C${middle},${y0} ${middle},${y1} ${to},${y1}`;
      return {
        ...{ path, width: band, people: move.people },
        from: labelOf(move.from),
        to: labelOf(move.to),
      };
    }),
    nodeAt: (x, y) =>
      nodes.reduce((best, node, i) => {
        const apart = (its: SankeyNode | undefined) =>
          its
            ? Math.abs(x - (its.x0 + its.x1) / 2) + Math.abs(y - (its.y0 + its.y1) / 2)
            : Infinity;
        return apart(node) < apart(nodes[best]) ? i : best;
      }, 0),
  };
}

/** Moves without circles, the largest first, groups added up; and people at the start and at the end. */
function movesOf({ moves, states, steps }: MeanFlows) {
  const sums = new Map<string, Move>();
  for (const { from, to, people } of moves) {
    const [a, b] = [from === undefined ? OUTSIDE : baseName(from), baseName(to)];
    const before = sums.get(`${a}>${b}`)?.people ?? { value: 0, mcse: 0 };
    const sum = { value: before.value + people.value, mcse: before.mcse + people.mcse };
    if (a !== b) sums.set(`${a}>${b}`, { from: a, to: b, people: sum });
  }
  const sorted = [...sums.values()]
    .filter(({ people }) => people.value > 0)
    .sort((a, b) => b.people.value - a.people.value);
  const kept: Move[] = [];
  const forward = new Map<string, string[]>();
  const reaches = (from: string, to: string): boolean =>
    from === to || (forward.get(from) ?? []).some((next) => reaches(next, to));
  for (const move of sorted) {
    if (reaches(move.to, move.from)) {
      kept.push({ ...move, to: `${BACK}${move.to}` });
      continue;
    }
    kept.push(move);
    forward.set(move.from, [...(forward.get(move.from) ?? []), move.to]);
  }
  const totals = (step: number) => {
    const at = new Map<string, Estimate>();
    for (const { name, people } of states) {
      const its = people[step] ?? { value: 0, mcse: 0 };
      const before = at.get(baseName(name)) ?? { value: 0, mcse: 0 };
      const sum = { value: before.value + its.value, mcse: before.mcse + its.mcse };
      if (sum.value > 0) at.set(baseName(name), sum);
    }
    return at;
  };
  return { moves: kept, start: totals(0), end: totals(steps) };
}

/** States on the longest way through the moves. */
function columnsOf(moves: readonly Move[]): number {
  const depths = new Map<string, number>();
  const depth = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const its =
      1 + Math.max(0, ...moves.filter(({ from }) => from === name).map(({ to }) => depth(to)));
    depths.set(name, its);
    return its;
  };
  return Math.max(1, ...moves.map(({ from }) => depth(from)));
}
