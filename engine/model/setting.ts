import { placeProblem } from '../errors/place-problem.ts';
import { BaserateError, type SourcePosition } from '../errors/baserate-error.ts';
import type { Scenario, Variant } from '../scenario/scenario.ts';
import { createBindings, type Bindings, type Tables } from './bindings.ts';
import type { SojournTable } from './compile-sojourn.ts';
import type { StateList } from './expanded-states.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What all parts of a model are compiled from and into. */
export interface Setting {
  readonly scenario: Scenario;
  readonly variant: Variant | undefined;
  readonly states: StateList;
  readonly tables: Tables;
  readonly sojourns: SojournTable;
}

/** What expressions mean there. */
export function bindingsFor({ scenario, variant, tables }: Setting, view: Viewpoint): Bindings {
  return createBindings(scenario, variant?.changes ?? [], view, tables);
}

/** Does something whose errors belong to one place of the model file. */
export function inPlace<T>(at: SourcePosition, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BaserateError)) throw error;
    throw new BaserateError(error.problems.map((problem) => placeProblem(problem, path, at)));
  }
}
