/** Tally of draws whose count at step 1 is a fixed arithmetic function of the draw index, 0 to 6. */
export function countDraws(firstDraw, draws) {
  return countChunks([{ kind: 'simulated', firstDraw, draws }]);
}

/** The part of a tally that holds means: at step 0 the draw's number, at step 1 its half. */
export function countMeans(firstDraw, draws) {
  return countChunks([{ kind: 'expected', firstDraw, draws }]);
}

/** Tally of several chunks, in whatever order they are. */
export function countChunks(chunks) {
  const drawsOf = (kind) =>
    chunks
      .filter((chunk) => chunk.kind === kind)
      .flatMap(({ firstDraw, draws }) => Array.from({ length: draws }, (_, i) => firstDraw + i))
      .sort((a, b) => a - b);
  return { ...tallyOf(drawsOf('simulated')), expected: meansOf(drawsOf('expected')) };
}

function tallyOf(draws) {
  const seen = new Array(7).fill(0);
  const valueOf = (draw) => (Math.imul(draw, 2654435761) >>> 8) % 7;
  for (const draw of draws) seen[valueOf(draw)] += 1;
  const sampled = draws.filter((draw) => draw < 4096);
  const present = seen.flatMap((count, value) => (count > 0 ? [{ value, count }] : []));
  const isNone = draws.length === 0;
  return {
    ...emptyTally(),
    draws: draws.length,
    offsets: Uint32Array.from(isNone ? [0, 0, 0] : [0, 1, 1 + present.length]),
    values: Float64Array.from(isNone ? [] : [5, ...present.map(({ value }) => value)]),
    counts: Uint32Array.from(isNone ? [] : [draws.length, ...present.map(({ count }) => count)]),
    sample: {
      draws: Uint32Array.from(sampled),
      values: Float64Array.from(sampled, valueOf),
    },
  };
}

function meansOf(draws) {
  return {
    draws: Uint32Array.from(draws),
    means: Float64Array.from([...draws, ...draws.map((draw) => draw / 2)]),
    any: Float64Array.from(draws, (draw) => 1 / (1 + draw)),
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
    levels: new Uint8Array(2),
    rests: new Float64Array(2),
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
