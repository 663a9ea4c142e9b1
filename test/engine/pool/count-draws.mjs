/** Tally of draws whose count at step 1 is a fixed arithmetic function of the draw index, 0 to 6. */
export function countDraws(firstDraw, draws) {
  const seen = new Array(7).fill(0);
  const sampled = { draws: [], values: [] };
  for (let draw = firstDraw; draw < firstDraw + draws; draw++) {
    const value = (Math.imul(draw, 2654435761) >>> 8) % 7;
    seen[value] += 1;
    if (draw < 4096) {
      sampled.draws.push(draw);
      sampled.values.push(value);
    }
  }
  const present = seen.flatMap((count, value) => (count > 0 ? [{ value, count }] : []));
  return {
    ...emptyTally(),
    draws,
    offsets: Uint32Array.from([0, 1, 1 + present.length]),
    values: Float64Array.from([5, ...present.map(({ value }) => value)]),
    counts: Uint32Array.from([draws, ...present.map(({ count }) => count)]),
    sample: {
      draws: Uint32Array.from(sampled.draws),
      values: Float64Array.from(sampled.values),
    },
  };
}

/** The part of a tally that holds means: at step 0 the draw's number, at step 1 its half. */
export function countMeans(firstDraw, draws) {
  const numbers = Uint32Array.from({ length: draws }, (_, i) => firstDraw + i);
  return {
    ...emptyTally(),
    expected: {
      draws: numbers,
      means: Float64Array.from([...numbers, ...Array.from(numbers, (number) => number / 2)]),
      any: Float64Array.from(numbers, (number) => 1 / (1 + number)),
    },
  };
}

function emptyTally() {
  return {
    draws: 0,
    outcomes: ['returned'],
    steps: 1,
    scramblings: 1,
    offsets: new Uint32Array(3),
    values: new Float64Array(0),
    counts: new Uint32Array(0),
    overfull: new Uint32Array(1),
    sample: { draws: new Uint32Array(0), values: new Float64Array(0) },
    expected: { draws: new Uint32Array(0), means: new Float64Array(0), any: new Float64Array(0) },
    conditional: {
      draws: 0,
      outcomes: [],
      people: 0,
      most: 0,
      scramblings: 1,
      offsets: new Uint32Array(1),
      bins: new Uint32Array(0),
      counts: new Uint32Array(0),
      moments: new Float64Array(0),
      high: new Float64Array(0),
      low: new Float64Array(0),
    },
  };
}
