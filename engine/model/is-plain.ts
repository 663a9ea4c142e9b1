import type { Model, ModelMeasure } from './model.ts';
import { isConstant } from './run-program.ts';

/** Most probabilities of one draw: those of 64 draws side by side then take 16 MB. */
const MOST_PROBABILITIES = 32_768;

/** Most states times points in time: people of 64 draws then take 16 MB. */
const MOST_COUNTS = 65_536;

/**
 * Whether many draws of a model are worked out side by side: everybody leaves by competing probabilities that do
 * not depend on when they came, nobody comes in, nothing limits them, and the probabilities and people of many
 * draws are not too many to keep.
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
    model.outcomes.every(({ measure }) => isSame(measure)) &&
    probabilities(model) <= MOST_PROBABILITIES &&
    model.states.length * (model.steps + 1) <= MOST_COUNTS
  );
}

function probabilities({ states, flows }: Model): number {
  const own = flows.reduce((sum, { from }) => sum + (states[from]?.rows ?? 0), 0);
  return states.reduce((sum, { rows }) => sum + rows, own);
}

/** Whether what an outcome weighs people with is the same in every draw. */
function isSame(measure: ModelMeasure): boolean {
  if (measure.kind === 'events') return measure.share.every((share) => isConstant(share));
  if (measure.kind !== 'total') return true;
  const amounts = [...measure.inState, ...measure.onMove].flatMap(({ value }) => value);
  return [...amounts, measure.discount?.rate ?? []].every((program) => isConstant(program));
}
