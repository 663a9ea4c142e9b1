import { caveatText, graveCaveats, type Caveat } from '../../engine/index.ts';

const LABELS: Readonly<Record<Caveat, string>> = {
  'not-a-subset': 'may not be a subset',
  misread: 'misread',
  rounded: 'rounded',
  'lower-bound': 'at least',
  'upper-bound': 'at most',
  derived: 'derived',
  'poor-reporting': 'poorly reported',
  'mixed-population': 'mixed group',
  anecdote: 'anecdote',
  inverse: 'counted the other way round',
  'from-memory': 'from memory',
  secondary: 'second hand',
};

/** A caveat as the page shows it: a short label, and the explanation that opens on demand. */
export function describeCaveat(caveat: Caveat): {
  readonly label: string;
  readonly explanation: string;
  readonly isGrave: boolean;
} {
  return {
    label: LABELS[caveat],
    explanation: caveatText[caveat],
    isGrave: graveCaveats.has(caveat),
  };
}

/** Labels of the caveats with which a number must not be shown alone. */
export function graveLabels(caveats: readonly Caveat[]): readonly string[] {
  return caveats.filter((caveat) => graveCaveats.has(caveat)).map((caveat) => LABELS[caveat]);
}
