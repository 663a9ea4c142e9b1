import { unitOfSums, type BinScale } from './bin-scale.ts';
import type { ConditionalKernel } from './conditional-kernel.ts';
import type { Conditional } from './conditional-tally.ts';
import type { PartPeople } from './count-parts.ts';
import { listRoom } from './list-room.ts';
import { createPartTally } from './part-tally.ts';
import type { ConditionalPlan } from './plan-conditional.ts';
import { addSplit, carrySplit, coarseOf, createSplitSum } from './split-sum.ts';

/** Gathers what draws give. */
export interface Collector {
  /** Follows the draws in the lanes and counts those of the first ones. */
  count(lanes: number): void;
  /** Expected numbers at the horizon of the draws last counted: outcome × lanes + lane. */
  readonly ends: Float64Array;
  /** To be called after `MOST_CHUNK` draws at most, so that sums stay exact. */
  carry(): void;
  /** Everything counted; it is forgotten then. */
  finish(): Pick<Conditional, 'offsets' | 'bins' | 'counts' | 'sums' | 'high' | 'low'>;
}

/** One group of a fixed number of people: the kernel counts, bins that no draw is in are left out here. */
export function createLoneCollector(
  kernel: ConditionalKernel,
  cells: number,
  { unit }: BinScale,
  scramblings: number,
): Collector {
  return {
    count: (lanes) => kernel.count(lanes),
    ends: kernel.ends,
    carry: () => carrySplit(kernel, unit),
    finish() {
      const { packed, packedCounts, packedEnds } = kernel;
      const offsets = new Uint32Array(cells + 1);
      let room = listRoom(0, 0);
      let used = 0;
      for (let from = 0; from < cells;) {
        const next = kernel.pack(from);
        for (let cell = from; cell < next; cell++) {
          offsets[cell + 1] = used + packedEnds[cell]!; // of a cell
        }
        const length = (offsets[next] ?? 0) - used;
        room = listRoom(used + length, (used + length) * scramblings);
        room.bins.set(packed.subarray(0, length), used);
        room.counts.set(packedCounts.subarray(0, length * scramblings), used * scramblings);
        used += length;
        from = next;
      }
      const bins = room.bins.slice(0, used);
      const counts = room.counts.slice(0, used * scramblings);
      const sum = { high: kernel.high.slice(), low: kernel.low.slice() };
      kernel.clear();
      return { offsets, bins, counts, sums: new Float64Array(0), ...sum };
    },
  };
}

/** Several groups, uncertain numbers of people or inflows: counted here, by what is expected of each part. */
export function createPartCollector(
  kernel: ConditionalKernel,
  { size, groups, parts: groupsOfCounter }: ConditionalPlan,
  parts: readonly (readonly PartPeople[])[],
): Collector {
  const { lanes, steps, scramblings } = size;
  const rows = steps + 1;
  const cells = parts.length * rows;
  const tally = createPartTally(cells, parts, scramblings);
  const unit = unitOfSums(0);
  const coarse = coarseOf(unit);
  let sum = createSplitSum(cells * scramblings);
  const ends = new Float64Array(parts.length * lanes);
  const people = parts.map((own) => new Float64Array(own.length * lanes));
  return {
    ends,
    count(now) {
      kernel.follow();
      const { scrambling } = kernel;
      const { means, groupPeople } = kernel.forward;
      let part = 0;
      groupsOfCounter.forEach((own, c) => {
        const theirs = people[c]!; // of an outcome
        own.forEach((group, k) => {
          const from = group * lanes;
          if (groups[group]! < 0) theirs.fill(Infinity, k * lanes, (k + 1) * lanes);
          else theirs.set(groupPeople.subarray(from, from + lanes), k * lanes);
        });
        for (let step = 0; step < rows; step++) {
          const cell = c * rows + step;
          const first = (step * size.parts + part) * lanes;
          tally.add(cell, c, scrambling, means, first, theirs, lanes, now);
          for (let lane = 0; lane < now; lane++) {
            let mean = 0;
            for (let k = 0; k < own.length; k++) mean += means[first + k * lanes + lane]!; // of each part
            addSplit(sum, cell * scramblings + scrambling[lane]!, mean, coarse);
            ends[c * lanes + lane] = mean; // those of the last step stay
          }
        }
        part += own.length;
      });
    },
    carry: () => carrySplit(sum, unit),
    finish() {
      const own = sum;
      sum = createSplitSum(cells * scramblings);
      return { ...tally.finish(), ...own };
    },
  };
}
