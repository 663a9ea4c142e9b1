import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { compile } from '../../../engine/model/compile.ts';
import { parseExpression } from '../../../engine/scenario/expression.ts';
import { notebookParts } from '../../../engine/scenario/notebook-parts.ts';
import { joinPieces, piecesOf } from '../../../engine/scenario/notebook-pieces.ts';
import { parseNotebook } from '../../../engine/scenario/parse-notebook.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { createPicker, mutate } from './mutation.ts';
import { formatExamples } from '../../house/format-page.ts';
import { readSmall, SMALL_FILES, SMALL_PATH } from './small-scenario.ts';
import { readWideText, wideText } from './wide-scenario.ts';

/** Runs with damaged input; gives whether it was refused, and fails on any other error. */
function isRefused(input: string, run: () => void): boolean {
  try {
    run();
    return false;
  } catch (error) {
    if (!(error instanceof BaserateError)) {
      throw new Error(`not a BaserateError for\n${input}`, { cause: error });
    }
    for (const { code, message } of error.problems) {
      expect(code, input).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(message, input).not.toMatch(/\[object|undefined/);
    }
    return true;
  }
}

describe('hostile input', () => {
  it(
    'makes readScenario throw nothing but BaserateError, 5,000 times',
    { timeout: 120_000 },
    () => {
      const pick = createPicker(2018);
      const paths = [SMALL_PATH, SMALL_PATH, 'scenarios/models/small.yaml'];
      let refused = 0;
      for (let i = 0; i < 5000; i++) {
        const path = paths[i % paths.length] ?? SMALL_PATH;
        const text = mutate(SMALL_FILES[path] ?? '', pick);
        if (isRefused(text, () => readScenario(SMALL_PATH, readSmall({ [path]: text })))) refused++;
      }
      // Some damage hits a comment or a title; a reader that refuses nothing or all is no reader.
      expect(refused).toBeGreaterThan(3000);
      expect(refused).toBeLessThan(4990);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined(); // no prototype was polluted
    },
  );

  it('makes readScenario and compile throw nothing else where parameters hang together', () => {
    const pick = createPicker(1907);
    const text = (SMALL_FILES[SMALL_PATH] ?? '').replace(
      /parameters:\n[^]*?variants:\n[^]*?outcomes:/,
      () => `splits:
  fate: { of: 400, parts: { convicted: 54 }, rest: others, prior: uniform, weight: 0.5 }
parameters:
  guilty: min(0.9, if(convicted < 0.5, 1 - convicted, logistic(-1)))
correlations:
  - { between: [sentence, killed], rank: 0.4 }
variants:
  more: { title: More, set: { convicted: 60 of 400, sentence: { times: 0.5 } } }
outcomes:`,
    );
    expect(
      compile(readScenario(SMALL_PATH, readSmall({ [SMALL_PATH]: text }))).splits,
    ).toHaveLength(1);
    let refused = 0;
    for (let i = 0; i < 2000; i++) {
      const damaged = mutate(text, pick);
      const isDamaged = isRefused(damaged, () => {
        const scenario = readScenario(SMALL_PATH, readSmall({ [SMALL_PATH]: damaged }));
        compile(scenario, { variant: scenario.variants[0]?.name ?? 'base' });
      });
      if (isDamaged) refused++;
    }
    expect(refused).toBeGreaterThan(1000);
    expect(refused).toBeLessThan(1990);
  });

  it(
    'makes readScenario and compile throw nothing else on models with everything the format has',
    { timeout: 120_000 },
    () => {
      const pick = createPicker(1997);
      const ids = ['example-illness', 'example-release', 'example-trials', 'example-costs'];
      let refused = 0;
      for (let i = 0; i < 1200; i++) {
        const id = ids[i % ids.length] ?? '';
        const path = `scenarios/${id}/scenario.yaml`;
        const target = i % 8 < 6 ? `scenarios/models/${id}.yaml` : path;
        const text = mutate(formatExamples.get(target) ?? '', pick);
        const isDamaged = isRefused(text, () =>
          compile(
            readScenario(path, (file) => (file === target ? text : formatExamples.get(file))),
          ),
        );
        if (isDamaged) refused++;
      }
      expect(refused).toBeGreaterThan(900);
      expect(refused).toBeLessThan(1195);
    },
  );

  it('makes readScenario and compile throw nothing else of groups, inflow and changed flows', () => {
    const pick = createPicker(2014);
    const text = wideText({
      clock: '{ start: 2018-01-15, end: 2018-04-09, step: week }',
      groups: `
  men: { label: Men, age: 30 years, population: { abroad: { value: 80, entered: 1 year } }, inflow: { abroad: 2 * arrivals } }
  minors: { label: Minors, population: { back: 20 }, inflow: { back: { series: [1, 2], enters: start } }, parameters: { convicted: 1% } }`,
      parameters: '{ shock: { value: 0.5 to 2, redrawn: [year, group] } }',
      variants: `
  law: { title: Law, set: { convicted: { odds: 2, from: 2018-02-12, reach: everyone } } }
  men: { title: Men, groups: { men: { set: { hazard: { times: 2 } }, inflow: { abroad: 3 per week } } } }
  road: { title: Road, flows: { add: [ { from: free, to: abroad, rate: hazard, starts: 2018-02-12 } ], close: [ { from: abroad, to: dead } ] } }
  all: { title: All, combines: [law, men, road] }`,
      outcomes: '[back by group, dead]',
    });
    expect(compile(readWideText(text), { variant: 'all' }).steps).toBe(12);
    let refused = 0;
    for (let i = 0; i < 1500; i++) {
      const damaged = mutate(text, pick);
      const isDamaged = isRefused(damaged, () => {
        const scenario = readWideText(damaged);
        compile(scenario, { variant: scenario.variants.at(-1)?.name ?? 'base' });
      });
      if (isDamaged) refused++;
    }
    expect(refused).toBeGreaterThan(700);
    expect(refused).toBeLessThan(1490);
  });

  it('makes parseExpression throw nothing but BaserateError, 20,000 times', () => {
    const pick = createPicker(54);
    const names = ['convicted', 'guilty', 'time-to-charge'];
    let refused = 0;
    for (let i = 0; i < 20_000; i++) {
      const text = mutate('min(1 - convicted, 2 * (guilty + 0.5)) / time-to-charge', pick);
      if (isRefused(text, () => parseExpression(text, 'share', names))) refused++;
    }
    expect(refused).toBeGreaterThan(10_000);
    expect(refused).toBeLessThan(19_990);
  });

  it('reads or refuses every notebook, and keeps its bytes when written back', () => {
    const pick = createPicker(400);
    const page =
      'Hello.\n\n```question id=answer\n```\n\n- a\n\n````figure fan id=f outcome=a variant="b"\ncaption\n````\n~~~\n```receipt id=r\n~~~\n';
    let refused = 0;
    for (let i = 0; i < 5000; i++) {
      const text = mutate(page, pick);
      if (isRefused(text, () => void parseNotebook(text, 'n.md'))) refused++;
      expect(joinPieces(piecesOf(text, notebookParts(text)), text)).toBe(text);
    }
    expect(refused).toBeGreaterThan(500);
    expect(refused).toBeLessThan(4500);
  });
});
