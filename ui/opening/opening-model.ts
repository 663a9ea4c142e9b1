import type { Clock, PairedDifference } from '../../engine/index.ts';
import type { Answer } from '../answer/answer.ts';
import type { DottedAnswer } from './dot-picture.ts';
import type { OpeningAssumption } from './opening.ts';

/** Everything the first screen shows, from the index or from the page's own run. */
export interface OpeningModel {
  readonly question: string;
  readonly title: string;
  readonly draws: number;
  readonly clock: Clock;
  readonly label: string;
  readonly answer: Answer | undefined;
  /** Said in place of an answer. */
  readonly waiting: string;
  /** Whether the answer belongs to an earlier version. */
  readonly isStale: boolean;
  readonly dots: readonly DottedAnswer[];
  /** What the answer differs from, in words; undefined while nothing differs. */
  readonly change: OpeningChange | undefined;
  /** What the what-if on offer would change; undefined once something is changed, or where it is not known. */
  readonly preview: OpeningChange | undefined;
  readonly sentences: readonly Sentence[];
  /** Said of a number whose source is not named beside it. */
  readonly unsourced: string;
  readonly whatIfs: readonly { readonly name: string; readonly title: string }[];
  /** Name of the what-if on offer, and whether it is on. */
  readonly whatIf: string | undefined;
  readonly isOn: boolean;
  readonly tick: TickState;
  readonly reproducedIn: readonly string[];
}

export type TickState = 'committed' | 'verified' | 'differs' | 'edited';

export interface OpeningChange {
  readonly cause: string;
  /** Undefined while it is being worked out. */
  readonly difference: PairedDifference | undefined;
  /** Whether it belongs to an earlier version. */
  readonly isStale?: boolean;
  /** The answer without the change; of a preview, the answer with it. */
  readonly before: Answer | undefined;
  readonly beforeWords: string;
}

/** An assumption as its sentence, with what the reader makes of it. */
export interface Sentence extends OpeningAssumption {
  /** What is typed, where it is not yet, or cannot be, the value. */
  readonly draft: string | undefined;
  /** Why it cannot be the value. */
  readonly fault: string | undefined;
  /** As committed, once changed. */
  readonly was: string | undefined;
  /** The phrase that was committed, once changed, as it is typed: without the weight that `was` may name. */
  readonly published?: string | undefined;
}

/** What the reader can do on the first screen. */
export interface OpeningActions {
  readonly type: (id: string, text: string) => void;
  readonly leave: (id: string) => void;
  readonly choose: (whatIf: string) => void;
  readonly toggle: (isOn: boolean) => void;
}
