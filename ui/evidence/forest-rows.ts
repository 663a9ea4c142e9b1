import {
  BaserateError,
  distributionOf,
  meanOf,
  parsePhrase,
  quantile,
  type Claim,
  type Distribution,
} from '../../engine/index.ts';
import type { Assumption } from '../assumption/assumption.ts';
import type { ForestRow } from '../figure/forest-layout.ts';
import type { ClaimEntry } from './claim-entry.ts';
import { claimsOf } from './used-claim.ts';
import { evidenceWords } from '../words/evidence-words.ts';
import { graveLabels } from '../words/caveat-label.ts';

/** Most rows a forest plot can hold and still be read. */
export const MOST_ROWS = 24;

/**
 * The printed shares of a list of claims, each as the posterior of its own count in full, and under
 * each the posterior that an assumption draws from, where that is another one: weighted, with
 * another prior, or of several claims together.
 */
export function forestRows(
  entries: readonly ClaimEntry[],
  assumptions: readonly Assumption[],
): readonly ForestRow[] {
  const shares = assumptions.filter(({ kind }) => kind === 'share');
  const last = new Map<Assumption, ClaimEntry>();
  for (const entry of entries) for (const each of usersOf(entry, shares)) last.set(each, entry);
  const rows = entries.flatMap((entry) => {
    const { claim, source } = entry;
    const { value } = claim;
    if (value === undefined || claim.unusable !== undefined || !isShare(claim)) return [];
    const own = attempt(() => distributionOf(parsePhrase(value, 'share'), 'share'));
    if (own === undefined || own.kind === 'fixed') return [];
    const users = usersOf(entry, shares);
    const note = [claim.place, source?.publisher].filter((part) => part !== undefined).join(', ');
    const combined = users.filter((each) => !isPlain(each) && last.get(each) === entry);
    return [
      {
        ...rowOf(claim.id, value, note, users.some(isPlain) ? 'used' : 'claim', own),
        warnings: graveLabels(claim.caveats),
      },
      ...combined.flatMap((each) => {
        const used = usedPosterior(each);
        return used
          ? [rowOf(`${claim.id} ${each.id}`, evidenceWords.asUsed, each.label, 'used', used)]
          : [];
      }),
    ];
  });
  return rows.slice(0, MOST_ROWS);
}

function isShare({ kind }: Claim): boolean {
  return kind === 'count' || kind === 'share';
}

function usersOf({ claim }: ClaimEntry, shares: readonly Assumption[]): readonly Assumption[] {
  return shares.filter(({ assignment }) => claimsOf(assignment).includes(claim.id));
}

/** Whether an assumption takes its one claim as printed, in full and with the usual prior. */
function isPlain({ assignment }: Assumption): boolean {
  const { combination, weight, prior, bound } = assignment;
  const isUsual = prior === undefined || prior.kind === 'jeffreys';
  return combination === undefined && weight === 1 && isUsual && bound === undefined;
}

function usedPosterior({ assignment }: Assumption): Distribution | undefined {
  const { quantity, weight, prior } = assignment;
  return attempt(() => distributionOf(quantity, 'share', weight, prior));
}

function rowOf(
  id: string,
  label: string,
  note: string,
  tone: ForestRow['tone'],
  distribution: Distribution,
): ForestRow {
  const [low, lowMiddle, highMiddle, high] = [0.05, 0.25, 0.75, 0.95].map((p) =>
    quantile(distribution, p),
  );
  return {
    ...{ id, label, note, tone, mean: meanOf(distribution) },
    quantiles: [low ?? 0, lowMiddle ?? 0, highMiddle ?? 0, high ?? 0],
  };
}

/** What the engine refuses is left out: the list under the plot says what is wrong with it. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof BaserateError) return undefined;
    throw error;
  }
}
