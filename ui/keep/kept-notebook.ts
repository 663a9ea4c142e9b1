import type { PhraseDraft } from '../assumption/phrase-drafts.svelte.ts';

/** A notebook as this browser keeps it. */
export interface KeptNotebook {
  /** Its own name in this browser; letters and digits. */
  readonly key: string;
  /** Scenario that it changes. */
  readonly id: string;
  /** As the reader calls it. */
  readonly title: string;
  /** The scenario as it was published when the reader began to change it. */
  readonly base: string;
  readonly scenario: string;
  /** Absent while the notebook is the one that comes with the scenario. */
  readonly notebook?: string;
  /** What stood in its boxes and could not be read, by box. */
  readonly phrases?: Readonly<Record<string, PhraseDraft>>;
  /** Files that it refers to and that did not come with the page, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the reader changed, counted when it was saved. */
  readonly changes: ChangeCount;
  /** Grows with every save: who saves must have seen the last one. */
  readonly revision: number;
  /** Time of the last save, in ms since 1970. */
  readonly saved: number;
}

export interface ChangeCount {
  readonly changed: number;
  readonly all: number;
  readonly cells: number;
}

/** A new key: 80 random bits, in letters and digits. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
