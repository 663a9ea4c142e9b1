import { changedAssumptions, type Scenario } from '../../engine/index.ts';
import {
  assumptionId,
  isCombined,
  isSameCombination,
  listAssumptions,
  valueText,
  type Assumption,
} from './assumption.ts';
import { assumptionLabels } from '../words/assumption-words.ts';

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
  const numbers = changedAssumptions(base, edited).flatMap(({ kind, name, from, to }) => {
    const id = assumptionId(kind, name);
    const time = enteredChange(before?.get(`${id}.entered`), after?.get(`${id}.entered`));
    const [old, now] = [before?.get(id), after?.get(id)];
    const assumption = now ?? old;
    if (assumption === undefined) return [];
    if (time && old?.assignment.text === now?.assignment.text) return [time];
    const was = old && isCombined(old.assignment) ? valueText(old.assignment) : from;
    const is = now && isCombined(now.assignment) ? valueText(now.assignment) : to;
    return [{ assumption, was, is }, ...(time ? [time] : [])];
  });
  const known = new Set(numbers.map(({ assumption }) => assumption.id));
  const others = [...(after?.values() ?? [])].flatMap((now) => {
    const old = before?.get(now.id);
    return old === undefined || known.has(now.id) ? [] : changeBeyondNumber(old, now);
  });
  return [...numbers, ...others];
}

/** What the reader did to how long ago people entered their state, which is a row of its own. */
function enteredChange(
  old: Assumption | undefined,
  now: Assumption | undefined,
): AssumptionChange | undefined {
  const [was, is] = [old, now].map((each) => each?.assignment.text ?? assumptionLabels.justNow);
  const assumption = now ?? old;
  if (assumption === undefined || was === undefined || is === undefined || was === is)
    return undefined;
  return { assumption, was, is };
}

/** A change that leaves the number of the base alone: of the prior of a split, or of a list of claims. */
function changeBeyondNumber(old: Assumption, now: Assumption): readonly AssumptionChange[] {
  if (old.split?.prior !== now.split?.prior) {
    const textOf = ({ assignment, split }: Assumption) =>
      split === undefined
        ? assignment.text
        : assumptionLabels.splitPrior(assignment.text, split.prior);
    return [{ assumption: now, was: textOf(old), is: textOf(now) }];
  }
  if (isSameCombination(old.assignment, now.assignment)) return [];
  const textOf = ({ assignment }: Assumption) => {
    const { combination, text } = assignment;
    return combination
      ? assumptionLabels.ruleOf(text, combination.rule, combination.members.length)
      : text;
  };
  return [{ assumption: now, was: textOf(old), is: textOf(now) }];
}
