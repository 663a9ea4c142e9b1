import { describe, expect, it } from 'vitest';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import { createPicture, serialisePicture, type Picture } from '../../../engine/lock/picture.ts';
import { countDraws } from '../pool/count-draws.mjs';
import { countingModel } from '../pool/counting-platform.ts';

const tally = countDraws(0, 70);
const run = { model: countingModel, tally };
const picture = createPicture('returned', new Map([['base', run]]));

describe('createPicture', () => {
  it('draws the answer of the tally whose digest it carries', () => {
    expect(picture.runs['base']?.digest).toBe(outcomeDigest(tally, 0));
    // by hand: dot i is the smallest of the sorted counts whose rank is at least (i − ½) / 50 of them
    const sorted = [...tally.sample.values].sort((a, b) => a - b);
    const dots = Array.from(
      { length: 50 },
      (_, i) => sorted[Math.ceil(((2 * i + 1) * 70) / 100) - 1],
    );
    expect(picture.runs['base']?.dots).toEqual(dots);
  });

  it('compares a variant with the base draw by draw, and the base with nothing', () => {
    const shifted = {
      ...tally,
      sample: { ...tally.sample, values: tally.sample.values.map((count) => count + 3) },
    };
    const runs = createPicture(
      'returned',
      new Map([
        ['base', run],
        ['more', { model: countingModel, tally: shifted }],
      ]),
    ).runs;
    expect(runs['base']?.difference).toBeUndefined();
    expect(runs['more']?.difference?.quantiles).toEqual([3, 3, 3]);
    expect(runs['more']?.difference?.more.value).toBe(1);
  });

  it('is empty for an outcome that the runs do not have', () => {
    expect(createPicture('nothing', new Map([['base', run]])).runs).toEqual({});
  });
});

describe('serialisePicture', () => {
  it('writes one line for each variant and reads back as what it was', () => {
    const text = serialisePicture(picture);
    expect(text.split('\n').filter((line) => line.includes('"digest"'))).toHaveLength(1);
    expect(JSON.parse(text) as Picture).toEqual(picture); // the shape under test
  });
});
