import { readFileSync } from 'node:fs';
import { compile } from '../engine/model/compile.ts';
import type { Model } from '../engine/model/model.ts';
import { readScenario } from '../engine/scenario/read-scenario.ts';

/** The reference cohort as its peers are told of it: a chain with an uncertain probability for each move. */
export interface Cohort {
  readonly people: number;
  readonly months: number;
  readonly states: readonly string[];
  /** Index of the state that everybody begins in. */
  readonly first: number;
  /** Indexes of states, and the Beta distribution of the monthly probability. */
  readonly moves: readonly {
    readonly from: number;
    readonly to: number;
    readonly alpha: number;
    readonly beta: number;
  }[];
}

const FOLDER = 'scenarios/validation/reference-cohort';

/** The files of the reference cohort by path, with another number of people or months if wished. */
export function cohortTexts(people = 850, months = 120): Readonly<Record<string, string>> {
  const scenario = readFileSync(`${FOLDER}/scenario.yaml`, 'utf8');
  return {
    [`${FOLDER}/scenario.yaml`]: replaced(
      replaced(scenario, 'abroad: 850', `abroad: ${people}`),
      'steps: 120',
      `steps: ${months}`,
    ),
    [`${FOLDER}/model.yaml`]: readFileSync(`${FOLDER}/model.yaml`, 'utf8'),
  };
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the reference cohort has no '${from}' any more`);
  return text.replace(from, to);
}

/** The model in texts of `cohortTexts`. */
export function cohortModel(texts: Readonly<Record<string, string>>): Model {
  return compile(readScenario(`${FOLDER}/scenario.yaml`, (path) => texts[path]));
}

/** What peers need of the reference cohort. */
export function cohortOf(model: Model, people = 850): Cohort {
  const states = model.states.map(({ name }) => name);
  return {
    people,
    months: model.steps,
    states,
    first: states.indexOf('abroad'),
    moves: model.flows.map(({ name, from, to }) => {
      const purpose = `param:${name.replace('>', '-to-')}`;
      const own = model.inputs.find((input) => input.purpose === purpose);
      if (own?.distribution.kind !== 'beta') throw new Error(`${name} has no Beta probability`);
      return { from, to, alpha: own.distribution.a, beta: own.distribution.b };
    }),
  };
}
