import type { MeanFlows } from '../../../engine/index.ts';

const each = (...values: readonly number[]) => values.map((value) => ({ value, mcse: 0.5 }));

/** 100 abroad; 60 come back, 20 go to prison, 12 come out, 4 of whom go in again; two groups. */
export const FLOWS: MeanFlows = {
  draws: 256,
  method: 'conditional',
  steps: 2,
  states: [
    { name: 'abroad@men', people: each(70, 50, 25) },
    { name: 'abroad@women', people: each(30, 20, 15) },
    { name: 'back@men', people: each(0, 20, 44) },
    { name: 'prison@men', people: each(0, 10, 12) },
    { name: 'killed@men', people: each(0, 0, 9) },
    { name: 'never@men', people: each(0, 0, 0) },
  ],
  moves: [
    { from: 'abroad@men', to: 'back@men', people: { value: 45, mcse: 0.3 } },
    { from: 'abroad@women', to: 'back@men', people: { value: 15, mcse: 0.2 } },
    { from: 'back@men', to: 'prison@men', people: { value: 24, mcse: 0.2 } },
    { from: 'prison@men', to: 'back@men', people: { value: 12, mcse: 0.2 } },
    { from: undefined, to: 'abroad@men', people: { value: 5, mcse: 0.1 } },
    { from: 'back@men', to: 'killed@men', people: { value: 4, mcse: 0.1 } },
    { from: 'abroad@men', to: 'killed@men', people: { value: 5, mcse: 0.1 } },
    { from: 'back@men', to: 'never@men', people: { value: 0, mcse: 0 } },
  ],
};

export const STATES = [
  { name: 'abroad', label: 'Abroad' },
  { name: 'back', label: 'Back' },
  { name: 'prison', label: 'In prison' },
  { name: 'killed', label: 'Killed' },
  { name: 'never', label: 'Never' },
];
