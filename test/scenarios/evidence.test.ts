// Long because it holds everything that the ledgers and the scenarios promise a reader.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { assumptionsOf } from '../../engine/scenario/assumptions-of.ts';
import { parsePhrase } from '../../engine/evidence/phrase.ts';
import { readLedgers } from '../../engine/evidence/read-ledger.ts';
import { caveatDiscounts } from '../../engine/synthesis/discount.ts';
import { readNotebook } from '../../engine/scenario/read-notebook.ts';
import { readScenario } from '../../engine/scenario/read-scenario.ts';
import { reviewEvidence } from '../../engine/scenario/review-evidence.ts';
import { distributionOf } from '../../engine/synthesis/distribution-of.ts';
import type { Claim } from '../../engine/evidence/claim.ts';
import type { Assignment, Scenario } from '../../engine/scenario/scenario.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function readText(path: string): string | undefined {
  try {
    return readFileSync(root + path, 'utf8');
  } catch {
    return undefined;
  }
}

const LEDGERS = ['press-2016-2018', 'literature', 'policies'].map((name) => `scenarios/evidence/${name}.yaml`);
const press = [...readLedgers(LEDGERS.slice(0, 1), readText).claims.values()];
const evidence = readLedgers(LEDGERS, readText);
const claims = [...evidence.claims.values()];

/** One quantity as noted when the articles were read; see test/fixtures/README.md. */
interface Noted {
  readonly id: string;
  readonly kind: 'binomial' | 'stock' | 'inflow' | 'share' | 'time' | 'qualitative';
  readonly x: number | null;
  readonly n: number | null;
  readonly value: number | string | null;
}
const noted = JSON.parse(
  readFileSync(root + 'test/fixtures/press-2016-2018.json', 'utf8'),
) as readonly Noted[]; // the fixture is ours

const scenariosIn = (folder: string) =>
  readdirSync(root + folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readText(`${folder}/${entry.name}/scenario.yaml`))
    .map((entry) => `${folder}/${entry.name}/scenario.yaml`);
/** Those about the subject. */
const paths = scenariosIn('scenarios');
/** Models that others have published, which use no claims. */
const published = scenariosIn('scenarios/validation');

function claimOf(ref: string): Claim {
  const found = press.filter((claim) => claim.ref === ref);
  expect(found, ref).toHaveLength(1);
  return found[0]!; // just counted
}

/** Every value a scenario, its variants and its model give. */
function assignmentsOf(scenario: Scenario): readonly Assignment[] {
  return [
    ...assumptionsOf(scenario).flatMap(({ assignment }) => assignment ?? []),
    ...scenario.variants.flatMap(({ changes, population, inflows }) => [
      ...changes.flatMap(({ op }) => (op.kind === 'set' ? [op.assignment] : [])),
      ...population.map(({ assignment }) => assignment),
      ...inflows.flatMap(({ size }) => (size.kind === 'rate' ? [size.assignment] : [])),
    ]),
  ];
}

describe('the ledger of the press', () => {
  it('holds each of the 98 quantities once and invents none', () => {
    expect(noted).toHaveLength(98);
    const refs = press.flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
    expect(refs.toSorted()).toEqual(noted.map(({ id }) => id).toSorted());
  });

  it('keeps what each quantity is', () => {
    const kinds = { binomial: 'count', qualitative: 'note' } as const;
    for (const { id, kind } of noted) {
      const expected = kind === 'binomial' || kind === 'qualitative' ? kinds[kind] : kind;
      expect(claimOf(id).kind, id).toBe(expected);
    }
  });

  it('keeps count and total of every count; a printed range has the noted count in its middle', () => {
    const counts = noted.filter(({ kind }) => kind === 'binomial');
    expect(counts).toHaveLength(28);
    const ranges: string[] = [];
    for (const { id, x, n } of counts) {
      const quantity = parsePhrase(claimOf(id).value ?? '', 'share');
      if (quantity.kind !== 'proportion') expect.fail(`${id} is not a count of a total`);
      expect([(quantity.low + quantity.high) / 2, quantity.total], id).toEqual([x, n]);
      if (quantity.low < quantity.high) ranges.push(id);
    }
    expect(ranges).toEqual(['ou-15', 'ou-18']);
  });

  it('keeps the number of every stock and share', () => {
    for (const { id, kind, value } of noted) {
      if (kind !== 'stock' && kind !== 'share') continue;
      const written = claimOf(id).value ?? '';
      const quantity = parsePhrase(written, kind === 'stock' ? 'count' : 'share');
      expect(quantity, id).toEqual({ kind: 'fixed', value });
    }
  });

  it('keeps every inflow per month; three were printed for the eight months to August 2016', () => {
    const months: Readonly<Record<string, number>> = { 'in-04': 8, 'in-05': 8, 'in-06': 8 };
    for (const { id, kind, value } of noted) {
      if (kind !== 'inflow') continue;
      const quantity = parsePhrase(claimOf(id).value ?? '', 'rate');
      expect(quantity, id).toEqual({ kind: 'fixed', value: Number(value) / (months[id] ?? 1) });
    }
  });

  it('sets the misread 0 of 103 and the sound 0 of 12 against each other', () => {
    const printed = claimOf('ou-22');
    const sound = claimOf('ou-24');
    expect(printed.caveats).toContain('misread');
    expect(printed.supersededBy).toBe(sound.id);
    expect(printed.disputedBy).toContain(sound.id);
    expect(sound.disputedBy).toContain(printed.id);
  });

  it('says of 54 of 400 that the 54 may not all be among the 400', () => {
    expect(claimOf('bb-06').caveats).toContain('not-a-subset');
  });

  it('refuses the list of women and children, which repeats the totals of all travellers', () => {
    for (const ref of ['fx-25', 'fx-26', 'fx-27', 'fx-28', 'fx-29']) {
      expect(claimOf(ref).unusable, ref).toBeDefined();
    }
  });
});

describe('the ledgers', () => {
  it('write every dispute on both sides', () => {
    for (const { id, disputedBy } of claims) {
      for (const other of disputedBy) {
        expect(evidence.claims.get(other)?.disputedBy, `${other}, disputed by ${id}`).toContain(id);
      }
    }
  });

  it('weigh each caveat as its reason in the engine argues, bounds left out because they are bounds', () => {
    const weights = Object.entries(caveatDiscounts).flatMap(([caveat, { weight }]) =>
      weight < 1 ? [[caveat, weight] as const] : [],
    );
    for (const { id, defaultWeights } of claims) {
      expect(defaultWeights, id).toEqual(Object.fromEntries(weights));
    }
  });

  it('tell each claim in at most 200 characters', () => {
    for (const { id, says } of claims) expect(says.length, id).toBeLessThanOrEqual(200);
  });

  it('give a comment or a reason wherever a claim carries a doubt about its count', () => {
    const doubts = ['misread', 'not-a-subset', 'inverse', 'derived', 'poor-reporting'];
    for (const { id, caveats, comment, unusable } of claims) {
      if (!caveats.some((caveat) => doubts.includes(caveat))) continue;
      expect(comment ?? unusable, id).toBeDefined();
    }
  });

  it('have a source in use for every source they name', () => {
    const used = new Set(claims.map(({ source }) => source));
    expect([...evidence.sources.keys()].filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('the scenarios', () => {
  it('are fifteen about the subject, six that others published and the workload by which speed is measured', () => {
    expect(paths.toSorted()).toEqual([
      'scenarios/after-prison/scenario.yaml',
      'scenarios/defectors/scenario.yaml',
      'scenarios/france-accounting/scenario.yaml',
      'scenarios/france-dead/scenario.yaml',
      'scenarios/inflow-collapse/scenario.yaml',
      'scenarios/law-dates/scenario.yaml',
      'scenarios/monitoring-capacity/scenario.yaml',
      'scenarios/pooled-convictions/scenario.yaml',
      'scenarios/repatriation/scenario.yaml',
      'scenarios/returns-by-country/scenario.yaml',
      'scenarios/time-to-justice/scenario.yaml',
      'scenarios/uk-returnees/scenario.yaml',
      'scenarios/uncounted-place/scenario.yaml',
      'scenarios/us-travelers/scenario.yaml',
      'scenarios/women-and-minors/scenario.yaml',
    ]);
    expect(published.toSorted()).toEqual(
      [
        ...['cav-generators', 'hiv-chancellor', 'length-of-stay'],
        ...['reference-cohort', 'rossi-rearrest', 'sick-sicker', 'sonnenberg-beck'],
      ].map((name) => `scenarios/validation/${name}/scenario.yaml`),
    );
  });

  describe.each(published)('%s', (path) => {
    it('parses, asks a question, says what it leaves out, and prints its source beside its figures', () => {
      const scenario = readScenario(path, readText);
      const { cells } = readNotebook(scenario, readText);
      for (const kind of ['question', 'prose', 'assumptions', 'figure', 'diagram', 'receipt']) {
        expect(cells.map((cell) => cell.kind)).toContain(kind);
      }
      expect(readText(path.replace('scenario.yaml', 'notebook.md'))).toMatch(/\| *(?:Published|In C) *\| *Here *\|/);
      // author or maker, title in italics and year; of a model made up here, that it is
      expect(readText(path.replace('scenario.yaml', 'notebook.md'))).toMatch(
        /^## Where it comes from\n\n(?:.*\*[A-Z].*\*.*\b(?:19|20)\d\d\b|No model of others)/im,
      );
      expect(scenario.question).toMatch(/\?$/);
      expect(scenario.pathway.leavesOut.length).toBeGreaterThan(0);
    });
  });

  describe.each(paths)('%s', (path) => {
    it('parses, with its model and its notebook', () => {
      const scenario = readScenario(path, readText);
      const kinds = readNotebook(scenario, readText).cells.map(({ kind }) => kind);
      for (const kind of ['question', 'prose', 'assumptions', 'figure', 'evidence', 'receipt']) {
        expect(kinds).toContain(kind);
      }
    });

    it('asks a question and says what it leaves out', () => {
      const { question, pathway } = readScenario(path, readText);
      expect(question).toMatch(/\?$/);
      expect(pathway.leavesOut.length).toBeGreaterThan(3);
    });

    it('names only claims that exist and may be used', () => {
      const named = assignmentsOf(readScenario(path, readText)).flatMap(({ claim, combination }) => [
        ...(claim === undefined ? [] : [claim]),
        ...(combination?.members.map((member) => member.claim) ?? []),
      ]);
      expect(named.length).toBeGreaterThan(0);
      for (const id of named) {
        expect(evidence.claims.has(id), id).toBe(true);
        expect(evidence.claims.get(id)?.unusable, id).toBeUndefined();
      }
    });
  });

  it('keep the published posteriors at their stated weight: Beta(54.5, 346.5) and Beta(½, 103½)', () => {
    const posteriorOf = (name: string, parameter: string) => {
      const { parameters } = readScenario(`scenarios/${name}/scenario.yaml`, readText);
      const { assignment } = parameters.find((one) => one.name === parameter)!; // the model has it
      expect(assignment.weightSetBy).toBe('scenario');
      return distributionOf(assignment.quantity, 'share', assignment.weight, assignment.prior);
    };
    expect(posteriorOf('uk-returnees', 'convicted')).toEqual({ kind: 'beta', a: 54.5, b: 346.5 });
    expect(posteriorOf('us-travelers', 'attack')).toEqual({ kind: 'beta', a: 0.5, b: 103.5 });
  });

  it('leave no count in full by default: a weight is stated, by them or a ledger', () => {
    for (const path of paths) {
      const codes = reviewEvidence(readScenario(path, readText)).map(({ code }) => code);
      expect(codes, path).not.toContain('scenario/default-weight');
    }
  });

  it('together use every way of combining, and every form of a number that the method explains', () => {
    const all = paths.flatMap((path) => assignmentsOf(readScenario(path, readText)));
    const rules = new Set(all.flatMap(({ combination }) => combination?.rule ?? []));
    expect([...rules].toSorted()).toEqual(['each', 'mixture', 'newest', 'partial', 'pool']);
    const priors = new Set(all.flatMap(({ prior }) => prior?.kind ?? []));
    expect([...priors].toSorted()).toEqual(['counts', 'informed', 'jeffreys', 'robust', 'uniform']);
    const phrases = all
      .flatMap(({ text, combination }) => [text, ...(combination?.members ?? []).map((m) => m.text)])
      .join('\n');
    for (const form of [
      ...[/% within .* months$/m, /\(weibull\)$/m, /\(log-logistic\)$/m, /\bp10 .* as gamma$/m],
      ...[/events in .* person-years$/m, /\bpert\(/, /\btriangular\(/, /\bexponential\(/],
      ...[/\bbeta\(/, /\bgamma\(/, /\buniform\(/, /\bmixture\(/, /^at least /m, / to .* of /],
    ]) {
      expect(phrases).toMatch(form);
    }
  });

  it('warn of the misread list of women and children where somebody may look for it', () => {
    const text = readText('scenarios/women-and-minors/notebook.md') ?? '';
    expect(text).toContain('A printed list is wrong');
    for (const ref of ['fx-25', 'fx-26', 'fx-27', 'fx-28', 'fx-29']) {
      expect(text).toContain(claimOf(ref).id);
    }
  });

  it('warn of the misread and superseded count where it stands, and nowhere else', () => {
    const misread = paths.filter((path) =>
      readScenario(path, readText).warnings.some(
        ({ code }) => code === 'scenario/misread-claim' || code === 'scenario/superseded-claim',
      ),
    );
    expect(misread).toEqual(['scenarios/us-travelers/scenario.yaml']);
  });
});
