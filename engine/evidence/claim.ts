/** Who printed it. */
export interface Source {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  readonly author: string;
  /** ISO date, year-month or year. */
  readonly date: string;
  readonly address?: string;
  readonly basedOn?: string;
}

/** What is wrong with a claim, in the field's words; the notebook and the linter explain each. */
export type Caveat =
  | 'not-a-subset'
  | 'rounded'
  | 'lower-bound'
  | 'upper-bound'
  | 'misread'
  | 'derived'
  | 'poor-reporting'
  | 'mixed-population'
  | 'anecdote'
  | 'inverse'
  | 'from-memory'
  | 'secondary';

/** Power-prior weight, 0 to 1, of a count that carries a caveat. */
export type CaveatWeights = Readonly<Partial<Record<Caveat, number>>>;

export type ClaimKind =
  'count' | 'stock' | 'inflow' | 'share' | 'time' | 'number' | 'money' | 'note';

/** One printed quantity, paraphrased, with everything a reader needs to doubt it. */
export interface Claim {
  readonly id: string;
  /** Number of the quantity in the reading notes it comes from, such as `bb-06`. */
  readonly ref?: string;
  readonly source: string;
  readonly kind: ClaimKind;
  /** The claim in our own words. */
  readonly says: string;
  /** The number as a phrase of the quantity grammar: `54 of 400`, `400 to 450 of 1700`, `30000`, `20%`, `4 months`. */
  readonly value?: string;
  readonly unit?: string;
  readonly place?: string;
  readonly asOf?: string;
  readonly reportedBy: string;
  readonly caveats: readonly Caveat[];
  /** What is wrong with it, in a sentence. */
  readonly comment?: string;
  /** Set when the claim must not feed a parameter; the reason. */
  readonly unusable?: string;
  readonly supersededBy?: string;
  readonly disputedBy: readonly string[];
  /** Weights that its ledger gives to caveats; absent when the ledger states none. */
  readonly defaultWeights?: CaveatWeights;
}

/** Everything read from the ledgers a scenario names. */
export interface Evidence {
  readonly sources: ReadonlyMap<string, Source>;
  readonly claims: ReadonlyMap<string, Claim>;
}
