/** Scenarios in the order in which a newcomer is likely to want them; others follow by name. */
const FIRST = [
  'uk-returnees',
  'after-prison',
  'women-and-minors',
  'us-travelers',
  'returns-by-country',
  'time-to-justice',
  'repatriation',
  'france-accounting',
  'monitoring-capacity',
  'defectors',
];

/** Sorts scenarios for the start page: subjects first, in order of interest, published models last. */
export function inOrderOfInterest(ids: readonly string[]): readonly string[] {
  const rank = (id: string) => {
    if (isPublishedModel(id)) return FIRST.length + 1;
    const place = FIRST.indexOf(id);
    return place < 0 ? FIRST.length : place;
  };
  return [...ids].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Whether a scenario rebuilds a model that others published, to check the machine. */
export function isPublishedModel(id: string): boolean {
  return id.startsWith('validation/');
}
