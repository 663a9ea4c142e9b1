import { fail } from '../errors/baserate-error.ts';
import type { BetaPrior } from '../evidence/beta-prior.ts';

/** What is known of a share before the count, by name. */
export type Prior =
  /** Beta(½, ½): intervals keep their coverage when nobody or everybody is counted. The default. */
  | { readonly kind: 'jeffreys' }
  /** Beta(1, 1), Bayes and Laplace: every share is equally likely; 0 of n has mean 1 / (n + 2). */
  | { readonly kind: 'uniform' }
  /** Beta(0, 0): the mean is x / n exactly. Improper, so refused when nobody or everybody is counted. */
  | { readonly kind: 'haldane' }
  /** Beta(a, b): as much as a earlier cases among a + b people. */
  | { readonly kind: 'counts'; readonly a: number; readonly b: number }
  /** The same by its mean and the number of people it is worth: a = mean · size. */
  | { readonly kind: 'informed'; readonly mean: number; readonly size: number }
  /**
   * An informed Beta that is right with probability `weight`, and a vague one otherwise: when the
   * count contradicts the informed part, the vague part takes over.
   */
  | {
      readonly kind: 'robust';
      readonly weight: number;
      readonly informed: BetaPrior;
      /** Uniform (1, 1) unless given. */
      readonly vague?: BetaPrior;
    };

/** One Beta of a prior; a and b are both 0 for Haldane's, which has no proper density. */
export interface PriorComponent extends BetaPrior {
  readonly weight: number;
}

/** The prior that stands when none is named. */
export const defaultPrior: Prior = { kind: 'jeffreys' };

/**
 * A prior as a mixture of Betas; the weights sum to 1.
 *
 * @throws `synthesis/prior-out-of-range`
 * @source Jeffreys: Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286; Haldane 1932,
 *         doi:10.1017/S0305004100010495; robust mixture: Schmidli et al. 2014, doi:10.1111/biom.12242
 */
export function priorComponents(prior: Prior): readonly PriorComponent[] {
  switch (prior.kind) {
    case 'jeffreys':
      return [{ weight: 1, a: 0.5, b: 0.5 }];
    case 'uniform':
      return [{ weight: 1, a: 1, b: 1 }];
    case 'haldane':
      return [{ weight: 1, a: 0, b: 0 }];
    case 'counts':
      checkBeta(prior);
      return [{ weight: 1, a: prior.a, b: prior.b }];
    case 'informed': {
      const { mean, size } = prior;
      if (!(mean > 0 && mean < 1)) {
        throw refuse(`the mean of a prior must be more than 0 and less than 1; got ${mean}`);
      }
      if (!(size > 0 && size < Infinity)) {
        throw refuse(`the size of a prior must be a number of people above 0; got ${size}`);
      }
      const beta = { a: mean * size, b: (1 - mean) * size };
      checkBeta(beta);
      return [{ weight: 1, ...beta }];
    }
    case 'robust': {
      const { weight, informed, vague = { a: 1, b: 1 } } = prior;
      checkBeta(informed);
      checkBeta(vague);
      if (!(weight > 0 && weight < 1)) {
        const remedy = 'write 0.8 to trust the informed part four times in five';
        throw refuse(
          `the weight of the informed part must lie between 0 and 1; got ${weight} (${remedy})`,
        );
      }
      return [
        { weight, ...informed },
        { weight: 1 - weight, ...vague },
      ];
    }
  }
}

function checkBeta({ a, b }: BetaPrior): void {
  if (a >= 0.01 && b >= 0.01 && a <= 1e12 && b <= 1e12) return;
  throw refuse(`both numbers of a Beta prior must be from 0.01 to 1e12; got (${a}, ${b})`);
}

function refuse(message: string) {
  return fail('synthesis/prior-out-of-range', '', message);
}
