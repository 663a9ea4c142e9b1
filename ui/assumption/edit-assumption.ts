import {
  BaserateError,
  changedAssumptions,
  resetParameter,
  resetPopulation,
  setParameter,
  setPopulation,
  setPrior,
  setWeight,
} from '../../engine/index.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { parseScenario } from '../document/parse-scenario.ts';
import { asSentence } from './check-phrase.ts';
import { listAssumptions, type Assumption } from './assumption.ts';

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
    isCommitted ? reset(text, document.baseText, assumption) : put(text, assumption, phrase.trim()),
  );
}

/**
 * Makes a claim of the ledgers the value of an assumption, as a step of undo of its own.
 *
 * @returns why the scenario refuses the claim, as sentences; undefined when it was written
 */
export function useClaim(
  document: NotebookDocument,
  assumption: Assumption,
  claim: string,
): string | undefined {
  const committed = listAssumptions(document.baseScenario).find(({ id }) => id === assumption.id);
  document.endGroup();
  const refusal = attempt(document, assumption, (text) =>
    committed?.assignment.claim === claim
      ? reset(text, document.baseText, assumption)
      : put(text, assumption, `{ evidence: ${claim} }`),
  );
  document.endGroup();
  return refusal;
}

/**
 * Sets how much the count of a share is trusted, 0 to 1; a row of such changes is one step of undo.
 *
 * @returns why that is not possible, as sentences; undefined when it was done
 */
export function editWeight(
  document: NotebookDocument,
  assumption: Assumption,
  weight: number,
): string | undefined {
  return editKey(document, assumption, (text) => setWeight(text, assumption.name, weight));
}

/**
 * Sets what is known of a share before its count.
 *
 * @returns why that is not possible, as sentences; undefined when it was done
 */
export function editPrior(
  document: NotebookDocument,
  assumption: Assumption,
  prior: 'jeffreys' | 'uniform',
): string | undefined {
  return editKey(document, assumption, (text) => setPrior(text, assumption.name, prior));
}

/** Writes a key beside a value; one that the model set is first written into the scenario. */
function editKey(
  document: NotebookDocument,
  assumption: Assumption,
  set: (text: string) => string,
): string | undefined {
  const { assignment, setBy } = assumption;
  return attempt(document, assumption, (text) => {
    const phrase =
      assignment.claim === undefined ? assignment.text : `{ evidence: ${assignment.claim} }`;
    const edited = set(setBy === 'model' ? put(text, assumption, phrase) : text);
    const parsed = parseScenario(document.id, edited);
    if (parsed.kind === 'broken') return edited;
    // what comes to the committed number again is written as it was committed
    const isBack = !changedAssumptions(document.baseScenario, parsed.scenario).some(
      ({ kind, name }) => kind === 'parameter' && name === assumption.name,
    );
    return isBack ? reset(edited, document.baseText, assumption) : edited;
  });
}

/**
 * Gives an assumption its committed entry back, as a step of undo of its own.
 *
 * @returns why that is not possible, as sentences; undefined when it was done
 */
export function restoreAssumption(
  document: NotebookDocument,
  assumption: Assumption,
): string | undefined {
  document.endGroup();
  const refusal = attempt(document, assumption, (text) =>
    reset(text, document.baseText, assumption),
  );
  document.endGroup();
  return refusal;
}

function attempt(
  document: NotebookDocument,
  assumption: Assumption,
  edit: (text: string) => string,
): string | undefined {
  try {
    const text = edit(document.text);
    const parsed = parseScenario(document.id, text);
    if (parsed.kind === 'broken' && !document.isBroken) return sentences(parsed.problems);
    document.write(text, assumption.id);
    return undefined;
  } catch (error) {
    if (error instanceof BaserateError) return sentences(error.problems);
    throw error;
  }
}

function put(text: string, { group, name }: Assumption, phrase: string): string {
  return group === 'parameters'
    ? setParameter(text, name, phrase)
    : setPopulation(text, name, phrase);
}

function reset(text: string, baseText: string, { group, name }: Assumption): string {
  return group === 'parameters'
    ? resetParameter(text, baseText, name)
    : resetPopulation(text, baseText, name);
}

function sentences(problems: readonly { readonly message: string }[]): string {
  return problems.map(({ message }) => asSentence(message)).join(' ');
}
