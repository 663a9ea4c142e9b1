import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { componentsOf, type Beta, type SharePosterior } from './beta-mixture.ts';

/** Width of a cell in logit mean, as a part of the component's own spread on that scale. */
const MEAN_WIDTH = 0.5;
/** Components narrower than this part of the spread of the whole count as if they were that wide. */
const NARROW = 0.2;
/** Width of a cell in the logarithm of a component's spread. */
const LOG_SPREAD_WIDTH = 0.3;
/** Width of a cell in log a or log b, where that is below 4. */
const LOG_SHAPE_WIDTH = 0.5;

/** Weight of the lightest cells, all together, that become one component. */
const LIGHT = 5e-4;

/** Least parameter of a Beta that can be drawn from (see `checkDistribution`). */
const SMALLEST_PARAMETER = 0.01;

interface Cell {
  weight: number;
  mean: number;
  square: number;
  only: Beta | undefined;
}

/**
 * The same mixture with fewer components, for sampling and drawing: components whose mean, standard
 * deviation and shape at the ends are nearly the same become one Beta with the mean and variance of
 * the group. A hierarchy of eleven places goes from thousands of components to some tens.
 *
 * The mean is exact, so is the variance unless a component has a parameter below 0.01, and no
 * probability moved by more than 2e-3 in any mixture tried (condense-mixture.test.ts), which is what
 * 60,000 draws could see. A component with a parameter below 0.01 keeps its mean and is given 0.01:
 * nearly all of its mass lies within 1e-20 of 0 or 1 either way. It has weight only where places
 * hardly resemble one another or nobody was counted anywhere; with three places of 0 the
 * probabilities of a new place move by up to 0.05, all at shares below a millionth.
 */
export function condenseMixture(posterior: SharePosterior): SharePosterior {
  const cells = new Map<string, Cell>();
  const narrow = NARROW * logitSpread(posterior);
  for (const { weight, distribution } of componentsOf(posterior)) {
    const size = distribution.a + distribution.b;
    const mean = distribution.a / size;
    const variance = ((distribution.a / size) * (distribution.b / size)) / (size + 1);
    const key = cellOf(distribution, narrow);
    const cell = cells.get(key);
    if (cell) {
      cell.weight += weight;
      cell.mean += weight * mean;
      cell.square += weight * (variance + mean * mean);
      cell.only = undefined;
    } else {
      const square = weight * (variance + mean * mean);
      cells.set(key, { weight, mean: weight * mean, square, only: distribution });
    }
  }
  const components = withLightTogether([...cells.values()]).map((cell) => ({
    weight: cell.weight,
    distribution: usable(cell.only ?? betaOfCell(cell)),
  }));
  const [first] = components;
  return components.length === 1 && first ? first.distribution : { kind: 'mixture', components };
}

/** The lightest cells as one, which moves no probability by more than their weight. */
function withLightTogether(cells: readonly Cell[]): readonly Cell[] {
  const heaviestFirst = [...cells].sort((a, b) => b.weight - a.weight);
  let light: Cell | undefined;
  for (;;) {
    const next = heaviestFirst.at(-1);
    if (!next || (light?.weight ?? 0) + next.weight > LIGHT) break;
    heaviestFirst.pop();
    light = light
      ? {
          weight: light.weight + next.weight,
          mean: light.mean + next.mean,
          square: light.square + next.square,
          only: undefined,
        }
      : next;
  }
  return light ? [...heaviestFirst, light] : heaviestFirst;
}

/** Components that become one; all by logit mean log(a / b) and its spread, √(1/a + 1/b) nearly. */
function cellOf({ a, b }: Beta, narrow: number): string {
  const rung = Math.floor(log(Math.max(narrow, Math.sqrt(1 / a + 1 / b))) / LOG_SPREAD_WIDTH);
  const step = Math.floor(log(a / b) / (MEAN_WIDTH * exp(LOG_SPREAD_WIDTH * rung)));
  return `${rung},${step},${endShape(a)},${endShape(b)}`;
}

/** A small parameter sets how the density rises from its end, whatever mean and spread are. */
function endShape(parameter: number): number {
  return parameter < 4 ? Math.floor(log(parameter) / LOG_SHAPE_WIDTH) : Infinity;
}

/** Standard deviation of the logit over the whole mixture, roughly. */
function logitSpread(posterior: SharePosterior): number {
  const components = componentsOf(posterior);
  let centre = 0;
  for (const { weight, distribution } of components) {
    centre += weight * log(distribution.a / distribution.b);
  }
  let square = 0;
  for (const { weight, distribution } of components) {
    const distance = log(distribution.a / distribution.b) - centre;
    square += weight * (distance * distance + Math.min(4, 1 / distribution.a + 1 / distribution.b));
  }
  return Math.sqrt(square);
}

function betaOfCell(cell: Cell): Beta {
  const mean = cell.mean / cell.weight;
  const variance = cell.square / cell.weight - mean * mean;
  const size = Math.max(1e-5, (mean * (1 - mean)) / variance - 1);
  return { kind: 'beta', a: mean * size, b: (1 - mean) * size };
}

/** The Beta of the same mean whose smaller parameter is at least {@link SMALLEST_PARAMETER}. */
function usable(beta: Beta): Beta {
  const scale = SMALLEST_PARAMETER / Math.min(beta.a, beta.b);
  if (scale <= 1) return beta;
  const [a, b] = [beta.a * scale, beta.b * scale].map((parameter) =>
    Math.min(1e12, Math.max(SMALLEST_PARAMETER, parameter)),
  );
  return { kind: 'beta', a: a ?? NaN, b: b ?? NaN };
}
