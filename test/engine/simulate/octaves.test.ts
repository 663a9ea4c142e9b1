import { describe, expect, it } from 'vitest';
import { addEnds, emptyOctaves, octaveOf, OCTAVES } from '../../../engine/simulate/octaves.ts';
import { addSplit, coarseOf } from '../../../engine/simulate/split-sum.ts';
import { uniform } from '../../../engine/random/uniform.ts';

const [lanes, count, outcomes, scramblings] = [64, 61, 3, 2];
const coarse = coarseOf(2 ** -10);

describe('expected numbers at the horizon of draws that follow each other', () => {
  // the second and third cross the end of an octave, at 128 and 256
  it.each([3, 100, 250, 5000])('are those of the draws one by one, from draw %d on', (first) => {
    const scrambling = Int32Array.from({ length: lanes }, (_, lane) => ((first + lane) >> 4) & 1);
    const ends = Float64Array.from({ length: outcomes * lanes }, (_, i) => uniform(1, 2, i, first));
    const together = emptyOctaves(outcomes, scramblings);
    addEnds(together, first, count, ends, lanes, scrambling, scramblings, coarse);
    const singly = emptyOctaves(outcomes, scramblings);
    for (let lane = 0; lane < count; lane++) {
      const at = octaveOf(first + lane) * scramblings + scrambling[lane]!;
      singly.draws[at]! += 1;
      for (let c = 0; c < outcomes; c++) {
        const to = c * OCTAVES * scramblings + at;
        addSplit(singly.means, to, ends[c * lanes + lane]!, coarse);
      }
    }
    expect(together).toEqual(singly);
  });
});
