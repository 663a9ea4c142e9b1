/** A Beta distribution that stands for what is known of a share before the count. */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}
