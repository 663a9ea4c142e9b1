import { entryOf, keysOf } from './fitting.ts';
import type { People, PeopleContext, PeopleOwner } from './people-context.ts';
import { inside, keyOf, type Place } from './problem-list.ts';
import { readInflows } from './read-inflows.ts';
import { readStocks } from './read-stocks.ts';

/** Sections that number people. */
const SECTIONS = ['population', 'inflow'] as const;

/** Resolves the sections `population` and `inflow` of a scenario, a group or a variant, as far as they fit. */
export function readPeople(
  data: unknown,
  place: Place,
  owner: PeopleOwner,
  context: PeopleContext,
): People {
  const [population, inflow] = SECTIONS;
  return {
    population: readStocks(entryOf(data, population), inside(place, population), owner, context),
    inflows: readInflows(entryOf(data, inflow), inside(place, inflow), owner, context),
  };
}

/** Notes people who stand beside groups, so that nobody knows which group they are of. */
export function refusePeopleBesideGroups(
  data: unknown,
  place: Place,
  groups: readonly string[],
  { problems }: PeopleContext,
): void {
  for (const section of SECTIONS) {
    if (keysOf(entryOf(data, section)).length === 0) continue;
    const [first = ''] = groups;
    const remedy = `write them under \`groups: { ${first}: { ${section}: … } }\``;
    const message = `where there are groups, people are those of a group; got ${section} beside them (${remedy})`;
    problems.error(keyOf(inside(place, section)), 'scenario/people-beside-groups', message);
  }
}
