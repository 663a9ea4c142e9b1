import type { DataPath } from '../document/data-path.ts';

/** What an assumption is about. */
export type AssumptionKind = 'parameter' | 'population' | 'inflow';

/** One assumption of a scenario: a parameter, or people in a state at the start or coming in. */
export interface AssumptionKey {
  readonly kind: AssumptionKind;
  /** Group whose own it is; absent when it holds for all. */
  readonly group?: string;
  /** Parameter or state. */
  readonly of: string;
}

/**
 * How a page names an assumption: `convicted`, `abroad` (people at the start), `inflow/abroad`; with the
 * group in front where it is a group's own: `men/convicted`, `men/abroad`, `men/inflow/abroad`.
 */
export function assumptionName({ kind, group, of }: AssumptionKey): string {
  const own = kind === 'inflow' ? `inflow/${of}` : of;
  return group === undefined ? own : `${group}/${own}`;
}

/** Where a scenario file says an assumption, given its kind and its name. */
export function assumptionPath(kind: AssumptionKind, name: string): DataPath {
  const parts = name.split('/');
  const of = parts.at(-1) ?? '';
  const before =
    kind === 'inflow' && parts.at(-2) === 'inflow' ? parts.slice(0, -2) : parts.slice(0, -1);
  const section = kind === 'parameter' ? 'parameters' : kind;
  const [group] = before;
  return group === undefined ? [section, of] : ['groups', group, section, of];
}
