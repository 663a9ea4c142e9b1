import { describe, expect, it } from 'vitest';
import { z } from '../../../engine/document/zod.ts';
import { BaserateError, formatProblem } from '../../../engine/errors/baserate-error.ts';
import { caveatText, caveats } from '../../../engine/evidence/caveat.ts';
import { ledgerSchema } from '../../../engine/evidence/ledger-schema.ts';
import { readLedgers } from '../../../engine/evidence/read-ledger.ts';

const head = `baserate-evidence: 1
title: Counts
sources:
  bbc:
    publisher: BBC News
    title: Returnees
    author: Lorenzo Vidino
    date: 2017-10-23
    address: fpri.org
`;

/** A claim with what the test adds; the first of a file has its key on line 11, `kind` on line 13. */
const claim = (id: string, lines: string) => `  ${id}:
    source: bbc
    ${lines.replaceAll('\n', '\n    ')}
    says: something
    reported-by: Home Office
`;

function read(files: Record<string, string>) {
  return readLedgers(Object.keys(files), (path) => files[path]);
}

function problemsOf(files: Record<string, string>): string[] {
  try {
    read(files);
  } catch (error) {
    if (error instanceof BaserateError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

const one = (lines: string) => ({ 'a.yaml': `${head}claims:\n${claim('c', lines)}` });

describe('readLedgers', () => {
  it('gives sources and claims in the engine’s own words', () => {
    const { sources, claims } = read({
      'a.yaml': `${head}claims:
  uk-convicted:
    ref: bb-06
    source: bbc
    kind: count
    says: 54 of the roughly 400 had been convicted.
    value: 54 of 400
    unit: people
    place: United Kingdom
    as-of: 2016-05
    reported-by: UK Home Office
    caveats: [not-a-subset, rounded]
    comment: The 54 may not all be among the 400.
    disputed-by: [us]
    superseded-by: us
  us: { source: bbc, kind: stock, says: Three hundred, value: 300.0, reported-by: FBI, unusable: too old }
`,
    });
    expect(sources.get('bbc')).toEqual({
      id: 'bbc',
      publisher: 'BBC News',
      title: 'Returnees',
      author: 'Lorenzo Vidino',
      date: '2017-10-23',
      address: 'fpri.org',
    });
    expect(claims.get('uk-convicted')).toEqual({
      id: 'uk-convicted',
      ref: 'bb-06',
      source: 'bbc',
      kind: 'count',
      says: '54 of the roughly 400 had been convicted.',
      value: '54 of 400',
      unit: 'people',
      place: 'United Kingdom',
      asOf: '2016-05',
      reportedBy: 'UK Home Office',
      caveats: ['not-a-subset', 'rounded'],
      comment: 'The 54 may not all be among the 400.',
      supersededBy: 'us',
      disputedBy: ['us'],
    });
    expect(claims.get('us')).toMatchObject({
      value: '300.0', // as written
      caveats: [],
      disputedBy: [],
      unusable: 'too old',
    });
  });

  it('merges ledgers, whose claims may use each other’s sources and claims', () => {
    const { claims } = read({
      'a.yaml': `${head}claims: {}\n`,
      'b.yaml': `baserate-evidence: 1\ntitle: B\nsources: {}\nclaims:\n${claim('c', 'kind: note')}`,
    });
    expect([...claims.keys()]).toEqual(['c']);
  });

  it('reads a ledger that is named twice once', () => {
    const file = one('kind: note')['a.yaml'];
    expect(readLedgers(['a.yaml', 'a.yaml'], () => file).claims.size).toBe(1);
  });

  it('reads a changed text under the same path anew', () => {
    expect(read(one('kind: note')).claims.get('c')?.kind).toBe('note');
    expect(read(one('kind: stock\nvalue: 5')).claims.get('c')?.kind).toBe('stock');
  });

  it.each([
    ['kind: count\nvalue: 54 of 400'],
    ['kind: count\nvalue: 400 to 450 of 1700'],
    ['kind: stock\nvalue: 30000'],
    ['kind: stock\nvalue: 400 to 450'],
    ['kind: inflow\nvalue: 1000'],
    ['kind: inflow\nvalue: 1000 per month'],
    ['kind: inflow\nvalue: 12 events in 300 person-months'],
    ['kind: inflow\nvalue: 1% to 8% per year'],
    ['kind: share\nvalue: 20%'],
    ['kind: time\nvalue: 3 to 18 months'],
    ['kind: number\nvalue: 0.4 to 0.9'],
    ['kind: money\nvalue: 10,000 to 15,000'],
    ['kind: time\nas-of: 2017-10-17'],
    ['kind: share\nunusable: nothing was printed'],
    ['kind: note\nas-of: 2017'],
  ])('takes a claim with %j', (lines) => {
    expect(problemsOf(one(lines))).toEqual([]);
  });

  it.each([
    ['kind: count\nvalue: 54 of 40', '14:12', 'did you swap them?', 'evidence/count-out-of-range'],
    ['kind: count\nvalue: 54', '14:12', 'write 54 of 400, or give it', 'evidence/wrong-kind'],
    ['kind: count\nvalue: 13%', '14:12', 'write 54 of 400, or give it', 'evidence/wrong-kind'],
    ['kind: stock\nvalue: 54 of 400', '14:12', 'has no total', 'evidence/wrong-kind'],
    ['kind: stock\nvalue: 5 per year', '14:12', 'has no time', 'evidence/wrong-kind'],
    ['kind: share\nvalue: 3 months', '14:12', 'not a time', 'evidence/wrong-kind'],
    ['kind: time\nvalue: 5', '14:12', 'must have a unit', 'evidence/missing-unit'],
    ['kind: note\nvalue: 5', '14:12', 'a note has no number', 'evidence/wrong-kind'],
    ['kind: stock', '11:3', 'must have a value', 'evidence/missing-value'],
    ['kind: time', '11:3', 'must have a value', 'evidence/missing-value'],
    ['kind: note\nunusable: ""', '14:15', 'must not be empty', 'document/empty'],
    ['kind: note\nunusable:', '14:5', 'reason why it must not', 'document/missing-key'],
    ['kind: stok', '13:11', 'did you mean stock?', 'document/not-allowed'],
    ['kind: note\ncaveats: [roundd]', '14:15', 'did you mean rounded?', 'document/not-allowed'],
    ['kind: note\ncaveat: [rounded]', '14:5', 'did you mean caveats?', 'document/unknown-key'],
    ['kind: note\nas-of: 2017-13', '14:12', 'must be a day, month or year', 'document/format'],
    ['kind: note\nas-of: 17', '14:12', 'must be a year such as 2017', 'document/out-of-range'],
    ['kind: note\ndisputed-by: [x]', '14:19', 'no claim is called x', 'evidence/unknown-claim'],
    ['kind: note\ndisputed-by: [c]', '14:19', 'itself', 'evidence/self-reference'],
    ['kind: note\nsuperseded-by: c', '14:20', 'itself', 'evidence/self-reference'],
  ])('refuses a claim with %j', (lines, at, words, code) => {
    const problems = problemsOf(one(lines));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^a\\.yaml:${at}: error: claims.c`));
    expect(problems[0]).toContain(words);
    expect(problems[0]).toContain(`[${code}]`);
  });

  it('suggests the source or claim that was meant', () => {
    const text = `${head}claims:\n${claim('uk-returned', 'kind: note')}${claim('d', 'kind: note\nsuperseded-by: uk-retruned')}`;
    const problems = problemsOf({ 'a.yaml': text.replace('source: bbc', 'source: bcc') });
    expect(problems).toEqual([
      'a.yaml:12:13: error: claims.uk-returned.source: no source is called bcc (did you mean bbc?) [evidence/unknown-source]',
      'a.yaml:19:20: error: claims.d.superseded-by: no claim is called uk-retruned (did you mean uk-returned?) [evidence/unknown-claim]',
    ]);
  });

  it('refuses an id that another ledger has, and says where', () => {
    const text = one('kind: note')['a.yaml'];
    expect(problemsOf({ 'a.yaml': text, 'b.yaml': text })).toEqual([
      'b.yaml:4:3: error: sources.bbc: an id must be unique over all ledgers; it first stands at a.yaml:4 (rename one) [evidence/duplicate-id]',
      'b.yaml:11:3: error: claims.c: an id must be unique over all ledgers; it first stands at a.yaml:11 (rename one) [evidence/duplicate-id]',
    ]);
  });

  it('tells every problem of every ledger', () => {
    const problems = problemsOf({
      'a.yaml': `${head}claims: 3\n`,
      'b.yaml': 'baserate-evidence: 1\ntitle: ""\n',
      'c.yaml': 'baserate: 1\n',
      'd.yaml': 'a: [',
    });
    expect(problems.map((line) => line.slice(0, 6))).toEqual([
      'a.yaml',
      'b.yaml',
      'b.yaml',
      'b.yaml',
      'c.yaml',
      'd.yaml',
    ]);
  });

  it('says that a file is missing, of another kind or of another version', () => {
    expect(() => readLedgers(['gone.yaml'], () => undefined)).toThrow(
      'gone.yaml: there is no such ledger',
    );
    expect(problemsOf({ 'a.yaml': 'baserate: 1' })[0]).toContain('evidence/format-version');
    expect(problemsOf({ 'a.yaml': 'baserate-evidence: 2' })).toEqual([
      'a.yaml:1:20: error: baserate-evidence: a ledger must say `baserate-evidence: 1` at its top, the version that is read here; got 2 [evidence/format-version]',
    ]);
  });
});

describe('the schema of a ledger', () => {
  it('becomes a JSON Schema for editors with every key described', () => {
    const schema = z.toJSONSchema(ledgerSchema, { io: 'input' });
    expect(Object.keys(schema.properties ?? {})).toEqual([
      'baserate-evidence',
      'title',
      'default-weights',
      'sources',
      'claims',
    ]);
    expect(JSON.stringify(schema)).toContain('What is wrong with it, as keywords.');
  });
});

describe('caveats', () => {
  it('are all explained in a sentence', () => {
    expect(caveats).toHaveLength(12);
    for (const caveat of caveats) expect(caveatText[caveat]).toMatch(/^[A-Z].{20,}\.$/);
  });
});
