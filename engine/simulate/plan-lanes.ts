import type { Distribution } from '../distribution/distribution.ts';
import { isPlain } from '../model/is-plain.ts';
import type { Model, ModelMeasure } from '../model/model.ts';
import type { KernelSize } from './kernel-size.ts';
import type { Kernel } from './kernel.ts';
import { MOVES, REPLAYED, STOCK } from './lane-kernel.ts';

function wayOf(measure: ModelMeasure): number {
  if (measure.kind !== 'count') return REPLAYED;
  return measure.of.kind === 'entries' ? MOVES : STOCK;
}

/** The state whose people an outcome is, where it is those of one. */
function stateOf(measure: ModelMeasure): number | undefined {
  if (measure.kind !== 'count' || measure.of.kind === 'entries') return undefined;
  return measure.of.members.length === 1 ? measure.of.members[0] : undefined;
}

/** Whether an outcome adds up people of several states, or of none. */
function isSum(measure: ModelMeasure): boolean {
  return wayOf(measure) === STOCK && stateOf(measure) === undefined;
}

/** Most distributions whose tables are in the kernel, of some 12 kB each. */
const MOST_TABLES = 64;

/** Distributions that may be looked up in tables of the kernel. */
function betasOf({ inputs }: Model): ReadonlySet<Distribution> {
  return new Set(inputs.map((input) => input.distribution).filter(({ kind }) => kind === 'beta'));
}

/** How much the lanes of a model hold: nothing where it is not plain. */
export function layOutLanes(model: Model, size: KernelSize): void {
  if (!isPlain(model)) return;
  const ways = model.outcomes.map(({ measure }) => wayOf(measure));
  size.lanes = 1;
  size.stocks = size.states + model.outcomes.filter(({ measure }) => isSum(measure)).length;
  size.others = ways.filter((way) => way !== STOCK).length;
  size.inputs = model.inputs.length;
  size.tables = Math.min(MOST_TABLES, betasOf(model).size);
  size.replayed = ways.filter((way) => way === REPLAYED).length;
}

/** Says of each outcome how the lanes take it, and where it stands. */
export function planLanes(model: Model, { lanes }: Kernel): void {
  let [sums, others] = [model.states.length, 0];
  model.outcomes.forEach(({ measure }, o) => {
    const way = wayOf(measure);
    lanes.way[o] = way;
    lanes.place[o] = way === STOCK ? (stateOf(measure) ?? sums++) : others++;
  });
}
