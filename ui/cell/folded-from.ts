/**
 * First row of a list that a phone folds away: a list that is hardly longer than what is shown is shown whole.
 *
 * @param count rows of the list
 * @param shown rows that a phone shows at first
 * @returns     place of the first folded row, from 0; `count` where none is
 */
export function foldedFrom(count: number, shown: number): number {
  return count > shown + 1 ? shown : count;
}
