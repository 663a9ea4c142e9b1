import type { Cohort } from '../cohort.ts';
import { installedPackage } from './install-package.ts';
import type { PeerOr } from './yardstick.ts';

const VERSION = '0.6.0';

/** The part of `webr` that is used. */
interface WebRModule {
  readonly WebR: new (options: object) => {
    init(): Promise<unknown>;
    evalRNumber(code: string): Promise<number>;
    evalRString(code: string): Promise<string>;
    close(): void;
  };
}

/** R in WebAssembly: the same program as in numpy, all draws of a batch at once by `rbinom`. */
export async function webR(folder: string, isAskedFor: boolean): Promise<PeerOr> {
  await installedPackage('ws', '8', folder, isAskedFor); // webr asks for it in Node without naming it
  const found = await installedPackage('webr', VERSION, folder, isAskedFor);
  if (found === undefined) return { missing: 'webR: asked for by --webr (170 MB)' };
  const { WebR } = found as WebRModule; // the interface above was read off its version 0.6
  return {
    name: `webR ${VERSION}`,
    async run(cohort, draws, seed) {
      const r = new WebR({ interactive: false });
      await r.init();
      const ms = 1000 * (await r.evalRNumber(program(cohort, draws, seed)));
      const text = await r.evalRString('paste(means, collapse = " ")');
      r.close();
      const all = text.split(' ').map(Number);
      const states = cohort.states.length;
      const means = Array.from({ length: cohort.months }, (_, month) =>
        all.slice(month * states, (month + 1) * states),
      );
      return { ms, means };
    },
  };
}

/** First how many leave a state, then where they go, the likeliest exit first; counts go into histograms. */
function program({ people, months, states, first, moves }: Cohort, draws: number, seed: number) {
  const exits = states.flatMap((_, state) => {
    const own = moves
      .flatMap((move, i) => (move.from === state ? [{ ...move, i }] : []))
      .sort((a, b) => b.alpha / (b.alpha + b.beta) - a.alpha / (a.alpha + a.beta));
    const last = own.at(-1);
    return last ? [{ state, own, last }] : [];
  });
  const name = (state: number) => `n${state}`;
  const prepare = exits.flatMap(({ state, own }) => [
    `leave${state} <- ${own.map(({ i }) => `p${i}`).join(' + ')}`,
    `left <- leave${state}`,
    ...own
      .slice(0, -1)
      .flatMap(({ i }) => [`share${i} <- pmin(p${i} / left, 1)`, `left <- left - p${i}`]),
  ]);
  const month = exits.flatMap(({ state, own, last }) => [
    `gone <- rbinom(draws, ${name(state)}, leave${state})`,
    `d${state} <- d${state} - gone`,
    ...own
      .slice(0, -1)
      .flatMap(({ i, to }) => [
        `moved <- rbinom(draws, gone, share${i})`,
        `d${to} <- d${to} + moved`,
        'gone <- gone - moved',
      ]),
    `d${last.to} <- d${last.to} + gone`,
  ]);
  const each = (line: (state: number) => string) => states.map((_, state) => line(state));
  return [
    `set.seed(${seed})`,
    `draws <- ${draws}; means <- numeric(0); histograms <- list()`,
    'began <- proc.time()[[3]]',
    ...moves.map(({ alpha, beta }, i) => `p${i} <- rbeta(draws, ${alpha}, ${beta})`),
    ...prepare,
    ...each((state) => `${name(state)} <- rep(${state === first ? people : 0}, draws)`),
    `for (month in 1:${months}) {`,
    ...each((state) => `d${state} <- 0`),
    ...month,
    ...each((state) => `${name(state)} <- ${name(state)} + d${state}`),
    ...each(
      (state) =>
        `histograms[[${states.length} * (month - 1) + ${state + 1}]] <- tabulate(${name(state)} + 1, ${people + 1})`,
    ),
    '}',
    'took <- proc.time()[[3]] - began',
    `means <- vapply(histograms, function(h) sum(h * (0:${people})) / draws, 0)`,
    'took',
  ].join('\n');
}
