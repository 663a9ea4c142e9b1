/** Tally of draws whose count at step 1 is a fixed arithmetic function of the draw index, 0 to 6. */
export function countDraws(firstDraw, draws) {
  const seen = new Array(7).fill(0);
  const sampled = { draws: [], counts: [] };
  for (let draw = firstDraw; draw < firstDraw + draws; draw++) {
    const value = (Math.imul(draw, 2654435761) >>> 8) % 7;
    seen[value] += 1;
    if (draw < 4096) {
      sampled.draws.push(draw);
      sampled.counts.push(value);
    }
  }
  const present = seen.flatMap((count, value) => (count > 0 ? [{ value, count }] : []));
  return {
    draws,
    outcomes: ['returned'],
    steps: 1,
    offsets: Uint32Array.from([0, 1, 1 + present.length]),
    values: Uint32Array.from([5, ...present.map(({ value }) => value)]),
    counts: Uint32Array.from([draws, ...present.map(({ count }) => count)]),
    overfull: new Uint32Array(1),
    sample: {
      draws: Uint32Array.from(sampled.draws),
      counts: Uint32Array.from(sampled.counts),
    },
  };
}
