import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, createExpectation, readScenario } from '../../engine/index.ts';
import { readProject } from './read-project.ts';

/** Published inputs and outputs; each file names its source. */
function fixture(name: string): unknown {
  const path = fileURLToPath(new URL(`../fixtures/validation/${name}.json`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8'));
}

const known = new Map<string, Readonly<Record<string, readonly number[]>>>();

/** What a scenario gives on average, exactly: [outcome][step]. */
function expected(id: string, variant = 'base'): Readonly<Record<string, readonly number[]>> {
  const found = known.get(`${id} ${variant}`) ?? recurse(id, variant);
  known.set(`${id} ${variant}`, found);
  return found;
}

function recurse(id: string, variant: string): Readonly<Record<string, readonly number[]>> {
  const scenario = readScenario(`scenarios/validation/${id}/scenario.yaml`, readProject());
  const model = compile(scenario, { variant });
  const { draws, means } = createExpectation(model).runChunk(0, 1);
  expect(draws).toHaveLength(1);
  const rows = model.outcomes.map(({ name }, o) => {
    const start = o * (model.steps + 1);
    return [name, Array.from(means.subarray(start, start + model.steps + 1))] as const;
  });
  return Object.fromEntries(rows);
}
const last = (values: readonly number[] | undefined) => values?.at(-1) ?? NaN;

interface Hiv {
  readonly expected_published: Readonly<Record<'mono' | 'comb', { cost: number; life_years: number }>> & {
    readonly icer: number;
  };
}

describe('the HIV model of Chancellor (1997)', () => {
  const { expected_published: published } = fixture('hiv_chancellor_1997') as Hiv; // the shape of the committed file

  it('gives the published cost and years of life under each treatment', () => {
    const mono = expected('hiv-chancellor');
    const comb = expected('hiv-chancellor', 'combination');
    expect(Math.abs(last(mono['cost']) - published.mono.cost)).toBeLessThan(1e-6);
    expect(Math.abs(last(mono['life-years']) - published.mono.life_years)).toBeLessThan(1e-7);
    expect(Math.abs(last(comb['cost']) - published.comb.cost)).toBeLessThan(1e-6);
    expect(Math.abs(last(comb['life-years']) - published.comb.life_years)).toBeLessThan(1e-7);
  });

  it('gives the published cost of a year of life gained', () => {
    const mono = expected('hiv-chancellor');
    const comb = expected('hiv-chancellor', 'combination');
    const cost = last(comb['cost']) - last(mono['cost']);
    const years = last(comb['life-years']) - last(mono['life-years']);
    expect(Math.abs(cost / years - published.icer)).toBeLessThan(1e-4);
  });
});

interface SickSicker {
  readonly expected_published: { readonly cost_qaly: Readonly<Record<string, readonly [number, number]>> };
  readonly expected_recomputed: Readonly<Record<string, { cost: number; qaly: number }>>;
  readonly expected_trace_recomputed: Readonly<Record<string, readonly (readonly number[])[]>>;
}

describe('the Sick-Sicker model of Alarid-Escudero (2023)', () => {
  const file = fixture('sick_sicker_time_independent') as SickSicker; // the shape of the committed file
  const strategies = { SoC: 'base', A: 'treatment-a', B: 'treatment-b', AB: 'both' };

  it.each(Object.entries(strategies))('gives the published cost and QALYs of %s', (name, variant) => {
    const found = expected('sick-sicker', variant);
    const [cost, qalys] = file.expected_published.cost_qaly[name]!;
    expect(Math.abs(last(found['cost']) - cost)).toBeLessThan(0.5);
    expect(Math.abs(last(found['qalys']) - qalys)).toBeLessThan(0.0005);
    expect(last(found['cost'])).toBeCloseTo(file.expected_recomputed[name]!.cost, 6);
    expect(last(found['qalys'])).toBeCloseTo(file.expected_recomputed[name]!.qaly, 9);
  });

  it('follows the published trace year by year', () => {
    const found = expected('sick-sicker');
    file.expected_trace_recomputed['SoC_and_A']!.forEach((row, year) => {
      ['is-healthy', 'is-sick', 'is-sicker', 'is-dead'].forEach((state, column) => {
        expect(found[state]![year]).toBeCloseTo(row[column]!, 11);
      });
    });
  });
});

interface SonnenbergBeck {
  readonly expected_published: Readonly<Record<string, number>>;
  readonly 'expected_rows_recomputed_[cycle,well,disabled,dead,cycle_sum,cum]': readonly (readonly number[])[];
}

describe('the heart valve of Sonnenberg and Beck (1993)', () => {
  const file = fixture('sonnenberg_beck_1993') as SonnenbergBeck; // the shape of the committed file
  const found = () => expected('sonnenberg-beck');

  it('follows the published table row by row', () => {
    for (const row of file['expected_rows_recomputed_[cycle,well,disabled,dead,cycle_sum,cum]']) {
      const [cycle = 0, well, disabled, dead, , total] = row;
      expect(found()['is-well']![cycle]).toBeCloseTo(well!, 4);
      expect(found()['is-disabled']![cycle]).toBeCloseTo(disabled!, 4);
      expect(found()['is-dead']![cycle]).toBeCloseTo(dead!, 4);
      expect(found()['quality-years']![cycle]).toBeCloseTo(total!, 4);
    }
  });

  it('gives the printed sums, with and without half-cycle correction', () => {
    expect(Math.abs(found()['quality-years']![2]! - 12680)).toBeLessThan(1);
    expect(Math.abs(found()['quality-years']![24]! - file.expected_published['cycle_24_cumulative']!)).toBeLessThan(5);
    const perPatient = found()['quality-years-half-cycle']![24]! / 10_000;
    expect(Math.abs(perPatient - file.expected_published['qaly_half_cycle_corrected_24']!)).toBeLessThan(0.01);
  });
});

interface Rossi {
  readonly arms: Readonly<Record<string, { readonly expected_trace_released: readonly number[] }>>;
}

describe('re-arrest in the data of Rossi, Berk and Lenihan (1980)', () => {
  const { arms } = fixture('rossi_1980_recidivism') as Rossi; // the shape of the committed file
  const found = () => expected('rossi-rearrest');

  it.each([
    ['free@aid', 'aid(fin=1)'],
    ['free@no-aid', 'no_aid(fin=0)'],
    ['free', 'all'],
  ])('leaves the whole number of men free each week: %s', (outcome, arm) => {
    arms[arm]!.expected_trace_released.forEach((men, week) => {
      expect(found()[outcome]![week]).toBeCloseTo(men, 9);
    });
  });
});

interface LengthOfStay {
  readonly expected_stock: Readonly<Record<string, readonly number[]>>;
  readonly expected_outflow: Readonly<Record<string, readonly number[]>>;
  readonly expected_stock_total: readonly number[];
}

describe('the prison stock of the Ministry of Justice', () => {
  const file = fixture('moj_stockflow_length_of_stay') as LengthOfStay; // the shape of the committed file
  const found = () => expected('length-of-stay');

  it.each(Object.keys(file.expected_stock))('has the stock and the releases of %s', (group) => {
    const name = group.replace('_', '-');
    file.expected_stock[group]!.forEach((people, month) => {
      expect(found()[`in-prison@${name}`]![month + 1]).toBeCloseTo(people, 9);
      const released = found()[`released@${name}`]!;
      expect(released[month + 1]! - released[month]!).toBeCloseTo(file.expected_outflow[group]![month]!, 9);
    });
  });

  it('has the stock of all together', () => {
    file.expected_stock_total.forEach((people, month) => {
      expect(found()['in-prison']![month + 1]).toBeCloseTo(people, 9);
    });
  });
});

interface Generator {
  readonly 'P(1)': readonly (readonly number[])[];
  readonly 'P(10)': readonly (readonly number[])[];
}

describe('rates in continuous time', () => {
  const file = fixture('ctmc_matrix_exponential') as Readonly<Record<string, Generator>>; // the shape of the committed file

  it.each([
    ['base', 'twoway4'],
    ['one-way', 'oneway4'],
  ])('become the probabilities of the matrix exponential: %s', (variant, name) => {
    const found = expected('cav-generators', variant);
    ['is-well', 'is-mild', 'is-severe', 'is-dead'].forEach((state, column) => {
      expect(Math.abs(found[state]![1]! - file[name]!['P(1)'][0]![column]!)).toBeLessThan(1e-12);
      expect(Math.abs(found[state]![10]! - file[name]!['P(10)'][0]![column]!)).toBeLessThan(1e-12);
    });
  });
});
