import { checkSchema } from '../../../engine/document/check-schema.ts';
import { parseYamlDocument } from '../../../engine/document/yaml-document.ts';
import type { Problem } from '../../../engine/errors/baserate-error.ts';
import { modelSchema } from '../../../engine/scenario/model-schema.ts';
import { createProblemList } from '../../../engine/scenario/problem-list.ts';
import { readModel, type ReadModel } from '../../../engine/scenario/read-model.ts';

/** Sections of a model that tests replace; each as YAML below its key, on one line or several. */
const SECTIONS = {
  parameters: `
  p: { label: P, kind: share, value: 10% to 20% }
  killed: { label: Killed, kind: rate, value: 0.1 to 0.2 per year }
  hr: { label: Hazard ratio, kind: number, value: 0.6 to 0.9 }
  cost: { label: Cost, kind: money, value: 12000 }
  places: { label: Places, kind: count, value: 300 }
  a-year: { label: Trials, kind: inflow, value: 50 per year }
  time: { label: Time, kind: duration, value: 1 to 3 years }`,
  tables: ' {}',
  states: `
  abroad: { label: Abroad }
  back: { label: Back }
  wait: { label: Waiting }
  watched: { label: Watched }
  dead: { label: Dead }`,
  flows: `
  - { from: abroad, to: back, rate: killed }
  - { from: back, to: watched, probability: p }
  - { from: back, to: dead, probability: 0.01 }
  - { from: watched, to: back, rate: 0.5 per year }`,
  capacities: ' {}',
  outcomes: `
  dead: { label: Dead, stock: [dead] }`,
};

/** A model file with some of its sections replaced; `top` is put at its head. */
export function modelText(
  changed: Partial<typeof SECTIONS> & { readonly top?: string } = {},
): string {
  const { top, ...sections } = changed;
  const parts = Object.entries({ ...SECTIONS, ...sections });
  return [
    'baserate-model: 1',
    'title: A small model',
    ...(top === undefined ? [] : [top]),
    ...parts.map(([key, text]) => `${key}:${text}`),
    '',
  ].join('\n');
}

/** Reads a model by itself. */
export function readModelText(text: string): {
  readonly model: ReadModel;
  readonly problems: readonly Problem[];
} {
  const document = parseYamlDocument('m.yaml', text);
  const problems = createProblemList();
  problems.attempt({ document, path: [] }, () => checkSchema(document, modelSchema));
  const model = readModel(document, problems);
  return { model, problems: problems.sorted(['m.yaml']) };
}

/** What is wrong with a changed model, as `severity code line: message`, but for parameters not used. */
export function faultsOf(changed: Parameters<typeof modelText>[0]): readonly string[] {
  return readModelText(modelText(changed))
    .problems.filter(({ code }) => code !== 'scenario/unused-parameter')
    .map(
      ({ severity, code, path, message }) =>
        `${severity} ${code.replace('scenario/', '')} ${path}: ${message.replace(`${path}: `, '')}`,
    );
}

/** The model of a changed file, which must be without errors. */
export function soundModel(changed: Parameters<typeof modelText>[0]): ReadModel {
  const { model, problems } = readModelText(modelText(changed));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return model;
}
