import {
  defaultNotebookText,
  notebookChanges,
  readCells,
  type Notebook,
  type Scenario,
} from '../../engine/index.ts';
import { listChanges } from '../assumption/assumption-change.ts';
import { listAssumptions, type Assumption } from '../assumption/assumption.ts';
import { PhraseDrafts } from '../assumption/phrase-drafts.svelte.ts';
import { scenarioPath } from '../project/project-file.ts';
import { dropGroup, endGroup, recordChange, redo, startHistory, undo } from './document-history.ts';
import { EditPace } from './edit-pace.svelte.ts';
import { keepEqual } from './keep-equal.ts';
import { parseScenario } from './parse-scenario.ts';

/** The texts of one version of a document. */
interface Texts {
  readonly scenario: string;
  /** Undefined while the notebook is the one that is laid out from the scenario. */
  readonly notebook: string | undefined;
}

/** The notebook of a document: as committed, where it has one, and as the page opens with it. */
export interface NotebookTexts {
  readonly committed?: string | undefined;
  readonly text?: string | undefined;
}

/** Path of a scenario's notebook within the project. */
export function notebookPath(id: string): string {
  return scenarioPath(id).replace(/[^/]*$/, 'notebook.md');
}

/**
 * The one document of a notebook page: the texts of scenario.yaml and notebook.md, with one history. Form,
 * cells, source view and header all read from it and write to it.
 */
export class NotebookDocument {
  readonly id: string;
  /** As committed. */
  readonly baseText: string;
  readonly baseScenario: Scenario;
  /** The committed notebook, or what is laid out from the committed scenario. */
  readonly baseNotebook: string;
  /** When the next text of a row of edits is written. */
  readonly pace = new EditPace();

  /** What was typed into boxes and cannot be read: no part of the texts, and kept with them. */
  readonly phrases = new PhraseDrafts();
  readonly #committed: Texts;
  #history = $state.raw(startHistory<Texts>({ scenario: '', notebook: undefined }));
  #lastCells: Notebook | undefined;
  #lastAssumptions: readonly Assumption[] = [];
  #lastGood: { readonly scenario: Scenario; readonly text: string };

  /** Both texts of what is on screen; the same object until one changes. */
  readonly texts = $derived.by(() => this.#history.present);
  readonly text = $derived.by(() => this.texts.scenario);
  readonly parsed = $derived.by(() => parseScenario(this.id, this.text));
  readonly isBroken = $derived.by(() => this.parsed.kind === 'broken');
  /** The last text that could be read and its scenario: what form and figures show. */
  readonly good = $derived.by(() => {
    if (this.parsed.kind === 'scenario') {
      // Remembered outside of the reactive graph, for as long as the text is broken.
      this.#lastGood = { scenario: this.parsed.scenario, text: this.text };
    }
    return this.#lastGood;
  });
  readonly scenario = $derived.by(() => this.good.scenario);
  /** An assumption that an edit leaves alone stays the same object. */
  readonly assumptions = $derived.by(() => {
    this.#lastAssumptions = keepEqual(this.#lastAssumptions, listAssumptions(this.scenario)); // a cache, not state
    return this.#lastAssumptions;
  });
  readonly changes = $derived.by(() => listChanges(this.baseScenario, this.scenario));
  /** Whether the scenario differs from the committed one, and so what it answers. */
  readonly isEdited = $derived.by(() => this.text !== this.baseText);

  /** The text of notebook.md. */
  readonly notebook = $derived.by(
    () => this.#history.present.notebook ?? defaultNotebookText(this.scenario),
  );
  /** The page; of a text that is too long to be read the last page that could be, with what is wrong now. */
  readonly cells = $derived.by(() => {
    const read = readCells(this.notebook, notebookPath(this.id));
    if (!isTooLarge(read)) return (this.#lastCells = read); // remembered, as the last good scenario is
    this.#lastCells ??= readCells(this.baseNotebook, notebookPath(this.id));
    return { ...this.#lastCells, problems: read.problems };
  });
  /** What differs between the committed page and this one. */
  readonly cellChanges = $derived.by(() => notebookChanges(this.baseNotebook, this.notebook));
  readonly isNotebookEdited = $derived.by(
    () => this.#history.present.notebook !== this.#committed.notebook,
  );

  readonly canUndo = $derived.by(() => this.#history.past.length > 0);
  readonly canRedo = $derived.by(() => this.#history.future.length > 0);

  /**
   * @param baseScenario what `baseText` reads as
   * @param text         what the page opens with: the base, or what a link brought
   * @param notebook     the committed notebook and the one the page opens with; the first when left out
   */
  constructor(
    id: string,
    baseText: string,
    baseScenario: Scenario,
    text: string,
    { committed, text: opened = committed }: NotebookTexts = {},
  ) {
    this.id = id;
    this.baseText = baseText;
    this.baseScenario = baseScenario;
    this.baseNotebook = committed ?? defaultNotebookText(baseScenario);
    this.#lastGood = { scenario: baseScenario, text: baseText };
    this.#committed = { scenario: baseText, notebook: committed };
    this.#history = startHistory<Texts>({ scenario: text, notebook: opened });
  }

  /** Replaces the text of the scenario; changes of one group in a row are one step of undo. */
  write(text: string, group?: string): void {
    this.#record({ ...this.#history.present, scenario: text }, group);
  }

  /** Replaces the text of the notebook, as a step of undo of its own unless a group is named. */
  writeNotebook(text: string, group?: string): void {
    const isCommitted = text === (this.#committed.notebook ?? this.baseNotebook);
    const notebook = isCommitted ? this.#committed.notebook : text;
    this.#record({ ...this.#history.present, notebook }, group);
  }

  /** Replaces both texts, as one step that can be undone: a link, a file, another tab's version. */
  replace({ scenario, notebook }: { readonly scenario: string; readonly notebook?: string }): void {
    this.endGroup();
    this.#record({ scenario, notebook: notebook ?? this.#committed.notebook });
  }

  /** Ends a group of changes, such as when a box loses focus. */
  endGroup(): void {
    this.#history = endGroup(this.#history);
  }

  /** Takes the changes of the current group back, where it is the group named. */
  dropGroup(group: string): void {
    this.#history = dropGroup(this.#history, group);
  }

  undo(): void {
    this.#history = undo(this.#history);
  }

  redo(): void {
    this.#history = redo(this.#history);
  }

  /** Back to the committed texts, as one step that can be undone. */
  revert(): void {
    this.#record(this.#committed);
  }

  /** The notebook back to the committed one, as one step that can be undone. */
  revertNotebook(): void {
    this.writeNotebook(this.baseNotebook);
  }

  #record(texts: Texts, group?: string): void {
    const { scenario, notebook } = this.#history.present;
    if (texts.scenario === scenario && texts.notebook === notebook) return;
    this.#history = recordChange(this.#history, texts, group);
  }
}

/** Whether a text is so long that nothing of it was read. */
function isTooLarge({ problems }: Notebook): boolean {
  return problems.some(({ code }) => code === 'notebook/too-large');
}
