import type { AssignmentContext } from './assignment-context.ts';
import type { ReadModel } from './read-model.ts';
import type { Clock, Inflow, Stock } from './scenario.ts';

/** What numbers of people can refer to; a part is undefined when it could not be read. */
export interface PeopleContext extends AssignmentContext {
  readonly clock: Clock | undefined;
  readonly model: ReadModel | undefined;
  /** Of every parameter and table, for the orientation of what is calculated from them. */
  readonly means: ReadonlyMap<string, number>;
}

/** People at the start and while the model runs. */
export interface People {
  readonly population: readonly Stock[];
  readonly inflows: readonly Inflow[];
}

/** Whose people they are. */
export interface PeopleOwner {
  readonly group?: string;
  /** Those of the scenario, where a variant is read: what it leaves unsaid stays as it is there. */
  readonly base?: People;
}
