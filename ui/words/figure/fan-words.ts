import { NO_BREAK } from '../number-words.ts';

/** What is said under and of a fan chart. */
export const fanWords = {
  drawnChance: (draws: string) => `The chance that it has come to this, out of ${draws} draws`,
  drawnBands: (draws: string) =>
    `Median and the bands that hold 50${NO_BREAK}% and 90${NO_BREAK}% of ${draws} draws`,
  drawnSplit: (draws: string) => `Median and the band that holds 90${NO_BREAK}% of ${draws} draws`,
  caption: (drawn: string, step: string, end: string, numbers: string) =>
    `${drawn}, ${step} by ${step}. ${end}: ${numbers}.`,
  before: (label: string, numbers: string) => ` ${label} (grey): ${numbers}.`,
  chance: 'the chance',
  median: 'the median',
  level: (value: string) => `is ${value} at both ends`,
  rises: (from: string, to: string) => `rises from ${from} to ${to}`,
  falls: (from: string, to: string) => `falls from ${from} to ${to}`,
  spread: (range: string) => `, and 90${NO_BREAK}% of draws end at ${range}`,
  ended: (label: string, what: string, value: string) => `; ${label} ${what} ended at ${value}`,
  period: (from: string, to: string) => `${from} to ${to}`,
  summary: (
    label: string,
    period: string,
    what: string,
    path: string,
    spread: string,
    before: string,
  ) => `${label}, ${period}: ${what} ${path}${spread}${before}.`,
} as const;
