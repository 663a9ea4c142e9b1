/** What is said of shares of several sources under each other. */
export const forestWords = {
  none: 'No count.',
  one: (label: string, note: string, share: string) => `${label}, ${note}: ${share}.`,
  place: (share: string, label: string, note: string) => `${share} for ${label}, ${note}`,
  several: (rows: number, low: string, high: string) =>
    `${String(rows)} shares with their 90 % intervals, from ${low}, to ${high}.`,
  columns: ['count', 'of', 'mean (90 % interval), %'],
} as const;
