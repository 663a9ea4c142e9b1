import type { Answer } from './answer.ts';

/** Whether at least half of the draws have none, so that an interval of counts says little. */
export function isRare({ quantiles, format }: Answer): boolean {
  return format.kind === 'people' && quantiles[2] === 0;
}
