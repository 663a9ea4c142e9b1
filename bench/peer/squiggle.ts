import type { Cohort } from '../cohort.ts';
import { installedPackage } from './install-package.ts';
import type { PeerBatch, PeerOr } from './yardstick.ts';

const VERSION = '0.10.0';

/** The part of `@quri/squiggle-lang` that is used. */
interface Squiggle {
  run(
    code: string,
    options: { readonly environment: object },
  ): Promise<{
    readonly result: {
      readonly ok: boolean;
      readonly value: { readonly result: { asJS(): unknown } };
    };
  }>;
}

/**
 * `@quri/squiggle-lang`. Its binomial distribution takes no sample of counts as its number of trials, so people
 * cannot be followed: measured is the expected number of people in each state for each sample of the parameters,
 * which has no luck in it, and no histogram.
 */
export async function squiggle(folder: string, isAskedFor: boolean): Promise<PeerOr> {
  const found = await installedPackage('@quri/squiggle-lang', VERSION, folder, isAskedFor);
  if (found === undefined) return { missing: '@quri/squiggle-lang: asked for by --squiggle' };
  const { run } = found as Squiggle; // the interface above was read off its version 0.10
  return {
    name: `@quri/squiggle-lang ${VERSION}, expected numbers only`,
    async run(cohort, draws, seed): Promise<PeerBatch> {
      const environment = { sampleCount: draws, xyPointLength: 100, seed: String(seed) };
      const before = performance.now();
      const { result } = await run(program(cohort), { environment });
      const ms = performance.now() - before;
      if (!result.ok) throw new Error('squiggle refused the program');
      const last = result.value.result.asJS() as number[][]; // a list of lists of means, as written
      return { ms, means: last };
    },
  };
}

/** Means by month and state, each parameter being one set of samples throughout. */
function program({ people, months, states, first, moves }: Cohort): string {
  const flow = (from: number, i: number) => `n.s${from} * p${i}`;
  const next = states.map((_, state) => {
    const terms = moves.flatMap(({ from, to }, i) => [
      ...(from === state ? [` - ${flow(from, i)}`] : []),
      ...(to === state ? [` + ${flow(from, i)}`] : []),
    ]);
    return `s${state}: n.s${state}${terms.join('')}`;
  });
  const begin = states.map((_, state) => `s${state}: p0 * 0 + ${state === first ? people : 0}`);
  const means = states.map((_, state) => `mean(n.s${state})`);
  return [
    ...moves.map(({ alpha, beta }, i) => `p${i} = SampleSet.fromDist(beta(${alpha}, ${beta}))`),
    `step = {|n| { ${next.join(', ')} }}`,
    `begin = { ${begin.join(', ')} }`,
    `all = List.reduce(List.upTo(2, ${months}), [step(begin)], {|l, t| List.append(l, step(l[t - 2]))})`,
    `List.map(all, {|n| [${means.join(', ')}]})`,
  ].join('\n');
}
