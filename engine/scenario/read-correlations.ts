import { cholesky } from '../math/cholesky.ts';
import { nearestCorrelation } from '../math/nearest-correlation.ts';
import { rankOfNormalCorrelation } from '../math/rank-correlation.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { fittingItems } from './fitting.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { ReadModel } from './read-model.ts';
import type { Assignment, Correlation, Parameter, Variant } from './scenario.ts';
import { correlationSchema } from './scenario-schema.ts';

/** Most parameters that can be correlated with each other. */
export const MAX_CORRELATED = 32;

/** Most pairs of the nearest possible matrix that a message prints. */
const MOST_SHOWN = 10;

/** What correlations can refer to. */
export interface CorrelationContext {
  readonly model: ReadModel;
  /** Parameters with their values, as far as they could be read. */
  readonly parameters: readonly Parameter[];
  readonly variants: readonly Variant[];
  readonly problems: ProblemList;
}

/**
 * Resolves the section `correlations` of a scenario. Correlations that no numbers can have all at once
 * are refused with the nearest ones that can.
 *
 * @param data  what the file says
 * @param place where the section stands
 */
export function readCorrelations(
  data: unknown,
  place: Place,
  context: CorrelationContext,
): readonly Correlation[] {
  const { problems } = context;
  const correlations: Correlation[] = [];
  const items = fittingItems(data, correlationSchema);
  for (const [index, { between, rank }] of items) {
    const at = inside(place, index, 'between');
    const [first = '', second = ''] = [...between].sort();
    const canBeDrawn = between.filter((name, i) => isDrawn(name, inside(at, i), context));
    if (first === second) {
      const message = `two different parameters are needed; got ${first} twice`;
      problems.error(at, 'scenario/correlation-pair', message, first);
    } else if (correlations.some((its) => its.between.join() === `${first},${second}`)) {
      const message = `the correlation of two parameters can be given only once; got ${first} and ${second} again`;
      problems.error(at, 'scenario/correlation-pair', message, second);
    } else if (canBeDrawn.length === 2) {
      correlations.push({ between: [first, second], rank });
    }
  }
  if (correlations.length === 0 || correlations.length < items.length) return correlations;
  const { names, matrix } = correlationMatrix(correlations);
  if (names.length > MAX_CORRELATED) {
    const message = `at most ${MAX_CORRELATED} parameters can be correlated; got ${names.length}`;
    problems.error(place, 'scenario/too-many-correlated', message, names.length);
    return [];
  }
  if (cholesky(matrix, names.length)) return correlations;
  const rule = 'no numbers can have these rank correlations all at once';
  const message = `${rule}; the nearest that can are ${nearestPossible(names, matrix)}`;
  problems.error(place, 'scenario/impossible-correlations', message);
  return [];
}

/** Whether a parameter is drawn from a stream of its own; says why it is not. */
function isDrawn(name: string, place: Place, context: CorrelationContext): boolean {
  const { model, parameters, variants, problems } = context;
  const refuse = (code: string, message: string) => {
    problems.error(place, code, message, name);
    return false;
  };
  if (!model.names.parameters.includes(name)) {
    const meant = problems.suggest(name, model.names.parameters);
    return refuse(
      'scenario/unknown-parameter',
      `the model has no parameter called ${name}${meant}`,
    );
  }
  const parameter = parameters.find((its) => its.name === name);
  if (!parameter) return false; // faulty, as said there
  const code = 'scenario/correlation-of-what';
  if (parameter.kind === 'sojourn') {
    const reason = `${name} differs from person to person and has no value in a draw`;
    return refuse(code, `${reason}, so nothing can be correlated with it (make it a duration)`);
  }
  if (parameter.split !== undefined) {
    const reason = `${name} is a part of the split ${parameter.split}`;
    return refuse(code, `${reason}, which says how its parts go together (correlate others)`);
  }
  if (parameter.isByGroup) {
    const reason = `${name} has a value of its own in each group`;
    return refuse(code, `${reason}, so there is no one number to correlate (correlate others)`);
  }
  if (parameter.assignment.expression) {
    const reason = `${name} is calculated from other parameters`;
    return refuse(code, `${reason} (correlate those)`);
  }
  const isRedrawn = [parameter.assignment, ...variants.flatMap(valuesOf(name))].some(
    ({ redrawn }) => redrawn !== undefined,
  );
  if (isRedrawn) {
    const reason = `${name} is drawn again within a draw, in the scenario or a variant, and has no one value in it`;
    return refuse(code, `${reason} (remove \`redrawn\`, or correlate others)`);
  }
  const isSet = variants.some(({ changes }) => changes.some((change) => change.parameter === name));
  if (parameter.assignment.quantity.kind === 'fixed' && !isSet) {
    const message = `${name} is the same in every draw, so its correlation changes nothing (give it a range)`;
    problems.warn(place, 'scenario/correlation-of-fixed', message, name);
  }
  return true;
}

/** Gives the values that a variant sets for a parameter. */
function valuesOf(name: string): (variant: Variant) => readonly Assignment[] {
  return ({ changes }) =>
    changes.flatMap(({ parameter, op }) =>
      parameter === name && op.kind === 'set' ? [op.assignment] : [],
    );
}

/** Rank correlations near those asked for, to three digits, that some numbers do have. */
function nearestPossible(names: readonly string[], matrix: Float64Array): string {
  const size = names.length;
  let correlations: Correlation[] = [];
  for (let floor = 1e-3; floor < 1; floor *= 2) {
    const nearest = nearestCorrelation(matrix, size, floor);
    correlations = names.flatMap((second, j) =>
      names.slice(0, j).map((first, i): Correlation => {
        const rank = rankOfNormalCorrelation(nearest[i * size + j] ?? NaN);
        return { between: [first, second], rank: Math.floor(rank * 1000 + 0.5) / 1000 };
      }),
    );
    // rounding may undo what the projection has reached
    if (cholesky(correlationMatrix(correlations).matrix, size)) break;
  }
  const shown = correlations.filter(({ rank }) => rank !== 0);
  const lines = shown
    .slice(0, MOST_SHOWN)
    .map(({ between, rank }) => `{ between: [${between.join(', ')}], rank: ${rank} }`);
  const more = shown.length - lines.length;
  return lines.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
