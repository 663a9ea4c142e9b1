import type { Model, ModelMeasure } from '../model/model.ts';
import { isConstant } from '../model/run-program.ts';
import type { KernelSize } from './kernel-size.ts';
import type { Kernel } from './kernel.ts';
import { MOVES, REPLAYED, STOCK } from './lane-kernel.ts';

/**
 * Whether many draws of a model can be worked out side by side: everybody leaves by competing probabilities that
 * do not depend on when they came, nobody comes in, and nothing limits them.
 */
export function isPlain(model: Model): boolean {
  return (
    model.inflows.length === 0 &&
    model.capacities.length === 0 &&
    model.states.every(
      ({ form, classes, byEntry, byDwell }) =>
        form === 'final' || (form === 'competing' && classes === 1 && !byEntry && !byDwell),
    ) &&
    model.population.every(({ entered }) => entered === undefined) &&
    model.outcomes.every(({ measure }) => isSame(measure))
  );
}

/** Whether what an outcome weighs people with is the same in every draw. */
function isSame(measure: ModelMeasure): boolean {
  if (measure.kind === 'events') return measure.share.every((share) => isConstant(share));
  if (measure.kind !== 'total') return true;
  const amounts = [...measure.inState, ...measure.onMove].flatMap(({ value }) => value);
  return [...amounts, measure.discount?.rate ?? []].every((program) => isConstant(program));
}

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
