// Long because each form of flow, entry and change has its own way of being drawn.
import type { FlowSketch, InflowSketch, ModelSketch, ValueSketch } from './make-model.ts';
import { randomNumbers } from './random-numbers.ts';

export interface SketchOptions {
  /** A queue before a state or a flow; people then depend on each other. */
  readonly withCapacity?: boolean;
  /** Epochs as given, in place of drawn ones. */
  readonly epochs?: readonly number[];
}

/**
 * A small model of mixed forms, for properties that every model must have: competing probabilities and
 * rates, with and without dwell, shares with times, changes by date for entrants or everyone, generators,
 * people who entered before the start, inflow by every law.
 *
 * @param seed the same number gives the same sketch
 */
export function generateSketch(seed: number, options: SketchOptions = {}): ModelSketch {
  const random = randomNumbers(seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const between = (low: number, high: number) => low + random() * (high - low);
  const chance = (p: number) => random() < p;
  const names = ['a', 'b', 'c', 'd', 'e'].slice(0, whole(3, 5));
  const steps = whole(10, 24);
  const before = chance(0.5) ? whole(1, 6) : 0;
  const epochs =
    options.epochs ?? [0, ...new Set([whole(2, 6), whole(7, 9)])].slice(0, whole(1, 3));
  const queue = options.withCapacity ? 'queue' : undefined;
  const hasGenerator = !queue && chance(0.25);

  /** The same at all times, or a value for each epoch. */
  const dated = (draw: () => number): number | readonly number[] =>
    epochs.length > 1 && chance(0.5) ? epochs.map(draw) : draw();
  const reach = (): Pick<FlowSketch, 'reach'> =>
    chance(0.6) ? { reach: chance(0.5) ? 'entrants' : 'everyone' } : {};
  const targets = (from: string) => {
    const others = names.filter((name) => name !== from);
    const first = whole(0, others.length - 1);
    const count = Math.min(whole(1, 3), others.length);
    return Array.from({ length: count }, (_, i) => others[(first + i) % others.length]!);
  };
  const byDwell: Record<string, number> = {};

  const competing = (from: string, kind: 'probability' | 'rate'): FlowSketch[] => {
    const exits = targets(from);
    const most = 0.6 / exits.length;
    if (chance(0.4)) byDwell[from] = whole(2, 9);
    return exits.map((to, i): FlowSketch => {
      const rising: ValueSketch = {
        program: [between(0, most / 2), 'dwell', between(0.01, 0.1), '*', '+', most, 'min'],
      };
      const value = i === 0 && byDwell[from] ? rising : dated(() => between(0.01, most));
      return { from, to, kind, value, ...reach() };
    });
  };
  const dealt = (from: string): FlowSketch[] => {
    const exits = targets(from);
    const rest = chance(0.4);
    return exits.map((to, i): FlowSketch => {
      const isRest = rest && i === 0;
      const value = isRest ? 'rest' : dated(() => between(0.05, 0.9 / exits.length));
      const scale = between(2, 12);
      const time: Partial<FlowSketch> = chance(0.3)
        ? { cdf: Array.from({ length: steps + 8 }, (_, k) => 1 - Math.exp(-((k / scale) ** 1.4))) }
        : { median: dated(() => between(0.4, 12)), sigma: chance(0.3) ? 0 : between(0.2, 1.2) };
      return { from, to, kind: 'share', value, ...time, ...(isRest ? {} : reach()) };
    });
  };

  const generator = hasGenerator ? names.slice(0, 3) : [];
  const flows = names.flatMap((from, i): FlowSketch[] => {
    if (generator.includes(from)) {
      if (i === 2) return []; // where the generator leads to
      const others = generator.filter((name) => name !== from);
      const value = () => dated(() => between(0.02, 0.5));
      return others
        .slice(0, whole(1, 2))
        .map((to): FlowSketch => ({ from, to, kind: 'rate', value: value() }));
    }
    if (i > 0 && chance(0.15)) return [];
    if (chance(0.5)) return dealt(from);
    return competing(from, chance(0.5) ? 'rate' : 'probability');
  });
  const first = flows[0];
  const form = (name: string) => flows.find((flow) => flow.from === name)?.kind;
  const peopled = names.filter((_, i) => i === 0 || chance(0.4));
  const entered = (): readonly number[] => {
    const weights = Array.from({ length: before + 1 }, () => between(0, 1));
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / sum);
  };
  const inflows = names
    .filter((name) => chance(0.35) && name !== first?.to)
    .map((state): InflowSketch => {
      const enters = chance(0.5) ? 'start' : 'end';
      if (chance(0.25)) return { state, law: 'fixed', enters, series: [0, 3, whole(0, 9), 1] };
      const law = chance(0.6) ? 'poisson' : 'fixed';
      return { state, law, enters, rate: dated(() => between(0, 12)) };
    });
  return {
    states: queue ? [...names, queue] : names,
    flows: queue && chance(0.5) ? [...flows, ...impatience(queue, names[0]!)] : flows,
    people: Object.fromEntries(peopled.map((name) => [name, chance(0.1) ? 9000 : whole(1, 300)])),
    steps,
    stepMonths: chance(0.3) ? 3 : 1,
    seed: `generated ${String(seed)}`,
    epochs,
    byDwell,
    entered: Object.fromEntries(
      peopled
        .filter((name) => before > 0 && (form(name) === 'share' || byDwell[name]))
        .map((name) => [name, entered()]),
    ),
    inflows,
    ...(hasGenerator ? { generators: [generator] } : {}),
    ...(queue && first
      ? {
          capacities: [
            {
              of: chance(0.5) ? first.to : `${first.from}>${first.to}`,
              limit: dated(() => between(0, 20)),
              waitsIn: queue,
              first: chance(0.5) ? [names.at(-1)!] : [],
            },
          ],
        }
      : {}),
  };
}

/** People leave the queue for good, or go back. */
function impatience(queue: string, to: string): readonly FlowSketch[] {
  return [{ from: queue, to, kind: 'probability', value: 0.05 }];
}
