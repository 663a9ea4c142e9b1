import type { QuantileFunction } from '../distribution/quantile-function.ts';
import { KEPT_OCTAVES, ROOM } from '../distribution/tail-lanes.ts';
import { copyOctaves } from '../distribution/tail-table.ts';
import type { FillUniforms } from '../random/fill-uniforms.ts';
import { COUNTED, GIVEN, type InputLanes } from './input-lanes.ts';
import { BATCH } from './lane-kernel.ts';

/** An input that is drawn by itself: the quantile of a uniform number. */
export interface SingleInput {
  readonly index: number;
  readonly quantile: QuantileFunction;
  /** Its uniform numbers, unless they stand in its place already. */
  readonly fill: FillUniforms | undefined;
}

/**
 * Samples inputs of a whole batch in the kernel: the numbers that they have one by one.
 *
 * @returns writes their values into `lanes.values`
 */
export function createLaneSampler(
  lanes: InputLanes,
  inputs: readonly SingleInput[],
): (firstDraw: number) => void {
  const { values, missed, cells, places } = lanes;
  const quantiles: QuantileFunction[] = []; // by table
  const most = cells.length / ROOM;
  lanes.source.fill(GIVEN);
  lanes.tableOf.fill(-1);
  places.fill(-1);
  const inTables = new Map<number, number>();
  for (const { index, quantile, fill } of inputs) {
    if (fill?.stream) {
      lanes.source[index] = COUNTED;
      lanes.streams.set(fill.stream, 3 * index);
    }
    const { tables } = quantile;
    if (!tables) continue;
    const known = quantiles.indexOf(quantile);
    if (known < 0 && quantiles.length === most) continue;
    const table = known < 0 ? quantiles.push(quantile) - 1 : known;
    inTables.set(index, table);
    lanes.tableOf[index] = table;
    lanes.least[table] = tables.least;
    lanes.most[table] = tables.most;
  }
  const filled = inputs.filter(({ fill }) => fill && !fill.stream);
  const others = inputs.filter(({ index }) => !inTables.has(index));
  return (firstDraw) => {
    lanes.count(firstDraw);
    for (const { index, fill } of filled) fill?.(firstDraw, BATCH, values, index * BATCH);
    const end = lanes.lookUp();
    for (let k = 0; k < end; k++) {
      const place = missed[k] ?? 0;
      const input = Math.floor(place / BATCH);
      const table = inTables.get(input) ?? 0;
      const quantile = quantiles[table]!; // one of them
      values[place] = quantile(values[place] ?? NaN);
      const isLast = k + 1 === end || Math.floor((missed[k + 1] ?? 0) / BATCH) !== input;
      if (!isLast || !quantile.tables) continue;
      copyOctaves(quantile.tables, cells, ROOM * table, places, 2 * KEPT_OCTAVES * table);
    }
    for (const { index, quantile } of others) {
      fillQuantiles(quantile, values, index * BATCH, BATCH);
    }
  };
}

/** Turns uniform numbers into quantiles in their place. */
export function fillQuantiles(
  quantile: QuantileFunction,
  values: Float64Array,
  at: number,
  count: number,
): void {
  if (quantile.fill) quantile.fill(values, at, count);
  else for (let d = at; d < at + count; d++) values[d] = quantile(values[d]!); // count numbers from `at` on
}
