import { meanOf } from '../distribution/moments.ts';
import { BaserateError } from '../errors/baserate-error.ts';
import { describeValue } from '../evidence/describe-distribution.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import { parametersOf } from './expression.ts';
import type { Place, ProblemList } from './problem-list.ts';
import { constantOf } from './read-formula.ts';
import type { Parameter } from './scenario.ts';

/** Rounding allowed at the ends of a share. */
const SLACK = 1e-9;

/**
 * Gives each parameter that is calculated from others its value at their means, and refuses circles
 * and values that cannot be; of one that nothing in the run uses it only warns.
 *
 * @param places    where each definition stands, by parameter
 * @param usedFirst parameters that the flows use; what these are calculated from is used too
 */
export function resolveDefinitions(
  parameters: readonly Parameter[],
  places: ReadonlyMap<string, Place>,
  usedFirst: Iterable<string>,
  problems: ProblemList,
): readonly Parameter[] {
  if (!parameters.some(({ assignment }) => assignment.expression)) return parameters;
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const circle = findCircle(byName);
  if (circle) {
    const place = places.get(circle[0] ?? '');
    const message = `a parameter must not be calculated from itself; got ${circle.join(' → ')} (give one of them a value)`;
    if (place) problems.error(place, 'scenario/circular-definition', message, circle[0]);
    return parameters;
  }
  const used = withWhatTheyUse(usedFirst, byName);
  const means = new Map<string, number>();
  const meanOfParameter = (name: string): number => {
    const parameter = byName.get(name);
    const known = means.get(name);
    if (known !== undefined || !parameter) return known ?? NaN;
    const { expression } = parameter.assignment;
    if (expression) parametersOf(expression).forEach(meanOfParameter);
    const mean = expression ? (constantOf(expression, means) ?? NaN) : plainMean(parameter);
    means.set(name, mean);
    return mean;
  };
  return parameters.map((parameter) => {
    const { name, kind, assignment } = parameter;
    if (!assignment.expression) return parameter;
    const mean = meanOfParameter(name);
    const highest = kind === 'share' ? 1 : Infinity;
    const place = places.get(name);
    if (place && !Number.isNaN(mean) && !(mean >= -SLACK && mean <= highest + SLACK)) {
      const rule = kind === 'share' ? 'be between 0 and 1' : 'not be negative';
      const made = [...new Set(parametersOf(assignment.expression))].map((its) => {
        const { kind: ownKind = kind } = byName.get(its) ?? {};
        return `${its} at ${describeValue(means.get(its) ?? NaN, ownKind)}`;
      });
      const got = `${describeValue(mean, kind)} from ${assignment.text}, with ${made.join(' and ')}`;
      const message = `a ${kind} must ${rule} at the means of what it is made of; got ${got}`;
      const remedy = `give ${name} a value of its own, or change what it is made of`;
      if (used.has(name)) {
        problems.error(place, 'scenario/out-of-range', `${message} (${remedy})`, assignment.text);
      } else {
        const why = 'no flow uses it, so it changes nothing';
        problems.warn(place, 'scenario/out-of-range', `${message} (${why})`, assignment.text);
      }
    }
    const value = mean >= 0 && mean <= highest ? mean : 0;
    const distribution = { kind: 'fixed', value } as const;
    const quantity = { kind: 'distribution', distribution, text: assignment.text } as const;
    return { ...parameter, assignment: { ...assignment, quantity } };
  });
}

/** Names with all that they are calculated from. */
function withWhatTheyUse(
  names: Iterable<string>,
  byName: ReadonlyMap<string, Parameter>,
): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    const expression = byName.get(name)?.assignment.expression;
    if (expression) parametersOf(expression).forEach(add);
  };
  for (const name of names) add(name);
  return used;
}

function plainMean({ kind, assignment }: Parameter): number {
  try {
    return meanOf(distributionOf(assignment.quantity, kind, assignment.weight));
  } catch (error) {
    if (error instanceof BaserateError) return NaN; // said where the value stands, or when it is compiled
    throw error;
  }
}

/** Names from a parameter back to itself; undefined when no definition leads back. */
function findCircle(byName: ReadonlyMap<string, Parameter>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    const start = path.indexOf(name);
    if (start >= 0) return [...path.slice(start), name];
    const expression = byName.get(name)?.assignment.expression;
    if (!expression || done.has(name)) return undefined;
    for (const next of parametersOf(expression)) {
      const circle = visit(next, [...path, name]);
      if (circle) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of byName.keys()) {
    const circle = visit(name, []);
    if (circle) return circle;
  }
  return undefined;
}
