import type { YamlDocument } from '../document/yaml-document.ts';
import { entryOf, keysOf } from './fitting.ts';
import { RESERVED_NAMES } from './name-schema.ts';
import { keyOf, type Place, type ProblemList } from './problem-list.ts';

const SECTIONS = ['states', 'parameters', 'tables', 'capacities', 'groups', 'outcomes'] as const;
const NEEDED: readonly string[] = ['states', 'outcomes'];

/** Every name that a model file declares, by section. */
export type ModelNames = Readonly<Record<(typeof SECTIONS)[number], readonly string[]>>;

/** Lists the names of a model file; refuses words of the format, doubles and empty sections. */
export function checkModelNames(document: YamlDocument, problems: ProblemList): ModelNames {
  const names: Record<(typeof SECTIONS)[number], readonly string[]> = {
    states: [],
    parameters: [],
    tables: [],
    capacities: [],
    groups: [],
    outcomes: [],
  };
  for (const section of SECTIONS) {
    const data = entryOf(document.data, section);
    const place = (name: string): Place => keyOf({ document, path: [section, name] });
    names[section] = keysOf(data);
    for (const name of names[section]) {
      if (!RESERVED_NAMES.includes(name)) continue;
      const message = `${name} is a word of the format and cannot be a name (choose another)`;
      problems.error(place(name), 'scenario/reserved-name', message, name);
    }
    const isEmpty = names[section].length === 0;
    if (isEmpty && (NEEDED.includes(section) || (section === 'groups' && data !== undefined))) {
      const message = `a model must have at least one entry under ${section}`;
      problems.error({ document, path: [section] }, `scenario/no-${section}`, message);
    }
  }
  for (const name of names.tables) {
    if (!names.parameters.includes(name)) continue;
    const message = `a table cannot have the name of a parameter; got ${name} (formulas could mean either)`;
    const place = keyOf({ document, path: ['tables', name] });
    problems.error(place, 'scenario/duplicate-name', message, name);
  }
  return names;
}
