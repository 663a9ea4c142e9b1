import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { listChanges } from '../../../ui/assumption/assumption-change.ts';
import { listAssumptions, overrideOf } from '../../../ui/assumption/assumption.ts';
import { checkAssumption, checkPhrase } from '../../../ui/assumption/check-phrase.ts';
import { editAssumption, restoreAssumption } from '../../../ui/assumption/edit-assumption.ts';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';
import { influenceBadges } from '../../../ui/influence/influence-badge.ts';

const MODEL = `baserate-model: 1
title: A camp
states: { camp: { label: Camp }, out: { label: Out } }
flows:
  - { from: camp, to: out, rate: leaving }
parameters:
  leaving: { label: Leaving, kind: rate, value: 0.2 per year }
outcomes:
  out: { label: Out, entries: { to: [out] } }
`;
const SCENARIO = `baserate: 1
title: Two groups
question: How many leave?
model: model.yaml
clock: { start: 2018-01, end: 2019-01 }
run: { seed: camp, draws: 100 }
groups:
  men:
    label: Men
    population: { camp: { value: 100 to 200, entered: 6 to 30 months } }
    inflow: { camp: { series: [3, 0, 5] } }
  women:
    label: Women
    population: { camp: 40 }
    inflow: { camp: 2 to 4 per month }
    parameters: { leaving: 0.1 per year }
variants:
  faster:
    title: Faster
    set: { leaving: { times: 2 } }
    groups: { women: { inflow: { camp: 9 per month } } }
outcomes: [out by group]
`;
const files: Readonly<Record<string, string>> = {
  'scenarios/camp/scenario.yaml': SCENARIO,
  'scenarios/camp/model.yaml': MODEL,
};
const scenario = readScenario('scenarios/camp/scenario.yaml', (path) => files[path]);

describe('assumptions of groups and of people who come in', () => {
  it('are listed group by group, people first', () => {
    expect(listAssumptions(scenario).map(({ id, label }) => [id, label])).toEqual([
      ['parameters.leaving', 'Leaving'],
      ['population.men/camp', 'Men: Camp'],
      ['population.men/camp.entered', 'Men: Camp: how long ago they entered it'],
      ['inflow.men/inflow/camp', 'Men: Camp: people who come in'],
      ['population.women/camp', 'Women: Camp'],
      ['inflow.women/inflow/camp', 'Women: Camp: people who come in'],
      ['parameters.women/leaving', 'Women: Leaving'],
    ]);
  });

  it('say what a series and a rate of arrivals mean', () => {
    const series = listAssumptions(scenario).find(({ series: its }) => its !== undefined);
    expect(series && checkAssumption(series)).toMatchObject({
      text: '8 people in 3 steps, exactly so many in each; nobody after the last',
    });
    expect(checkPhrase('1, 2', 'inflow', 1).kind).toBe('meaning');
    expect(checkPhrase('6 per year', 'inflow', 1)).toMatchObject({
      text: '6\u00a0per\u00a0year, fixed',
    });
  });

  it('say what a variant makes of each, of a group’s own and of all', () => {
    const [variant] = scenario.variants;
    const overrides = listAssumptions(scenario).flatMap((each) => {
      const text = overrideOf(variant, each, scenario.clock);
      return text === undefined ? [] : [[each.id, text]];
    });
    expect(overrides).toEqual([
      ['parameters.leaving', '2 times as large'],
      ['inflow.women/inflow/camp', '9 per month'],
      ['parameters.women/leaving', '2 times as large'],
    ]);
  });

  it('carry the badges of the inputs that the engine draws for them', () => {
    const badges = influenceBadges(
      ['leaving@women', 'population:camp@men', 'inflow-rate:camp@women'].map((input, i) => ({
        input,
        rankCorrelation: 0.6 - i * 0.1,
        mcse: 0.01,
      })),
      'Out',
    );
    expect([...badges.keys()]).toEqual([
      'parameters.women/leaving',
      'population.men/camp',
      'inflow.women/inflow/camp',
    ]);
  });
});

describe('an edit in a committed scenario with groups', () => {
  const id = 'women-and-minors';
  const text = readProjectFile(scenarioPath(id)) ?? '';
  const read = () =>
    new NotebookDocument(id, text, readScenario(scenarioPath(id), readProjectFile), text);

  it('writes the group’s own entry, is listed, and is taken back to the byte', () => {
    const document = read();
    const rows = document.assumptions.filter(
      ({ within, assignment }) => within !== undefined && assignment.expression === undefined,
    );
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) {
      const phrase = row.isEntered ? '1 to 2 months' : '7';
      expect(editAssumption(document, row, phrase)).toBeUndefined();
      const changes = listChanges(document.baseScenario, document.scenario);
      expect(changes.map(({ assumption, is }) => [assumption.id, is])).toEqual([
        [row.id, expect.stringContaining(phrase)],
      ]);
      expect(restoreAssumption(document, row)).toBeUndefined();
      expect(document.isEdited).toBe(false);
    }
  });
});
