import { parsePhrase } from '../evidence/phrase.ts';
import type { BetaPrior } from '../evidence/beta-prior.ts';
import { priorComponents, type Prior } from '../synthesis/prior.ts';
import type { PriorInput } from './assignment-schema.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';

type PriorMap = Extract<PriorInput, object>;
type BetaInput = Pick<PriorMap, 'counts' | 'mean' | 'size'>;
/** A prior that is one Beta. */
type PlainPrior = Extract<Prior, { kind: 'counts' | 'informed' }>;

/**
 * Resolves a prior: by name, as counts, as mean and size, or informed with a vague part beside it.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readPrior(
  input: PriorInput,
  place: Place,
  problems: ProblemList,
): Prior | undefined {
  if (typeof input === 'string') return { kind: input };
  const { informed, 'vague-weight': vague, ...plain } = input;
  if (informed === undefined && vague === undefined) return readPlain(plain, place, problems);
  if (informed === undefined || vague === undefined || Object.keys(plain).length > 0) {
    const remedy = 'write { informed: { mean: 10%, size: 20 }, vague-weight: 0.2 }';
    const message = `informed and vague-weight stand together and alone; got ${Object.keys(input).join(', ')} (${remedy})`;
    problems.error(place, 'scenario/prior-form', message);
    return undefined;
  }
  const prior = readPlain(informed, inside(place, 'informed'), problems);
  if (!prior) return undefined;
  const beta: BetaPrior =
    prior.kind === 'counts'
      ? { a: prior.a, b: prior.b }
      : { a: prior.mean * prior.size, b: (1 - prior.mean) * prior.size };
  if (!(vague > 0 && vague < 1)) {
    const remedy = 'write 0.2 to let the informed part be wrong once in five times';
    const message = `the weight of the vague part must lie between 0 and 1; got ${vague} (${remedy})`;
    problems.error(inside(place, 'vague-weight'), 'scenario/prior-form', message, vague);
    return undefined;
  }
  return checked({ kind: 'robust', weight: 1 - vague, informed: beta }, place, problems);
}

function readPlain(
  { counts, mean, size }: BetaInput,
  place: Place,
  problems: ProblemList,
): PlainPrior | undefined {
  const [a, b] = counts ?? [];
  if (a !== undefined && b !== undefined && mean === undefined && size === undefined) {
    return checked({ kind: 'counts', a, b }, place, problems);
  }
  if (counts !== undefined || mean === undefined || size === undefined) {
    const remedy = 'write { counts: [2, 18] } or { mean: 10%, size: 20 }';
    const message = `a prior must have either counts, or mean and size (${remedy})`;
    problems.error(place, 'scenario/prior-form', message);
    return undefined;
  }
  const quantity = problems.attempt(inside(place, 'mean'), () => parsePhrase(mean, 'share'));
  if (!quantity) return undefined;
  if (quantity.kind !== 'fixed') {
    const message = `the mean of a prior must be one share, such as 10%; got ${mean} (its size says how sure it is)`;
    problems.error(inside(place, 'mean'), 'scenario/prior-form', message, mean);
    return undefined;
  }
  return checked({ kind: 'informed', mean: quantity.value, size }, place, problems);
}

function checked<P extends Prior>(prior: P, place: Place, problems: ProblemList): P | undefined {
  return problems.attempt(place, () => priorComponents(prior)) && prior;
}

/** A prior in words, such as `a prior of 10 % worth 20 people`. */
export function describePrior(prior: Prior): string {
  switch (prior.kind) {
    case 'jeffreys':
      return 'Jeffreys’ prior';
    case 'uniform':
      return 'a uniform prior';
    case 'haldane':
      return 'Haldane’s prior';
    case 'counts':
      return `the prior Beta(${prior.a}, ${prior.b})`;
    case 'informed':
      return `a prior of ${Number((prior.mean * 100).toPrecision(3))} % worth ${prior.size} people`;
    case 'robust': {
      const { a, b } = prior.informed;
      const percent = Number((prior.weight * 100).toPrecision(3));
      return `the prior Beta(${a}, ${b}), held right at ${percent} %`;
    }
  }
}
