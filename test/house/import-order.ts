/** One import: paths from the project's root, such as `engine/math/log.ts`. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Rooms of the engine, lowest first. Rooms in one row do not know each other. */
const rows: readonly (readonly string[])[] = [
  ['errors', 'version'],
  ['math'],
  ['random', 'document', 'wasm'],
  ['distribution'],
  ['evidence'],
  ['synthesis'],
  ['scenario'],
  ['model', 'diagram'],
  ['simulate'],
  ['analysis'],
  ['lock'],
  ['pool'],
];

const frontDoor = 'engine/index.ts';

/** What stands outside the engine and may be imported from anywhere: data and the package's own facts. */
const isData = (path: string) => !/\.(ts|mjs|js|svelte)$/.test(path);

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'engine' && path !== frontDoor ? second.replace(/\.ts$/, '') : top;
}

function rankOf(room: string): number {
  return rows.findIndex((row) => row.includes(room));
}

/** Says what is wrong with one import, or nothing. */
function wrongImport({ from, to }: Edge): string | undefined {
  const arrow = `${from} → ${to}`;
  const [fromTop] = from.split('/');
  const [toTop] = to.split('/');
  if (isData(to)) return undefined;
  if (toTop === 'test' || toTop === 'bench') return `${arrow}: nothing imports ${toTop}/`;
  if (toTop === 'cli' && fromTop !== 'cli') return `${arrow}: nothing imports the command line`;
  if (toTop === 'ui' && fromTop !== 'ui') return `${arrow}: nothing imports the notebook`;
  if (toTop !== 'engine') return fromTop === toTop ? undefined : `${arrow}: outside the project`;
  if (fromTop === 'engine') return wrongRise(from, to, arrow);
  const platform = fromTop === 'ui' ? 'browser' : 'node';
  const isPlatformFile = new RegExp(`^engine/pool/[a-z-]+-${platform}\\.ts$`).test(to);
  return to === frontDoor || isPlatformFile
    ? undefined
    : `${arrow}: a side door; ${fromTop} imports only ${frontDoor} and engine/pool/*-${platform}.ts`;
}

function wrongRise(from: string, to: string, arrow: string): string | undefined {
  if (from === frontDoor) return undefined;
  if (to === frontDoor) return `${arrow}: a room does not import the front door`;
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (fromRoom === toRoom) return undefined;
  const [fromRank, toRank] = [rankOf(fromRoom), rankOf(toRoom)];
  if (fromRank < 0) return `${arrow}: ${fromRoom} has no place in the order of rooms`;
  if (toRank < 0) return `${arrow}: ${toRoom} has no place in the order of rooms`;
  return toRank < fromRank ? undefined : `${arrow}: a rise from ${fromRoom} to ${toRoom}`;
}

/** Finds one path that comes back to where it began, through each file that lies on one. */
function cycles(edges: readonly Edge[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    const start = path.indexOf(file);
    if (start >= 0) {
      found.push(`a cycle: ${[...path.slice(start), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const next of targets.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of targets.keys()) visit(file);
  return found;
}

/**
 * Every import that goes against the order of the house, in words; empty when all is well.
 *
 * Imports go one way: errors, math, random, document → distribution → evidence → synthesis → scenario →
 * model → simulate → analysis → lock → pool → engine/index.ts → cli | ui.
 */
export function wrongImports(edges: readonly Edge[]): readonly string[] {
  const wrong = edges.map(wrongImport).filter((message) => message !== undefined);
  return [...wrong, ...cycles(edges)];
}
