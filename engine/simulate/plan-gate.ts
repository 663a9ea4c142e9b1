import { fail } from '../errors/baserate-error.ts';
import type { Model, ModelCapacity } from '../model/model.ts';
import type { Kernel } from './kernel.ts';

/**
 * Writes the capacities into the kernel, in the order in which they decide.
 *
 * @throws `simulate/limited-twice` when two capacities limit one flow
 */
export function planGate(model: Model, { gate, crowd }: Kernel): void {
  model.flows.forEach((flow, f) => (crowd.flowTo[f] = flow.to));
  capacityOrder(model).forEach((capacity, c) => {
    const { kind, occupants, flows, diversions, ranks, admissions } = capacity;
    gate.capacityAt[c] = model.capacities.indexOf(capacity);
    gate.isState[c] = kind === 'state' ? 1 : 0;
    gate.firstOccupant[c + 1] = (gate.firstOccupant[c] ?? 0) + occupants.length;
    gate.firstLimited[c + 1] = (gate.firstLimited[c] ?? 0) + flows.length;
    gate.firstAdmission[c + 1] = (gate.firstAdmission[c] ?? 0) + admissions.length;
    gate.occupants.set(occupants, gate.firstOccupant[c]);
    gate.limited.set(flows, gate.firstLimited[c]);
    gate.diversions.set(diversions, gate.firstLimited[c]);
    gate.ranks.set(ranks, gate.firstLimited[c]);
    gate.admissions.set(admissions, gate.firstAdmission[c]);
    gate.queues.set(
      admissions.map((flow) => model.flows[flow]?.from ?? 0),
      gate.firstAdmission[c],
    );
    for (const flow of flows) {
      if (crowd.limited[flow] === 1) {
        const name = model.flows[flow]?.name ?? '';
        throw fail(
          'simulate/limited-twice',
          `capacities.${capacity.name}`,
          `the flow ${name} has two capacities; one is possible`,
          name,
        );
      }
      crowd.limited[flow] = 1;
    }
  });
}

/**
 * A capacity whose admissions make room for another, or need room of it, decides first, so that a place
 * left in a step is taken in the same step; else by name.
 */
function capacityOrder({ capacities, flows }: Model): readonly ModelCapacity[] {
  const comesBefore = (a: ModelCapacity, b: ModelCapacity) =>
    a.admissions.some(
      (flow) => b.flows.includes(flow) || b.occupants.includes(flows[flow]?.from ?? -1),
    );
  const left = [...capacities].sort((a, b) => (a.name < b.name ? -1 : 1));
  const order: ModelCapacity[] = [];
  while (left.length > 0) {
    const free = left.findIndex((b) => !left.some((a) => a !== b && comesBefore(a, b)));
    order.push(...left.splice(Math.max(free, 0), 1)); // in a circle the first by name
  }
  return order;
}
