import { NO_BREAK } from '../number-words.ts';

/** What is said under and of dots. */
export const dotWords = {
  no: 'no',
  yes: 'yes',
  unseen: (draws: string) => `None of ${draws} draws had one (95${NO_BREAK}% bound)`,
  eachDot: (all: number) => `Each dot is 1 chance in ${String(all)}.`,
  columnOfCounts: (counts: string, example: string) =>
    ` A column covers ${counts} counts, such as ${example}.`,
  columnOfValues: (example: string) => ` A column is, for example, ${example}.`,
  bar: ` The bar under the dots holds 90${NO_BREAK}% of the draws, its thick part 50${NO_BREAK}%.`,
  barSplit: ` The bar under the dots holds 90${NO_BREAK}% of the draws.`,
  caption: (when: string, draws: string, numbers: string, several: boolean) =>
    `${when}, ${draws} draws${several ? '. ' : ': '}${numbers}`,
  ofRun: (run: string, numbers: string) => `${run}: ${numbers}.`,
  ofOne: (numbers: string) => `${numbers}.`,
  itWas: (label: string, chance: string) => `; ${label} it was ${chance}`,
  chance: (label: string, when: string, chance: string, was: string) =>
    `${label}, ${when}: chance ${chance}${was}.`,
  never: (label: string, when: string, chance: string) =>
    `${label} by ${when}: no draw had one; the chance of at least one is ${chance}.`,
  medianWas: (label: string, median: string) => `; ${label} the median was ${median}`,
  median: (
    label: string,
    when: string,
    median: string,
    half: string,
    most: string,
    before: string,
  ) =>
    `${label}, ${when}: median ${median}, 50${NO_BREAK}% of draws ${half}, 90${NO_BREAK}% ${most}${before}.`,
} as const;
