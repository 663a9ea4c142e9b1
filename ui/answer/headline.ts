import type { Outcome } from '../../engine/index.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import type { NotebookRun } from '../run/notebook-run.svelte.ts';
import { lockedRun } from '../run/run.ts';
import { answerOfLock, answerOfResult, type Answer } from './answer.ts';
import { shownOutcomes } from './shown-outcomes.ts';

/** What the page answers with just now. */
export interface Headline {
  readonly outcome: Outcome;
  readonly answer: Answer | undefined;
  /** The committed base's answer, once something differs from it. */
  readonly before: Answer | undefined;
  /** Whether the answer belongs to an earlier version. */
  readonly isStale: boolean;
  /** Whether the answer is read from the lock, because the run of the page is not done. */
  readonly isCommitted: boolean;
}

/**
 * The answer for an outcome. While nothing is edited the committed answer stands until the run of the
 * page is done, so that the number does not move under the reader's eyes.
 *
 * @param outcomeName the scenario's first outcome when left out or unknown
 * @param variant     the chosen variant when left out
 */
export function headlineOf(
  document: NotebookDocument,
  run: NotebookRun,
  outcomeName?: string,
  variant?: string,
): Headline | undefined {
  const { clock } = document.scenario;
  const outcomes = shownOutcomes(document.scenario);
  const outcome = outcomes.find(({ name }) => name === outcomeName) ?? outcomes[0];
  if (outcome === undefined) return undefined;
  const view = variant === undefined ? run.current : run.view(variant);
  const computed = view.result?.outcomes.find(({ name }) => name === outcome.name);
  const isOwnSeed = run.otherSeed === undefined || variant !== undefined;
  const isAwaited = !document.isEdited && isOwnSeed && view.run?.phase !== 'done';
  const locked = isAwaited
    ? lockedRun(run.lock, variant ?? run.variant)?.[outcome.name]
    : undefined;
  const base = run.baseline?.outcomes.find(({ name }) => name === outcome.name);
  return {
    outcome,
    answer: locked
      ? answerOfLock(locked, outcome, clock)
      : computed && answerOfResult(computed, clock),
    before: base && answerOfResult(base, run.baseline?.clock ?? clock),
    isStale: locked === undefined && view.state === 'stale',
    isCommitted: locked !== undefined,
  };
}
