import type { Scenario } from '../../engine/index.ts';
import { listChanges } from '../assumption/assumption-change.ts';
import { listAssumptions } from '../assumption/assumption.ts';
import { dropGroup, endGroup, recordChange, redo, startHistory, undo } from './document-history.ts';
import { parseScenario } from './parse-scenario.ts';

/**
 * The one document of a notebook page: the text of scenario.yaml. Form, source view and header all read
 * from it and write to it.
 */
export class NotebookDocument {
  readonly id: string;
  /** As committed. */
  readonly baseText: string;
  readonly baseScenario: Scenario;

  #history = $state.raw(startHistory(''));
  #lastGood: { readonly scenario: Scenario; readonly text: string };

  readonly text = $derived.by(() => this.#history.present);
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
  readonly assumptions = $derived.by(() => listAssumptions(this.scenario));
  readonly changes = $derived.by(() => listChanges(this.baseScenario, this.scenario));
  readonly isEdited = $derived.by(() => this.text !== this.baseText);
  readonly canUndo = $derived.by(() => this.#history.past.length > 0);
  readonly canRedo = $derived.by(() => this.#history.future.length > 0);

  /**
   * @param baseScenario what `baseText` reads as
   * @param text         what the page opens with: the base, or what a link brought
   */
  constructor(id: string, baseText: string, baseScenario: Scenario, text: string) {
    this.id = id;
    this.baseText = baseText;
    this.baseScenario = baseScenario;
    this.#lastGood = { scenario: baseScenario, text: baseText };
    this.#history = startHistory(text);
  }

  /** Replaces the text; changes of one group in a row are one step of undo. */
  write(text: string, group?: string): void {
    this.#history = recordChange(this.#history, text, group);
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

  /** Back to the committed text, as one step that can be undone. */
  revert(): void {
    this.write(this.baseText);
  }
}
