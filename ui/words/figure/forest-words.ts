/** What is said of shares of several sources under each other. */
export const forestWords = {
  none: 'No count.',
  one: (label: string, note: string, share: string) => `${label}, ${note}: ${share}.`,
  place: (share: string, label: string, note: string) => `${share} for ${label}, ${note}`,
  several: (rows: number, low: string, high: string) =>
    `${String(rows)} shares with their 90 % intervals, from ${low}, to ${high}.`,
  /** A grave caveat comes before the source, which is cut first where room is short. */
  row: (label: string, note: string, warnings: readonly string[]) =>
    [label, ...warnings.map((warning) => `⚠ ${warning}`), note]
      .filter((part) => part !== '')
      .join(', '),
  columns: ['count', 'of', 'mean (90 % interval), %'],
} as const;
