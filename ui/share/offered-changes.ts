import { notebookChanges, type NotebookChanges, type Scenario } from '../../engine/index.ts';
import { listChanges, type AssumptionChange } from '../assumption/assumption-change.ts';
import { listAssumptions } from '../assumption/assumption.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { parseScenario } from '../document/parse-scenario.ts';
import type { Route } from '../route/route.ts';
import { linkWords } from '../words/link-words.ts';
import { SHARE_LIMIT_BYTES, unpackText } from './share-link.ts';
import { textMark } from './text-mark.ts';

/** What a link or a file would change, shown before anything of it runs. */
export interface OfferedChanges {
  readonly kind: 'offer';
  readonly scenario: string;
  readonly notebook?: string;
  /** Assumptions that would change, and how many there are. */
  readonly changes: readonly AssumptionChange[];
  readonly assumptions: number;
  /** What else would change in the scenario, in sentences. */
  readonly others: readonly string[];
  readonly cells: NotebookChanges;
  /** Whether it was made from another version of the published scenario. */
  readonly isOtherBase: boolean;
}

export interface RefusedChanges {
  readonly kind: 'refused';
  /** Why, as a sentence for the reader. */
  readonly reason: string;
}

/** Reads the changes that a link brings to what is published; checks everything and runs nothing. */
export function readLink(
  { edit, cells, from }: Extract<Route, { readonly page: 'notebook' }>,
  document: NotebookDocument,
): OfferedChanges | RefusedChanges {
  const texts: { scenario?: string; notebook?: string } = {};
  let room = SHARE_LIMIT_BYTES;
  for (const [name, packed] of [
    ['scenario', edit],
    ['notebook', cells],
  ] as const) {
    if (packed === undefined) continue;
    const shared = unpackText(packed, room);
    if (shared.kind === 'unreadable') return refused(linkWords.unreadable(shared.reason));
    texts[name] = shared.text;
    room -= shared.text.length;
  }
  const isOtherBase = from !== undefined && from !== textMark(document.baseText);
  return offerChanges(texts, document, isOtherBase);
}

/** What texts would change in a document; a text that is left out stays as published. */
export function offerChanges(
  texts: { readonly scenario?: string; readonly notebook?: string },
  { id, baseText, baseScenario, baseNotebook }: NotebookDocument,
  isOtherBase = false,
): OfferedChanges | RefusedChanges {
  const scenario = texts.scenario ?? baseText;
  const parsed = parseScenario(id, scenario);
  if (parsed.kind === 'broken') {
    const [first] = parsed.problems;
    return refused(linkWords.broken(first?.message ?? '', first?.at));
  }
  return {
    kind: 'offer',
    scenario,
    ...(texts.notebook === undefined ? {} : { notebook: texts.notebook }),
    changes: listChanges(baseScenario, parsed.scenario),
    assumptions: listAssumptions(parsed.scenario).length,
    others: otherChanges(baseScenario, parsed.scenario),
    cells: notebookChanges(baseNotebook, texts.notebook ?? baseNotebook),
    isOtherBase,
  };
}

/** What differs besides assumptions: each part that a reader would want to know of. */
function otherChanges(base: Scenario, offered: Scenario): readonly string[] {
  const sentences: string[] = [];
  const { run } = offered;
  if (run.draws !== base.run.draws) sentences.push(linkWords.draws(base.run.draws, run.draws));
  if (run.seed !== base.run.seed) sentences.push(linkWords.seed(base.run.seed, run.seed));
  if (offered.question !== base.question) sentences.push(linkWords.question(offered.question));
  const [old, now] = [base, offered].map(
    ({ variants }) => new Map(variants.map((each) => [each.name, JSON.stringify(each)])),
  );
  const added = offered.variants.filter(({ name }) => !old?.has(name));
  const removed = base.variants.filter(({ name }) => !now?.has(name));
  const edited = offered.variants.filter(
    ({ name }) => old?.has(name) && old.get(name) !== now?.get(name),
  );
  for (const [list, words] of [
    [added, linkWords.variantAdded],
    [removed, linkWords.variantRemoved],
    [edited, linkWords.variantEdited],
  ] as const) {
    for (const { title } of list) sentences.push(words(title));
  }
  return sentences;
}

function refused(reason: string): RefusedChanges {
  return { kind: 'refused', reason };
}
