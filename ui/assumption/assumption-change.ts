import { changedAssumptions, type Scenario } from '../../engine/index.ts';
import { listAssumptions, type Assumption } from './assumption.ts';

/** An assumption that the reader changed. */
export interface AssumptionChange {
  readonly assumption: Assumption;
  /** As committed and as it is now, as a reader would say it. */
  readonly was: string;
  readonly is: string;
}

/** What differs between the assumptions of the committed scenario and of the edited one. */
export function listChanges(base: Scenario, edited: Scenario): readonly AssumptionChange[] {
  const known = new Map(
    [...listAssumptions(base), ...listAssumptions(edited)].map((each) => [each.id, each]),
  );
  return changedAssumptions(base, edited).flatMap(({ kind, name, from, to }) => {
    const assumption = known.get(`${kind === 'parameter' ? 'parameters' : 'population'}.${name}`);
    return assumption === undefined ? [] : [{ assumption, was: from, is: to }];
  });
}
