/** What can name a claim to a reader. */
export interface NamedClaim {
  readonly id: string;
  readonly place?: string;
  /** Who printed it. */
  readonly publisher?: string;
  readonly asOf?: string;
}

/**
 * Short labels for claims that stand side by side, no two alike: the place, with who printed it and of
 * when it is only where that is needed to tell two apart; the id where nothing else does.
 *
 * @example labelClaims([tunisiaOfFox, tunisiaOfBbc, france]) // ['Tunisia (Fox News)', 'Tunisia (BBC News)', 'France']
 */
export function labelClaims(claims: readonly NamedClaim[]): readonly string[] {
  const ways: readonly ((claim: NamedClaim) => string | undefined)[] = [
    ({ place }) => place,
    ({ place, publisher }) => publisher && (place ? `${place} (${publisher})` : publisher),
    ({ place, publisher, asOf }) => asOf && [place, publisher, asOf].filter(Boolean).join(', '),
  ];
  return claims.map((claim) => {
    const fitting = ways.find((way) => {
      const label = way(claim);
      return label && claims.every((other) => other === claim || way(other) !== label);
    });
    return fitting?.(claim) ?? claim.id;
  });
}
