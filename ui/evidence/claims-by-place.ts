import type { Claim } from '../../engine/index.ts';

/**
 * Claims under their places, for a list to choose from: the given places first, then by name, claims
 * without a place (under an empty name) last.
 *
 * @param first names of places in use; an empty name for claims without one
 */
export function claimsByPlace(
  claims: readonly Claim[],
  first: ReadonlySet<string>,
): readonly (readonly [place: string, claims: readonly Claim[]])[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.place ?? '');
    if (group === undefined) groups.set(claim.place ?? '', [claim]);
    else group.push(claim);
  }
  const rank = (place: string) => (first.has(place) ? 0 : place === '' ? 2 : 1);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b, 'en'));
}
