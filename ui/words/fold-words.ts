import { formatWhole } from '../locale/number-format.ts';

/** What the buttons say that show the rest of a list which a phone cuts. */
export const foldWords = {
  assumptions: (count: number) => `Show all ${formatWhole(count)} numbers`,
  variants: (count: number) => `Show all ${formatWhole(count)} variants`,
  outcomes: (count: number) => `Show all ${formatWhole(count)} outcomes`,
  claims: (count: number, doubtful: number) =>
    `Show all ${formatWhole(count)} claims${doubtful === 0 ? '' : `, ${formatWhole(doubtful)} more to be taken with doubt`}`,
} as const;
