import { assumptionName, assumptionOfInput, type Influence } from '../../engine/index.ts';
import { assumptionId } from '../assumption/assumption.ts';
import { formatCount } from '../figure/number-text.ts';
import { formatDecimals } from '../locale/number-format.ts';
import { influenceWords } from '../words/assumption-words.ts';

/** How strongly one assumption moves the answer, as its row shows it. */
export interface InfluenceBadge {
  /** Rank correlation with the answer, −1 to 1. */
  readonly rankCorrelation: number;
  readonly words: string;
  /** The number behind the words, for whoever asks. */
  readonly explanation: string;
  /** Whether it was so in an earlier version. */
  readonly isStale: boolean;
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
 * @param isStale whether the influences are of an earlier version
 */
export function influenceBadges(
  influences: readonly Influence[],
  outcome: string,
  isStale = false,
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
    badges.set(id, { rankCorrelation, words, explanation: explain(influence, outcome), isStale });
  }
  return badges;
}

function wordsFor(rankCorrelation: number, isStrongest: boolean): string {
  const size = Math.abs(rankCorrelation);
  if (size < SMALL) return influenceWords.hardly;
  const direction = influenceWords[rankCorrelation < 0 ? 'down' : 'up'];
  if (isStrongest) return influenceWords.most(direction);
  if (size >= STRONG) return influenceWords.strongly(direction);
  if (size >= MEDIUM) return influenceWords.medium(direction);
  return influenceWords.little(direction);
}

function explain({ rankCorrelation, mcse }: Influence, outcome: string): string {
  const sign = rankCorrelation < 0 ? '−' : '+';
  const draws = Math.round(1 / (mcse * mcse)) + 1; // mcse is 1 / √(n − 1)
  return influenceWords.explanation({
    direction: influenceWords[rankCorrelation < 0 ? 'lower' : 'higher'],
    correlation: `${sign}${formatDecimals(Math.abs(rankCorrelation), 2)}`,
    outcome,
    draws: formatCount(draws),
    error: formatDecimals(mcse, 2),
  });
}

/** Name of an input as the engine has it (`population:abroad@men`) to the id of its assumption. */
function assumptionOf(input: string): string {
  const key = assumptionOfInput(input);
  return assumptionId(key.kind, assumptionName(key));
}
