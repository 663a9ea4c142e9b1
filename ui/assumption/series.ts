import { meaningWords } from '../words/assumption-words.ts';

/** People by step as they are typed, `3, 3, 50`; undefined where a phrase is no such list. */
export function readSeries(phrase: string): readonly number[] | undefined {
  if (!/^\s*\d+(?:\s*,\s*\d+)+\s*$/.test(phrase)) return undefined;
  return phrase.split(',').map(Number);
}

/** What a series means: `60 people in 12 steps, exactly so many; nobody after that`. */
export function seriesText(people: readonly number[]): string {
  const all = people.reduce((sum, each) => sum + each, 0);
  return meaningWords.series(all, people.length);
}
