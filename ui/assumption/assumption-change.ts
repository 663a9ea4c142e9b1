import { changedAssumptions, type Scenario } from '../../engine/index.ts';
import { isCombined, listAssumptions, valueText, type Assumption } from './assumption.ts';

/** An assumption that the reader changed. */
export interface AssumptionChange {
  readonly assumption: Assumption;
  /** As committed and as it is now, as a reader would say it. */
  readonly was: string;
  readonly is: string;
}

/** What differs between the assumptions of the committed scenario and of the edited one. */
export function listChanges(base: Scenario, edited: Scenario): readonly AssumptionChange[] {
  const [before, after] = [base, edited].map(
    (scenario) => new Map(listAssumptions(scenario).map((each) => [each.id, each])),
  );
  return changedAssumptions(base, edited).flatMap(({ kind, name, from, to }) => {
    const id = `${kind === 'parameter' ? 'parameters' : 'population'}.${name}`;
    const [old, now] = [before?.get(id), after?.get(id)];
    const assumption = now ?? old;
    if (assumption === undefined) return [];
    const was = old && isCombined(old.assignment) ? valueText(old.assignment) : from;
    const is = now && isCombined(now.assignment) ? valueText(now.assignment) : to;
    return [{ assumption, was, is }];
  });
}
