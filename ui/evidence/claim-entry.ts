import type { Claim, ClaimKind, Scenario, Source } from '../../engine/index.ts';
import { listClaimUses } from './used-claim.ts';

/** A claim of the ledgers with everything the evidence cell says about it. */
export interface ClaimEntry {
  readonly claim: Claim;
  readonly source: Source | undefined;
  /** Labels of the assumptions and variants that use it. */
  readonly uses: readonly string[];
  readonly links: readonly ClaimLink[];
}

/** How another claim stands to this one. */
export interface ClaimLink {
  readonly relation: 'replaced by' | 'replaces' | 'disputed by' | 'disputes';
  readonly claim: Claim;
}

/** Every claim of the scenario's ledgers; those in use first, in the order of their first use. */
export function listClaims(scenario: Scenario): readonly ClaimEntry[] {
  const { claims, sources } = scenario.evidence;
  const uses = listClaimUses(scenario);
  const backward = linksBack(claims);
  const entryOf = (claim: Claim): ClaimEntry => ({
    claim,
    source: sources.get(claim.source),
    uses: uses.get(claim.id) ?? [],
    links: [...linksFrom(claim, claims), ...(backward.get(claim.id) ?? [])],
  });
  const used = [...uses.keys()].flatMap((id) => claims.get(id) ?? []);
  const others = [...claims.values()].filter(({ id }) => !uses.has(id));
  return [...used, ...others].map(entryOf);
}

/** What the reader asks the list for; undefined and empty ask for everything. */
export interface ClaimFilter {
  readonly isUsed: boolean;
  readonly place: string;
  readonly kind: ClaimKind | '';
  /** Every word must occur somewhere in the claim or its source. */
  readonly words: string;
}

/** The claims that a filter lets through, in their order. */
export function filterClaims(
  entries: readonly ClaimEntry[],
  { isUsed, place, kind, words }: ClaimFilter,
): readonly ClaimEntry[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter((entry) => {
    if (isUsed && entry.uses.length === 0) return false;
    if (place !== '' && entry.claim.place !== place) return false;
    if (kind !== '' && entry.claim.kind !== kind) return false;
    const text = wanted.length === 0 ? '' : textOf(entry);
    return wanted.every((word) => text.includes(word));
  });
}

/** The claims that are named, in that order; those in use when none are. */
export function claimsShown(
  scenario: Scenario,
  only: readonly string[] | undefined,
): readonly ClaimEntry[] {
  const all = listClaims(scenario);
  return only === undefined
    ? all.filter(({ uses }) => uses.length > 0)
    : only.flatMap((id) => all.filter(({ claim }) => claim.id === id));
}

/** Places and kinds that occur, each with its number of claims; places by name. */
export interface ClaimFacets {
  readonly places: readonly (readonly [place: string, claims: number])[];
  readonly kinds: readonly (readonly [kind: ClaimKind, claims: number])[];
}

/** What a list of claims can be filtered by. */
export function claimFacets(entries: readonly ClaimEntry[]): ClaimFacets {
  const places = new Map<string, number>();
  const kinds = new Map<ClaimKind, number>();
  for (const { claim } of entries) {
    if (claim.place !== undefined) places.set(claim.place, (places.get(claim.place) ?? 0) + 1);
    kinds.set(claim.kind, (kinds.get(claim.kind) ?? 0) + 1);
  }
  return {
    places: [...places].sort(([a], [b]) => a.localeCompare(b, 'en')),
    kinds: [...kinds],
  };
}

function linksFrom(claim: Claim, claims: ReadonlyMap<string, Claim>): readonly ClaimLink[] {
  const replacement = claims.get(claim.supersededBy ?? '');
  return [
    ...(replacement ? [{ relation: 'replaced by' as const, claim: replacement }] : []),
    ...claim.disputedBy.flatMap((id) => {
      const rival = claims.get(id);
      return rival === undefined ? [] : [{ relation: 'disputed by' as const, claim: rival }];
    }),
  ];
}

/** Links that only the other side writes down; a dispute written on both sides is said once. */
function linksBack(claims: ReadonlyMap<string, Claim>): ReadonlyMap<string, readonly ClaimLink[]> {
  const back = new Map<string, ClaimLink[]>();
  const add = (id: string, link: ClaimLink) => back.set(id, [...(back.get(id) ?? []), link]);
  for (const claim of claims.values()) {
    if (claim.supersededBy) add(claim.supersededBy, { relation: 'replaces', claim });
    for (const id of claim.disputedBy) {
      if (!claims.get(id)?.disputedBy.includes(claim.id)) add(id, { relation: 'disputes', claim });
    }
  }
  return back;
}

function textOf({ claim, source }: ClaimEntry): string {
  return [
    ...[claim.id, claim.ref, claim.says, claim.value, claim.place, claim.asOf, claim.reportedBy],
    ...[claim.comment, claim.unusable, claim.caveats.join(' ')],
    ...[source?.publisher, source?.title, source?.author, source?.date],
  ]
    .join(' ')
    .toLowerCase();
}
