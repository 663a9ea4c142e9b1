import type { Tally } from '../../../engine/simulate/tally.ts';

export function countDraws(firstDraw: number, draws: number): Tally;
export function countMeans(firstDraw: number, draws: number): Tally;
