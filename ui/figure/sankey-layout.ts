import type { MeanFlows } from '../../engine/index.ts';
import type { NamedState } from './occupancy.ts';
import { columnsWidth, sankeyColumns } from './sankey-columns.ts';
import { sankeyDepth, sankeyGraph, type SankeyWords } from './sankey-graph.ts';
import { sankeyRows } from './sankey-rows.ts';
import type { Sankey } from './sankey.ts';

/** Who goes where, from left to right where the width lets every state be named beside it, from top to bottom where not. */
export function sankeyLayout(
  flows: MeanFlows,
  states: readonly NamedState[],
  words: SankeyWords,
  width: number,
): Sankey {
  const graph = sankeyGraph(flows, states, words);
  const isWide = width >= columnsWidth(sankeyDepth(graph));
  return isWide ? sankeyColumns(graph, width) : sankeyRows(graph, width);
}
