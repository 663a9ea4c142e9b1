import { assumptionName, assumptionOfInput, type Influence } from '../../engine/index.ts';
import { assumptionId } from '../assumption/assumption.ts';
import { formatCount, NO_BREAK } from '../figure/number-text.ts';
import { formatDecimals } from '../locale/number-format.ts';

/** How strongly one assumption moves the answer, as its row shows it. */
export interface InfluenceBadge {
  /** Rank correlation with the answer, −1 to 1. */
  readonly rankCorrelation: number;
  readonly words: string;
  /** The number behind the words, for whoever asks. */
  readonly explanation: string;
}

/** Correlations nearer to 0 than this many standard errors are not told from noise, and not shown. */
const NOTICEABLE = 3;

/**
 * Where the words change, in absolute rank correlation: 0.5, 0.3 and 0.1 are Cohen's large, medium and small
 * (1988, Statistical Power Analysis for the Behavioral Sciences, 3.2).
 */
const STRONG = 0.5;
const MEDIUM = 0.3;
const SMALL = 0.1;

/**
 * Badges by assumption id (`parameters.convicted`, `population.returned`); what cannot be told from
 * noise has none. An input with several distributions (a variant sets it from a date) shows its
 * strongest.
 *
 * @param outcome label of the outcome that answers
 */
export function influenceBadges(
  influences: readonly Influence[],
  outcome: string,
): ReadonlyMap<string, InfluenceBadge> {
  const badges = new Map<string, InfluenceBadge>();
  const shown = influences
    .filter(({ rankCorrelation, mcse }) => Math.abs(rankCorrelation) > NOTICEABLE * mcse)
    .sort((a, b) => Math.abs(b.rankCorrelation) - Math.abs(a.rankCorrelation));
  for (const influence of shown) {
    const id = assumptionOf(influence.input);
    if (badges.has(id)) continue;
    const { rankCorrelation } = influence;
    const words = wordsFor(rankCorrelation, badges.size === 0);
    badges.set(id, { rankCorrelation, words, explanation: explain(influence, outcome) });
  }
  return badges;
}

function wordsFor(rankCorrelation: number, isStrongest: boolean): string {
  const size = Math.abs(rankCorrelation);
  if (size < SMALL) return 'hardly moves the answer';
  const direction = rankCorrelation < 0 ? 'down' : 'up';
  if (isStrongest) return `moves the answer most, ${direction}`;
  if (size >= STRONG) return `moves the answer strongly, ${direction}`;
  if (size >= MEDIUM) return `moves the answer, ${direction}`;
  return `moves the answer a little, ${direction}`;
}

function explain({ rankCorrelation, mcse }: Influence, outcome: string): string {
  const sign = rankCorrelation < 0 ? '−' : '+';
  const draws = Math.round(1 / (mcse * mcse)) + 1; // mcse is 1 / √(n − 1)
  return (
    `Where this is higher, the answer is ${rankCorrelation < 0 ? 'lower' : 'higher'}: rank correlation ` +
    `${sign}${formatDecimals(Math.abs(rankCorrelation), 2)} with “${outcome}” over ${formatCount(draws)} draws ` +
    `(standard error${NO_BREAK}${formatDecimals(mcse, 2)}).`
  );
}

/** Name of an input as the engine has it (`population:abroad@men`) to the id of its assumption. */
function assumptionOf(input: string): string {
  const key = assumptionOfInput(input);
  return assumptionId(key.kind, assumptionName(key));
}
