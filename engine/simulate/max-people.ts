import { fail } from '../errors/baserate-error.ts';

/** Most people a run may hold: whole counts stay exact and within 32 bits. */
export const MAX_PEOPLE = 1_000_000_000;

/**
 * A number of people that a run can hold.
 *
 * @param path of what it belongs to, for the message
 * @throws     `simulate/too-many-people`
 */
export function possiblePeople(people: number, path: string): number {
  if (people >= 0 && people <= MAX_PEOPLE) return people;
  throw fail(
    'simulate/too-many-people',
    path,
    `the number of people must lie between 0 and ${String(MAX_PEOPLE)}; got ${String(people)}`,
    people,
  );
}
