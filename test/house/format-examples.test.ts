import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/model/compile.ts';
import { parsePhrase } from '../../engine/evidence/phrase.ts';
import type { ParameterKind } from '../../engine/evidence/quantity.ts';
import { readScenario } from '../../engine/scenario/read-scenario.ts';
import { CELL_KINDS } from '../../engine/scenario/notebook.ts';
import { readNotebook } from '../../engine/scenario/read-notebook.ts';
import { formatExamples as examples, formatPage } from './format-page.ts';

/** Phrases of the table of kinds, as [kind, phrase]. */
const phrases = [
  ...formatPage.matchAll(
    /^\| `(share|count|rate|duration|number|money|inflow)`\s+\| .*? \| (.*) \|$/gm,
  ),
].flatMap(([, kind = '', forms = '']) =>
  [...forms.matchAll(/`([^`]+)`/g)].map(([, text = '']) => [kind, text]),
);

/** Example scenarios by their path. */
const scenarios = [...examples.keys()].filter((path) => path.endsWith('/scenario.yaml'));

/** Warnings that examples are meant to have. */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  'scenarios/example/scenario.yaml': ['scenario/not-a-subset'],
};

describe('the examples of docs/format.md', () => {
  it('are scenarios, each with a model of its own, a ledger and a notebook', () => {
    const others = [...examples.keys()].filter((path) => !scenarios.includes(path));
    const models = scenarios.map((path) => path.replace(/\/([^/]+)\/scenario/, '/models/$1'));
    expect(new Set(others)).toEqual(
      new Set([...models, 'scenarios/evidence/example.yaml', 'scenarios/example/notebook.md']),
    );
    expect(scenarios.length).toBeGreaterThanOrEqual(6);
  });

  it.each(scenarios)('hold in %s no fault but the caveat that is shown', (path) => {
    const { warnings } = readScenario(path, (file) => examples.get(file));
    expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(WARNINGS[path]));
  });

  it.each(scenarios)('compile %s in the base and in every variant', (path) => {
    const read = readScenario(path, (file) => examples.get(file));
    for (const variant of ['base', ...read.variants.map(({ name }) => name)]) {
      expect(compile(read, { variant }).steps).toBe(read.clock.steps);
    }
  });

  const scenario = () =>
    readScenario('scenarios/example/scenario.yaml', (path) => examples.get(path));

  it('correlate and calculate parameters', () => {
    const model = compile(scenario());
    expect(model.copula?.purposes).toEqual(['param:death-rate', 'param:time-served']);
    const exit = model.flows.find(({ name }) => name === 'imprisoned>released');
    expect(exit?.sojourn[0]).toMatchObject({ median: [{}, 2, '*', 3, '/'] });
  });

  it('hold a split without faults, whose shares add up to 1', () => {
    const path = 'scenarios/example-fates/scenario.yaml';
    const fates = readScenario(path, (file) => examples.get(file));
    expect(fates.warnings).toEqual([]);
    const [split] = compile(fates).splits;
    expect(split?.posterior.names).toEqual(['killed', 'returned', 'unaccounted']);
  });

  it('hold a notebook with one cell of each kind', () => {
    const notebook = readNotebook(scenario(), (path) => examples.get(path));
    expect(notebook.file).toBe('scenarios/example/notebook.md');
    const kinds = notebook.cells.map((cell) => cell.kind);
    const others = ['diagram'];
    for (const kind of CELL_KINDS.filter((each) => !others.includes(each))) {
      expect(kinds).toContain(kind);
    }
  });

  it('list phrases for every kind', () => {
    expect(new Set(phrases.map(([kind]) => kind))).toEqual(
      new Set(['share', 'count', 'rate', 'duration', 'number', 'money', 'inflow']),
    );
  });

  it.each(phrases)('are right that a %s can be written %s', (kind, text) => {
    const known = kind as ParameterKind; // one of those the pattern above lets through
    expect(() => parsePhrase(text ?? '', known)).not.toThrow();
  });
});
