import type { DistributionOf } from './distribution.ts';
import { onlyAtoms } from './family.ts';
import type { Family } from './family.ts';
import { requireFinite } from './require-parameter.ts';

type Fixed = DistributionOf<'fixed'>;

const always = ({ value }: Fixed) => {
  return () => value;
};

/** One known number. */
export const fixed: Family<Fixed> = {
  check: (d) => requireFinite('fixed', 'value', d.value),
  atoms: (d) => (Number.isSafeInteger(d.value) ? 'whole' : 'some'),
  ...onlyAtoms((d, x) => (x === d.value ? 1 : 0)),
  lower: (d, x) => (x >= d.value ? 1 : 0),
  upper: (d, x) => (x >= d.value ? 0 : 1),
  quantile: always,
  draw: always,
  mean: (d) => d.value,
  sd: () => 0,
};
