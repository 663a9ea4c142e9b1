import type {
  Clock,
  LockedOutcome,
  Outcome,
  PairedDifference,
  Spread,
} from '../../engine/index.ts';

/** What a scenario shows before any of its files is loaded; made when the page is built. */
export interface Opening {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly draws: number;
  readonly clock: Clock;
  /** The outcome that answers the question. */
  readonly outcome: {
    readonly name: string;
    readonly label: string;
    readonly unit: string;
    readonly kind: Outcome['measure']['kind'];
  };
  /** Name of the variant that answers; `base` almost always. */
  readonly variant: string;
  /** `base` first; those of the lock only. */
  readonly runs: readonly OpeningRun[];
  readonly assumptions: readonly OpeningAssumption[];
  /** Paths of the files it is read from, with its notebook and lock where there are any. */
  readonly files: readonly string[];
  /** Engines in which a committed record says that the run was reproduced: `Node.js 20.20`. */
  readonly reproducedIn: readonly string[];
}

/** One variant as the committed run left it. */
export interface OpeningRun {
  readonly name: string;
  readonly title: string;
  readonly answer: Omit<LockedOutcome, 'digest'>;
  /** How much of the variance is ignorance, and the upper bound of what was never seen; as the picture has them. */
  readonly spread?: Spread;
  readonly upper?: number;
  /** 50 dots; absent where no picture with the digest of the lock is committed. */
  readonly dots?: readonly number[];
  /** This variant minus base; absent for base, and without a picture. */
  readonly difference?: PairedDifference;
}

/** An assumption as a sentence with its source. */
export interface OpeningAssumption {
  /** As `Assumption.id`. */
  readonly id: string;
  readonly label: string;
  /** The phrase in the box: `54 of 400`. */
  readonly text: string;
  /** What the phrase means: `13.6 % (90 %: 10.9 % to 16.5 %)`. */
  readonly meaning: string;
  /** Whether a phrase can replace it; a value combined from several claims is shown only. */
  readonly isPhrase: boolean;
  readonly source?: OpeningSource;
}

/** Who printed a number, and what is wrong with it. */
export interface OpeningSource {
  readonly says: string;
  readonly publisher: string;
  readonly date: string;
  /** Caveats with which the number must not be shown alone; all of them stand further down the page. */
  readonly warnings: readonly string[];
}

/** A scenario in the index, or why it cannot be read. */
export type IndexEntry =
  | { readonly kind: 'opening'; readonly opening: Opening }
  | { readonly kind: 'broken'; readonly id: string; readonly problem: string };
