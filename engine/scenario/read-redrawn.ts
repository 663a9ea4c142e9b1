import type { ParameterKind } from '../evidence/quantity.ts';
import type { AssignmentMap } from './assignment-schema.ts';
import type { Place, ProblemList } from './problem-list.ts';
import type { Assignment, Redrawn } from './scenario.ts';

const ORDER: readonly Redrawn[] = ['group', 'year', 'step'];

/**
 * How often a parameter gets a new value within one draw.
 *
 * @returns undefined when it may not be redrawn so; the problem is noted
 */
export function readRedrawn(
  input: NonNullable<AssignmentMap['redrawn']>,
  kind: ParameterKind,
  { quantity, text }: Pick<Assignment, 'quantity' | 'text'>,
  place: Place,
  problems: ProblemList,
): readonly Redrawn[] | undefined {
  const named = Array.isArray(input) ? input : [input];
  const refuse = (message: string) => {
    problems.error(place, 'scenario/redrawn', message, named.join(', '));
    return undefined;
  };
  if (kind === 'sojourn') {
    return refuse('a sojourn differs from person to person, so there is nothing to draw again');
  }
  if (new Set(named).size < named.length) {
    return refuse(`each word can stand only once; got ${named.join(', ')}`);
  }
  if (named.includes('step') && named.includes('year')) {
    return refuse('a value for each step is one for each year too; got both (keep one of them)');
  }
  if (quantity.kind === 'fixed') {
    const message = `${text} is the same every time, so drawing it again changes nothing (give it a range)`;
    problems.warn(place, 'scenario/redrawn-fixed', message, text);
  }
  return ORDER.filter((its) => named.includes(its));
}
