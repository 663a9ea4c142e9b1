const europeanUnion = [
  ...['Austria', 'Belgium', 'Bulgaria', 'Croatia', 'Cyprus', 'Czechia', 'Denmark', 'Estonia'],
  ...['Finland', 'France', 'Germany', 'Greece', 'Hungary', 'Ireland', 'Italy', 'Latvia'],
  ...['Lithuania', 'Luxembourg', 'Malta', 'Netherlands', 'Poland', 'Portugal', 'Romania'],
  ...['Slovakia', 'Slovenia', 'Spain', 'Sweden', 'United Kingdom'],
];

/**
 * Regions that the ledgers count as a whole, with their countries, as of 2017: the European Union of
 * 28 members, and Central Asia of the United Nations' geoscheme (M49).
 */
export const regions: ReadonlyMap<string, readonly string[]> = new Map([
  ['european union', europeanUnion.map(normalisePlace)],
  ['europe', [...europeanUnion, 'European Union', 'Norway', 'Switzerland'].map(normalisePlace)],
  [
    'central asia',
    [
      ...['Kazakhstan', 'Kyrgyzstan', 'Tajikistan', 'Turkmenistan', 'Uzbekistan'].map(
        normalisePlace,
      ),
      'central asia without tajikistan and uzbekistan',
    ],
  ],
]);

/** A place as it is compared: composed letters, lower case, single spaces. */
export function normalisePlace(place: string): string {
  return place.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** Whether the people of one place are among those of another; `World` holds every other place. */
export function placeContains(outer: string, inner: string): boolean {
  const [whole, part] = [normalisePlace(outer), normalisePlace(inner)];
  if (whole === part) return false;
  return whole === 'world' || (regions.get(whole)?.includes(part) ?? false);
}
