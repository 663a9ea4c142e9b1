import type { Estimate, MeanFlows } from '../../engine/index.ts';
import { baseName, type NamedState } from './occupancy.ts';

/** A state with its people. */
export interface SankeyState {
  readonly name: string;
  readonly label: string;
  /** People who were ever there: at the start, from outside, or by a move (a second time counts again). */
  readonly through: Estimate;
  /** Of them, who moved on, and who is there at the end. */
  readonly out: Estimate;
  readonly end: Estimate;
  /** Whether it stands for moves back to an earlier state. */
  readonly isBack: boolean;
}

/** People who move from one state to another, all groups together. */
export interface SankeyMove {
  readonly from: string;
  readonly to: string;
  readonly people: Estimate;
}

/** Words for what has no state of its own. */
export interface SankeyWords {
  readonly outside: string;
  readonly back: (label: string) => string;
}

/** Who is ever where, and who goes where, without places. */
export interface SankeyGraph {
  /** In the order of the model; outside and moves back come first. */
  readonly states: readonly SankeyState[];
  /** Without circles, the largest first. */
  readonly moves: readonly SankeyMove[];
}

const OUTSIDE = '>outside';
const BACK = '>back:';
const NOBODY: Estimate = { value: 0, mcse: 0 };

/** Adds up the groups of each state and move, and gives moves that lead back to an earlier state a state of their own. */
export function sankeyGraph(
  flows: MeanFlows,
  states: readonly NamedState[],
  words: SankeyWords,
): SankeyGraph {
  const { moves, start, end } = movesOf(flows);
  const names = [...new Set([...start.keys(), ...moves.flatMap(({ from, to }) => [from, to])])];
  const labelOf = (name: string): string => {
    if (name === OUTSIDE) return words.outside;
    if (name.startsWith(BACK)) return words.back(labelOf(name.slice(BACK.length)));
    return states.find((each) => each.name === name)?.label ?? name;
  };
  const order = new Map(states.map(({ name }, i) => [name, i]));
  return {
    moves,
    states: names
      .toSorted((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1))
      .map((name): SankeyState => {
        const out = sumOf(moves.filter(({ from }) => from === name));
        const isBack = name.startsWith(BACK);
        const there = isBack ? NOBODY : (end.get(name) ?? NOBODY);
        const through = isBack
          ? sumOf(moves.filter(({ to }) => to === name))
          : { value: out.value + there.value, mcse: out.mcse + there.mcse };
        return { name, label: labelOf(name), out, end: there, through, isBack };
      }),
  };
}

/** States on the longest way through the moves. */
export function sankeyDepth({ moves }: Pick<SankeyGraph, 'moves'>): number {
  const depths = new Map<string, number>();
  const depth = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const its =
      1 + Math.max(0, ...moves.filter(({ from }) => from === name).map(({ to }) => depth(to)));
    depths.set(name, its);
    return its;
  };
  return Math.max(1, ...moves.map(({ from }) => depth(from)));
}

function sumOf(moves: readonly SankeyMove[]): Estimate {
  return moves.reduce(
    (sum, { people }) => ({ value: sum.value + people.value, mcse: sum.mcse + people.mcse }),
    NOBODY,
  );
}

/** Moves without circles, the largest first, groups added up; and people at the start and at the end. */
function movesOf({ moves, states, steps }: MeanFlows) {
  const sums = new Map<string, SankeyMove>();
  for (const { from, to, people } of moves) {
    const [a, b] = [from === undefined ? OUTSIDE : baseName(from), baseName(to)];
    const before = sums.get(`${a}>${b}`)?.people ?? NOBODY;
    const sum = { value: before.value + people.value, mcse: before.mcse + people.mcse };
    if (a !== b) sums.set(`${a}>${b}`, { from: a, to: b, people: sum });
  }
  const sorted = [...sums.values()]
    .filter(({ people }) => people.value > 0)
    .sort((a, b) => b.people.value - a.people.value);
  const kept: SankeyMove[] = [];
  const forward = new Map<string, string[]>();
  const reaches = (from: string, to: string): boolean =>
    from === to || (forward.get(from) ?? []).some((next) => reaches(next, to));
  for (const move of sorted) {
    if (reaches(move.to, move.from)) {
      kept.push({ ...move, to: `${BACK}${move.to}` });
      continue;
    }
    kept.push(move);
    forward.set(move.from, [...(forward.get(move.from) ?? []), move.to]);
  }
  const totals = (step: number) => {
    const at = new Map<string, Estimate>();
    for (const { name, people } of states) {
      const its = people[step] ?? NOBODY;
      const before = at.get(baseName(name)) ?? NOBODY;
      const sum = { value: before.value + its.value, mcse: before.mcse + its.mcse };
      if (sum.value > 0) at.set(baseName(name), sum);
    }
    return at;
  };
  return { moves: kept, start: totals(0), end: totals(steps) };
}
