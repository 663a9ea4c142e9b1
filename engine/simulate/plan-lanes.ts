import { isPlain } from '../model/is-plain.ts';
import type { Model, ModelMeasure } from '../model/model.ts';
import type { KernelSize } from './kernel-size.ts';
import type { Kernel } from './kernel.ts';
import { MOVES, REPLAYED, STOCK } from './lane-kernel.ts';

function wayOf(measure: ModelMeasure): number {
  if (measure.kind !== 'count') return REPLAYED;
  return measure.of.kind === 'entries' ? MOVES : STOCK;
}

/** How much the lanes of a model hold: nothing where it is not plain. */
export function layOutLanes(model: Model, size: KernelSize): void {
  if (!isPlain(model)) return;
  const ways = model.outcomes.map(({ measure }) => wayOf(measure));
  size.lanes = 1;
  size.stocks = ways.filter((way) => way === STOCK).length;
  size.others = ways.length - size.stocks;
  size.replayed = ways.filter((way) => way === REPLAYED).length;
}

/** Says of each outcome how the lanes take it, and where it stands. */
export function planLanes(model: Model, { lanes }: Kernel): void {
  let [stocks, others] = [0, 0];
  model.outcomes.forEach(({ measure }, o) => {
    const way = wayOf(measure);
    lanes.way[o] = way;
    lanes.place[o] = way === STOCK ? stocks++ : others++;
  });
}
