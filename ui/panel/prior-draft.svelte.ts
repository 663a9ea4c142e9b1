import type { Prior } from '../../engine/index.ts';
import type { Assumption } from '../assumption/assumption.ts';
import { asStep, editKeys } from '../assumption/edit-assumption.ts';
import { TypedValues } from '../assumption/typed-values.svelte.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import {
  priorFromTexts,
  priorTexts,
  type PriorField,
  type PriorKind,
  type PriorTexts,
} from '../posterior/prior-option.ts';

/** The prior of a share as it is chosen and typed, until it is written and left. */
export class PriorDraft {
  readonly #document: NotebookDocument;
  readonly #assumption: () => Assumption;
  readonly #typed = new TypedValues();
  #draft = $state.raw<{ readonly kind: PriorKind; readonly texts: PriorTexts }>();
  /** Why a choice was refused. */
  #refused = $state<string>();

  /** @param assumption as the document has it now: every edit makes another one */
  constructor(document: NotebookDocument, assumption: () => Assumption) {
    this.#document = document;
    this.#assumption = assumption;
  }

  /** As the document has it. */
  get prior(): Prior {
    return this.#assumption().assignment.prior ?? { kind: 'jeffreys' };
  }

  get chosen(): PriorKind {
    return this.#draft?.kind ?? this.prior.kind;
  }

  get texts(): PriorTexts {
    return this.#draft?.texts ?? priorTexts(this.prior);
  }

  /** Why the document has not what is chosen and typed, as sentences. */
  get refusal(): string | undefined {
    return this.#typed.get(this.#id)?.fault ?? this.#refused;
  }

  /** Whether numbers are missing. */
  get isIncomplete(): boolean {
    const draft = this.#draft;
    return draft !== undefined && priorFromTexts(draft.kind, draft.texts) === undefined;
  }

  choose(kind: PriorKind): void {
    this.#typed.leave(this.#document, this.#id);
    this.#typed.forget(this.#id);
    const { texts } = this;
    this.#draft = { kind, texts };
    this.#refused = asStep(this.#document, () => this.#put(kind, texts));
    this.#close();
  }

  /** The boxes show each key at once; the prior that they make follows in step with what is drawn. */
  type(field: Pick<PriorField, 'name'>, text: string): void {
    const next = { kind: this.chosen, texts: { ...this.texts, [field.name]: text } };
    this.#draft = next;
    this.#refused = undefined;
    this.#typed.type(this.#document, this.#id, text, () => this.#put(next.kind, next.texts));
  }

  /** The reader is done with a box. */
  leave(): void {
    this.#typed.leave(this.#document, this.#id);
    this.#close();
  }

  get #id(): string {
    return this.#assumption().id;
  }

  #put(kind: PriorKind, texts: PriorTexts): string | undefined {
    const prior = priorFromTexts(kind, texts);
    return prior === undefined
      ? undefined
      : editKeys(this.#document, this.#assumption(), { prior });
  }

  /** The document has what was chosen, unless it refused it or numbers are missing. */
  #close(): void {
    if (this.refusal === undefined && !this.isIncomplete) this.#draft = undefined;
  }
}
