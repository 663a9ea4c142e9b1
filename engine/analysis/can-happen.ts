import type { Model, ModelCount, ModelOutcome, Program } from '../model/model.ts';

/**
 * Whether a count can ever be above 0, by what the model's flows lead to: `false` means in no draw and
 * whatever is drawn, since nobody can get there. `true` for outcomes that are no counts.
 */
export function canHappen(model: Model, { measure }: ModelOutcome): boolean {
  if (measure.kind !== 'count' && measure.kind !== 'events' && measure.kind !== 'peak') {
    return measure.kind !== 'any' || measure.least <= 0 || canCount(model, measure.of);
  }
  return canCount(model, measure.of);
}

function canCount(model: Model, { kind, members, startMembers }: ModelCount): boolean {
  const atStart = new Set(
    model.population.filter((stock) => hasPeople(model, stock.input)).map(({ state }) => state),
  );
  const entered = occupied(model, atStart);
  const canMove = (move: number) => {
    const flow = model.flows[move];
    if (flow) return entered.has(flow.from) && isOpen(flow.value);
    const inflow = model.inflows[move - model.flows.length];
    return inflow !== undefined && brings(inflow.size);
  };
  const isCounted = (member: number) => (kind === 'stock' ? entered.has(member) : canMove(member));
  return members.some(isCounted) || startMembers.some((state) => atStart.has(state));
}

/** States that somebody can be in at some time. */
function occupied(model: Model, atStart: ReadonlySet<number>): ReadonlySet<number> {
  const states = new Set(atStart);
  for (const { state, size } of model.inflows) if (brings(size)) states.add(state);
  let known = 0;
  while (known < states.size) {
    known = states.size;
    for (const { from, to, value } of model.flows) {
      if (states.has(from) && isOpen(value)) states.add(to);
    }
  }
  return states;
}

function hasPeople({ inputs }: Model, input: number): boolean {
  const distribution = inputs[input]?.distribution;
  return distribution?.kind !== 'fixed' || distribution.value > 0;
}

function brings(size: Model['inflows'][number]['size']): boolean {
  if (size.kind === 'series') return size.people.some((people) => people > 0);
  return !size.value.every(isNothing);
}

/** A move that the engine adds has no values, and is taken for open. */
function isOpen(value: readonly (Program | 'rest')[]): boolean {
  return value.length === 0 || !value.every((one) => one !== 'rest' && isNothing(one));
}

function isNothing(program: Program): boolean {
  return program.length === 1 && program[0] === 0;
}
