import type { People, PeopleContext } from './people-context.ts';

/** What the variants of a scenario can refer to; a part is undefined when it could not be read. */
export interface VariantContext extends PeopleContext {
  /** Names of the scenario's groups; none when people are not told apart. */
  readonly groups: readonly string[];
  /** People of the scenario. */
  readonly base: People;
}
