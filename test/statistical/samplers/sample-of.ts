// Long because every sampler of the engine is called here, each in its own way.
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { purposeKey } from '../../../engine/random/purpose-key.ts';
import type { CellLaw } from '../../oracle/goodness-of-fit.ts';
import type * as engine from './sampler-engine.ts';

export type Samplers = typeof engine;

/** A law of sampler-references.json: which sampler, and its numbers. */
export interface SampledLaw extends CellLaw {
  readonly sampler: string;
  readonly numbers?: readonly number[];
  readonly distribution?: Distribution;
}

export function nameOf({ sampler, numbers = [], distribution }: SampledLaw): string {
  if (!distribution) return [sampler, ...numbers].join(' ');
  if (distribution.kind === 'mixture') {
    const parts = distribution.components.map((part) => part.distribution.kind);
    return `quantile mixture of ${parts.length}: ${[...new Set(parts)].join(', ')}`;
  }
  const { kind, ...parameters } = distribution;
  const texts = Object.values(parameters).map((value: unknown) =>
    typeof value === 'number' ? value : JSON.stringify(value),
  );
  return ['quantile', kind, ...texts].join(' ');
}

/** Values in turn, of a draw or of a step. */
type Sampler = (law: SampledLaw, samplers: Samplers, out: Float64Array) => void;

const keyOf = (law: SampledLaw, part = '') => purposeKey([1, 2], `proof:${nameOf(law)}${part}`);

/** Steps of one draw where a stream is taken in turn. */
const SERIES = 1000;

/** One state that `exits` flows leave, its tables filled and its keys set. */
function exitTable(law: SampledLaw, exits: number, { ExitTable, KernelSize }: Samplers) {
  const size = new KernelSize();
  [size.states, size.flows, size.epochs] = [1, exits, 1];
  [size.pairs, size.cells, size.exits] = [1, 1, exits];
  const table = new ExitTable(size);
  table.firstFlow.set([0, exits]);
  table.classes.fill(1);
  table.exitKeys.set(keyOf(law, 'exit'));
  table.singleKeys.set(keyOf(law, 'split'));
  for (let f = 0; f < exits; f++) table.splitKeys.set(keyOf(law, `split${f}`), 2 * f);
  return { size, table };
}

const leavers: Sampler = (law, samplers, out) => {
  const [n = 0, p = 0] = law.numbers ?? [];
  const { size, table } = exitTable(law, 1, samplers);
  const plain = new samplers.PlainStates(size, 1, table);
  for (let draw = 0; draw * SERIES < out.length; draw++) {
    plain.begin(0, draw);
    plain.setRow(0, 0, 0, p, Float64Array.of(1), 0, 1);
    for (let step = 1; step <= SERIES; step++)
      out[draw * SERIES + step - 1] = plain.leavers(0, 0, n, step);
  }
};

/** The same by the functions that work on eight draws at once; everybody who leaves state 0 goes to a state 1. */
const lanes: Sampler = (law, samplers, out) => {
  const { AHEAD, LANES, PlainStates, drawUniforms, moveLanes } = samplers;
  const [n = 0, p = 0] = law.numbers ?? [];
  const { size, table } = exitTable(law, 1, samplers);
  const plain = new PlainStates(size, LANES, table);
  const { numbers, chanceAt, oddsAt, powersAt, uniformsAt, levelWidth, toAt, foundAt } = plain;
  plain.wholes[toAt] = 1;
  plain.foresee(n);
  const pitch = 2 * LANES;
  const people = new Int32Array(2 * pitch);
  const moved = new Float64Array(LANES);
  for (let at = 0; at < out.length; at += LANES * SERIES) {
    for (let l = 0; l < LANES; l++) {
      plain.begin(l, at / SERIES + l);
      plain.seed(0, l);
      plain.setRow(0, l, 0, p, Float64Array.of(1), 0, 1);
    }
    for (let step = 0; step < SERIES; step++) {
      const ahead = step % AHEAD;
      if (ahead === 0) drawUniforms(plain.streams, 0, numbers, uniformsAt);
      people.fill(n, 0, pitch).fill(0, pitch);
      moveLanes(
        ...([people, pitch, 0, LANES, 0, numbers, uniformsAt + ahead * LANES] as const),
        ...([chanceAt, oddsAt, powersAt, levelWidth, Infinity] as const),
        ...([plain.wholes, 0, 0, 0, 1, toAt, foundAt, moved, 0, false] as const),
      );
      out.set(people.subarray(pitch + LANES), at + LANES * step);
    }
  }
};

/** Sends people to exits of these shares, again and again. */
function splitInto(
  law: SampledLaw,
  samplers: Samplers,
  people: number,
  shares: readonly number[],
  take: (split: Int32Array, at: number) => void,
  count: number,
): void {
  const { size, table } = exitTable(law, shares.length, samplers);
  const plain = new samplers.PlainStates(size, 1, table);
  const conditional = Float64Array.from(
    shares,
    (share, j) => share / shares.slice(j).reduce((a, b) => a + b),
  );
  for (let draw = 0; draw * SERIES < count; draw++) {
    plain.begin(0, draw);
    plain.setRow(0, 0, 0, 0.5, conditional, 0, 1);
    for (let step = 1; step <= SERIES; step++) {
      plain.splitLeavers(0, 0, people, step, conditional, 0, 1);
      take(plain.split, draw * SERIES + step - 1);
    }
  }
}

const split: Sampler = (law, samplers, out) => {
  const [people = 0, share = 0] = law.numbers ?? [];
  const shares = [0.35, share, 0.65 - share];
  const take = (by: Int32Array, at: number) => (out[at] = by[1]!);
  splitInto(law, samplers, people, shares, take, out.length);
};

const joint: Sampler = (law, samplers, out) => {
  const [people = 0, ...shares] = law.numbers ?? [];
  const take = (by: Int32Array, at: number) => (out[at] = by[0]! * (people + 1) + by[1]!);
  splitInto(law, samplers, people, shares, take, out.length);
};

const rare: Sampler = (law, samplers, out) => {
  const [people = 0, ...shares] = law.numbers ?? [];
  const all = [...shares, 1 - shares.reduce((a, b) => a + b)];
  const few = (count: number) => Math.min(count, 15);
  const take = (by: Int32Array, at: number) => (out[at] = few(by[0]!) * 16 + few(by[1]!));
  splitInto(law, samplers, people, all, take, out.length);
};

/** Leavers of the first step, and exits of as many people, which are of streams of their own. */
const both: Sampler = (law, samplers, out) => {
  const [people = 0, leave = 0, share = 0] = law.numbers ?? [];
  const { size, table } = exitTable(law, 2, samplers);
  const plain = new samplers.PlainStates(size, 1, table);
  const conditional = Float64Array.of(share, 1);
  for (let draw = 0; draw < out.length; draw++) {
    plain.begin(0, draw);
    plain.setRow(0, 0, 0, leave, conditional, 0, 1);
    const gone = plain.leavers(0, 0, people, 1);
    plain.splitLeavers(0, 0, people, 1, conditional, 0, 1);
    out[draw] = gone * (people + 1) + plain.split[0]!;
  }
};

/** One state's times, the first by the formula, the second by a table. */
function stayTable(law: SampledLaw, median: number, sigma: number, limit: number, s: Samplers) {
  const { size, table } = exitTable(law, 1, s);
  [size.steps, size.times, size.timeTables] = [limit, 2, 1];
  const stays = new s.StayTable(size);
  stays.tableOf.set([-1, 0]);
  stays.median.fill(median);
  stays.sigma.fill(sigma);
  stays.tabulate(0, median, sigma);
  return { size, table, stays };
}

const stay: Sampler = (law, samplers, out) => {
  const [median = 0, sigma = 0, stayed = 0, limit = 0, time = 0] = law.numbers ?? [];
  const { stays } = stayTable(law, median, sigma, limit, samplers);
  const [k0, k1] = keyOf(law);
  for (let i = 0; i < out.length; i++)
    out[i] = stays.steps(time, stayed, samplers.uniform(k0, k1, i, 0), limit);
};

const dealt: Sampler = (law, samplers, out) => {
  const [people = 0, median = 0, sigma = 0, limit = 0] = law.numbers ?? [];
  const { size, table, stays } = stayTable(law, median, sigma, limit, samplers);
  stays.tableOf[0] = 0;
  for (const chances of [table.leave, table.exits, table.conditional]) chances.fill(1);
  const dealer = new samplers.Dealer(size, table, stays);
  dealer.timeKeys.set(keyOf(law));
  const crowd = new samplers.Crowd(size);
  for (let at = 0; at < out.length; at += people) {
    dealer.clear();
    crowd.start(Int32Array.of(0));
    dealer.deal(0, people, 0, 0, 0, at / people);
    let gone = 0;
    for (let step = 1; step <= limit; step++) {
      dealer.leaveWhenDue(0, step, crowd);
      out.fill(step, at + gone, at + crowd.moved[0]!);
      gone = crowd.moved[0]!;
    }
    out.fill(limit + 1, at + gone, at + people);
  }
};

const events: Sampler = (law, samplers, out) => {
  const [people = 0, share = 0, ...sizes] = law.numbers ?? [];
  const { size } = exitTable(law, 1, samplers);
  [size.outcomes, size.counters, size.members, size.eventSizes] = [1, 1, 1, sizes.length];
  const meter = new samplers.Meter(size, new Int32Array(1));
  const crowd = new samplers.Crowd(size);
  crowd.moved[0] = people;
  meter.kind[0] = samplers.EVENTS;
  meter.isMoves[0] = 1;
  meter.firstMember.set([0, 1]);
  meter.firstEventSize.set([0, sizes.length]);
  sizes.forEach((_, i) => (meter.eventCdf[i] = sizes.slice(0, i + 1).reduce((a, b) => a + b)));
  meter.eventShare[0] = share;
  meter.eventKeys.set(keyOf(law, 'size'));
  meter.countedKeys.set(keyOf(law, 'counted'));
  for (let i = 0; i < out.length; i++) out[i] = meter.recordOutcome(0, 0, 0, i, crowd);
};

/** Shares of the last split that was sampled: each of its parts has a law of its own. */
let lastSplit: { readonly name: string; readonly shares: readonly Float64Array[] } | undefined;

const dirichlet: Sampler = (law, { sampleSplit, splitPosterior, uniform }, out) => {
  const [part = 0, ...counts] = law.numbers ?? [];
  const name = `dirichlet ${counts.join(' ')}`;
  if (lastSplit?.name !== name || lastSplit.shares[0]?.length !== out.length) {
    const parts = counts.map((count, i) => ({ name: 'abc'.charAt(i), count }));
    const posterior = splitPosterior({ total: counts.reduce((a, b) => a + b), parts });
    const [k0, k1] = purposeKey([1, 2], `proof:${name}`);
    const shares = counts.map(() => new Float64Array(out.length));
    const own = new Float64Array(counts.length);
    for (let i = 0; i < out.length; i++) {
      sampleSplit(posterior, [uniform(k0, k1, i, 0), uniform(k0, k1, i, 1)], own);
      own.forEach((share, j) => (shares[j]![i] = share));
    }
    lastSplit = { name, shares };
  }
  out.set(lastSplit.shares[part]!);
};

const samplersByName: Readonly<Record<string, Sampler>> = {
  binomial(law, { binomial }, out) {
    const [n = 0, p = 0] = law.numbers ?? [];
    const [k0, k1] = keyOf(law);
    for (let i = 0; i < out.length; i++) out[i] = binomial(n, p, k0, k1, i, 0);
  },
  poisson(law, { poisson }, out) {
    const [mean = 0] = law.numbers ?? [];
    const [k0, k1] = keyOf(law);
    for (let i = 0; i < out.length; i++) out[i] = poisson(mean, k0, k1, i, 0);
  },
  uniform(law, { uniform }, out) {
    const [k0, k1] = keyOf(law);
    for (let i = 0; i < out.length; i++) out[i] = uniform(k0, k1, i, 0);
  },
  short(law, { nextUniform, seedStream }, out) {
    const [k0, k1] = keyOf(law);
    const state = new Int32Array(4);
    for (let i = 0; i < out.length; i++) {
      if (i % SERIES === 0) seedStream(k0, k1, i / SERIES, 0, state, 0, 1);
      out[i] = nextUniform(state, 0, 1);
    }
  },
  quantile(law, { quantileFunction, uniform }, out) {
    if (!law.distribution) throw new Error('a quantile needs a distribution');
    const quantile = quantileFunction(law.distribution);
    const [k0, k1] = keyOf(law);
    for (let i = 0; i < out.length; i++) out[i] = quantile(uniform(k0, k1, i, 0));
  },
  leavers,
  lanes,
  split,
  joint,
  rare,
  both,
  stay,
  dealt,
  events,
  dirichlet,
};

/** Numbers of a sample; those that break sticks by exact quantiles are slow, so that all but one are shorter. */
export const sizeOf = ({ sampler, numbers }: SampledLaw) =>
  sampler === 'dirichlet' && numbers?.slice(1).join() !== '12,3,0' ? 100_000 : 1_000_000;

/** A sample of a law by its sampler; the same at every call. */
export function sampleOf(law: SampledLaw, samplers: Samplers, count = sizeOf(law)): Float64Array {
  const out = new Float64Array(count);
  const sampler = samplersByName[law.sampler];
  if (!sampler) throw new Error(`no sampler ${law.sampler}`);
  sampler(law, samplers, out);
  return out;
}
