import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import type { Scenario } from '../../../engine/scenario/scenario.ts';

/** A small scenario and its model as text, with lines replaced or added by the test. */
export interface ScenarioText {
  readonly parameters?: string;
  readonly variants?: string;
  readonly population?: string;
  readonly modelParameters?: string;
  readonly flows?: string;
  readonly seed?: string;
  readonly end?: string;
  /** Further sections of the scenario, such as `splits`. */
  readonly sections?: string;
}

const FLOWS = `
  - { from: back, to: convicted, share: convicted, after: time }
  - { from: back, to: cleared, share: rest, after: 12 months }
  - { from: abroad, to: back, rate: return-rate }
`;

const PARAMETERS = `
  convicted: { label: Convicted, kind: share, value: 54 of 400 }
  time: { label: Time to verdict, kind: sojourn, value: 3 to 18 months }
  return-rate: { label: Return rate, kind: rate, value: 0.1 to 0.3 per year }
`;

export function scenarioFrom(text: ScenarioText = {}): Scenario {
  const files = new Map([
    [
      'scenarios/models/m.yaml',
      `baserate-model: 1
title: A small model
parameters:${text.modelParameters ?? PARAMETERS}
states:
  abroad: { label: Abroad }
  back: { label: Back }
  convicted: { label: Convicted }
  cleared: { label: Cleared }
flows:${text.flows ?? FLOWS}
outcomes:
  convictions: { label: Convictions, unit: people, entries: { to: [convicted] } }
  returned: { label: Ever back, unit: people, entries: { to: [back] }, includes-start: true }
  abroad: { label: Still abroad, unit: people, stock: [abroad] }
`,
    ],
    [
      'scenarios/s/scenario.yaml',
      `baserate: 1
title: A small scenario
question: How many will be convicted?
model: ../models/m.yaml
clock: { start: 2018-01, end: ${text.end ?? '2023-01'}, step: month }
run: { seed: ${text.seed ?? 'small'}, draws: 1000 }
population: ${text.population ?? '{ abroad: 100, back: 400 }'}
${text.parameters ? `parameters:${text.parameters}` : ''}
${text.variants ? `variants:${text.variants}` : ''}
${text.sections ?? ''}
outcomes: [convictions, returned, abroad]
`,
    ],
  ]);
  return readScenario('scenarios/s/scenario.yaml', (path) => files.get(path));
}
