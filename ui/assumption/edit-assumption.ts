import {
  changedAssumptions,
  resetInflow,
  resetParameter,
  resetPopulation,
  resetSplitKeys,
  setInflow,
  setParameter,
  setPopulation,
  setSplitKeys,
  setValueKeys,
  type Scenario,
  type SplitKeys,
  type ValueKeys,
} from '../../engine/index.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { parseScenario } from '../document/parse-scenario.ts';
import { tryEdit } from '../document/try-edit.ts';
import { assignmentKeys } from './assignment-keys.ts';
import { checkPhrase } from './check-phrase.ts';
import { isSameCombination, listAssumptions, type Assumption } from './assumption.ts';
import { readSeries } from './series.ts';

/**
 * Writes a phrase into the document as the value of an assumption. Typing the committed phrase brings the
 * committed entry back, with its source.
 *
 * @returns why the scenario refuses the value, as sentences; undefined when it was written
 */
export function editAssumption(
  document: NotebookDocument,
  assumption: Assumption,
  phrase: string,
): string | undefined {
  const committed = listAssumptions(document.baseScenario).find(({ id }) => id === assumption.id);
  const isCommitted = committed?.assignment.text === phrase.trim();
  return attempt(document, assumption, (text) =>
    isCommitted ? reset(text, document, assumption) : put(text, assumption, phrase.trim()),
  );
}

/**
 * Writes what is typed as the value of an assumption, if it can be read as one; otherwise as
 * {@link editAssumption}.
 */
export function typePhrase(
  document: NotebookDocument,
  assumption: Assumption,
  phrase: string,
): string | undefined {
  const { kind, assignment } = assumption;
  const names = document.scenario.parameters.map(({ name }) => name);
  const check = checkPhrase(phrase, kind, assignment.weight, assignment.prior, names);
  return check.kind === 'fault' ? check.message : editAssumption(document, assumption, phrase);
}

/**
 * Makes a claim of the ledgers the one value of an assumption, as a step of undo of its own. The prior
 * stays where the claim is a count too; weights and rules were about other claims and go.
 *
 * @returns why the scenario refuses the claim, as sentences; undefined when it was written
 */
export function useClaim(
  document: NotebookDocument,
  assumption: Assumption,
  claim: string,
): string | undefined {
  const isCount = document.scenario.evidence.claims.get(claim)?.kind === 'count';
  const others = { value: undefined, as: undefined, weight: undefined };
  const several = { combine: undefined, weights: undefined, place: undefined };
  return asStep(document, () =>
    assumption.split === undefined
      ? editKeys(document, assumption, {
          ...{ evidence: claim, ...others, ...several },
          ...(isCount ? {} : { prior: undefined }),
        })
      : attempt(document, assumption, (text) => put(text, assumption, `{ evidence: ${claim} }`)),
  );
}

/**
 * Sets keys of a value, such as its prior or its claims; a row of such changes is one step of undo. A
 * value that the model set is first written into the scenario.
 *
 * @returns why that is not possible, as sentences; undefined when it was done
 */
export function editKeys(
  document: NotebookDocument,
  assumption: Assumption,
  keys: ValueKeys,
): string | undefined {
  const { group, name, setBy, assignment, claim } = assumption;
  return attempt(document, assumption, (text) => {
    const all = setBy === 'model' ? { ...assignmentKeys(assignment, claim), ...keys } : keys;
    const edited = setValueKeys(text, group, name, all);
    const parsed = parseScenario(document.id, edited);
    // what comes to the committed number again is written as it was committed
    return parsed.kind === 'scenario' &&
      isCommitted(document.baseScenario, parsed.scenario, assumption)
      ? reset(edited, document, assumption)
      : edited;
  });
}

/**
 * Sets prior or weight of the table that an assumption is a part of; a row of such changes is one step of
 * undo.
 *
 * @returns why that is not possible, as sentences; undefined when it was done
 */
export function editSplit(
  document: NotebookDocument,
  assumption: Assumption,
  keys: SplitKeys,
): string | undefined {
  const name = assumption.split?.name ?? '';
  const committed = document.baseScenario.splits.find((split) => split.name === name);
  return attempt(document, assumption, (text) => {
    const edited = setSplitKeys(text, name, keys);
    const parsed = parseScenario(document.id, edited);
    const now =
      parsed.kind === 'scenario' && parsed.scenario.splits.find((its) => its.name === name);
    const isBack = now && now.prior === committed?.prior && now.weight === committed.weight;
    return isBack ? resetSplitKeys(edited, document.baseText, name) : edited;
  });
}

/**
 * Gives an assumption its committed entry back, as a step of undo of its own; a part of a split also the
 * prior and the weight of its table.
 *
 * @returns why that is not possible, as sentences; undefined when it was done
 */
export function restoreAssumption(
  document: NotebookDocument,
  assumption: Assumption,
): string | undefined {
  return asStep(document, () =>
    attempt(document, assumption, (text) => reset(text, document, assumption)),
  );
}

/** Makes whatever is written meanwhile a step of undo of its own. */
export function asStep<T>(document: NotebookDocument, work: () => T): T {
  document.endGroup();
  const result = work();
  document.endGroup();
  return result;
}

/** Whether an assumption has its committed number from its committed claims. */
function isCommitted(base: Scenario, edited: Scenario, { id, group, name }: Assumption): boolean {
  const kind = group === 'parameters' ? 'parameter' : group;
  const changes = changedAssumptions(base, edited);
  if (changes.some((change) => change.kind === kind && change.name === name)) return false;
  const [before, after] = [base, edited].map((scenario) =>
    listAssumptions(scenario).find((each) => each.id === id),
  );
  return (
    before !== undefined &&
    after !== undefined &&
    before.assignment.claim === after.assignment.claim &&
    isSameCombination(before.assignment, after.assignment)
  );
}

function attempt(
  document: NotebookDocument,
  assumption: Assumption,
  edit: (text: string) => string,
): string | undefined {
  return tryEdit(document, assumption.id, edit);
}

function put(text: string, { group, name, isEntered }: Assumption, phrase: string): string {
  if (isEntered) return setValueKeys(text, group, name, { entered: phrase });
  switch (group) {
    case 'parameters':
      return setParameter(text, name, phrase);
    case 'population':
      return setPopulation(text, name, phrase);
    case 'inflow':
      return setInflow(text, name, readSeries(phrase) ? `{ series: [${phrase}] }` : phrase);
  }
}

function reset(text: string, document: NotebookDocument, assumption: Assumption): string {
  const { baseText } = document;
  const { group, name, split } = assumption;
  switch (group) {
    case 'population':
      return resetPeople(text, document, assumption);
    case 'inflow':
      return resetInflow(text, baseText, name);
    case 'parameters': {
      const back = resetParameter(text, baseText, name);
      return split === undefined ? back : resetSplitKeys(back, baseText, split.name);
    }
  }
}

/** People and when they entered stand in one entry of the file: what is not reset is put back into it. */
function resetPeople(text: string, document: NotebookDocument, assumption: Assumption): string {
  const back = resetPopulation(text, document.baseText, assumption.name);
  const otherOf = (all: readonly Assumption[]) =>
    all.find(
      ({ group, name, isEntered }) =>
        group === 'population' && name === assumption.name && isEntered !== assumption.isEntered,
    );
  const was = otherOf(listAssumptions(document.baseScenario));
  const now = otherOf(document.assumptions);
  return now === undefined || now.assignment.text === was?.assignment.text
    ? back
    : put(back, now, now.assignment.text);
}
