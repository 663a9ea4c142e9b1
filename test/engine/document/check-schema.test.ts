import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../../engine/document/check-schema.ts';
import { parseYamlDocument } from '../../../engine/document/yaml-document.ts';
import { z } from '../../../engine/document/zod.ts';
import { BaserateError, formatProblem } from '../../../engine/errors/baserate-error.ts';

const value = z.union([
  z.number(),
  z.string().describe('a phrase such as 54 of 400'),
  z.strictObject({ evidence: z.string(), weight: z.number().min(0).max(1).optional() }),
]);
const schema = z.strictObject({
  title: z.string().min(1).optional(),
  kind: z.enum(['fan', 'dots']).optional(),
  draws: z.int().min(1).max(10).optional(),
  version: z.literal(1).optional(),
  names: z.array(z.string()).min(2).optional(),
  id: z
    .string()
    .regex(/^[a-z]+$/, 'must be lower-case letters')
    .optional(),
  parameters: z.record(z.string().regex(/^[a-z-]+$/, 'must be kebab-case'), value).optional(),
  population: z.strictObject({ abroad: z.number().describe('the people still there') }).optional(),
  flows: z
    .array(
      z.union([
        z.strictObject({ from: z.string(), rate: value }),
        z.strictObject({ from: z.string(), share: value, after: z.string() }),
      ]),
    )
    .optional(),
  cell: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('fan'), a: z.number() }),
      z.strictObject({ type: z.literal('dots') }),
    ])
    .optional(),
  even: z
    .number()
    .refine((n) => n % 2 === 0, 'must be even')
    .optional(),
  odd: z
    .number()
    .check((ctx) => {
      if (ctx.value % 2 === 1) return;
      const params = { code: 'room/not-odd' };
      ctx.issues.push({ code: 'custom', message: 'must be odd', input: ctx.value, params });
    })
    .optional(),
});

function problemsOf(text: string): string[] {
  try {
    checkSchema(parseYamlDocument('f.yaml', text), schema);
  } catch (error) {
    if (error instanceof BaserateError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

describe('checkSchema', () => {
  it('gives the schema’s output where the document fits', () => {
    const document = parseYamlDocument('f.yaml', 'title: x\nparameters: { a: 5% }\n');
    expect(checkSchema(document, schema)).toEqual({ title: 'x', parameters: { a: '5%' } });
  });

  it.each([
    ['title: 5', '1:8: error: title: must be text; got 5 [document/wrong-type]'],
    ['title: ""', '1:8: error: title: must not be empty; got empty text [document/empty]'],
    ['title: [a]', '1:8: error: title: must be text; got a list of 1 [document/wrong-type]'],
    ['titel: x', '1:1: error: titel: unknown key (did you mean title?) [document/unknown-key]'],
    [
      'kind: dot',
      '1:7: error: kind: must be one of fan, dots (did you mean dots?); got dot [document/not-allowed]',
    ],
    ['kind: bars', '1:7: error: kind: must be one of fan, dots; got bars [document/not-allowed]'],
    ['version: 2', '1:10: error: version: must be 1; got 2 [document/not-allowed]'],
    ['draws: 0', '1:8: error: draws: must be at least 1; got 0 [document/out-of-range]'],
    ['draws: 11', '1:8: error: draws: must be at most 10; got 11 [document/out-of-range]'],
    ['draws: 1.5', '1:8: error: draws: must be a whole number; got 1.5 [document/wrong-type]'],
    [
      'names: [a]',
      '1:8: error: names: must have at least 2 entries; got a list of 1 [document/out-of-range]',
    ],
    ['names: [a, 2]', '1:12: error: names[1]: must be text; got 2 [document/wrong-type]'],
    ['id: A1', '1:5: error: id: must be lower-case letters; got A1 [document/format]'],
    ['even: 3', '1:7: error: even: must be even; got 3 [document/invalid]'],
    ['odd: 2', '1:6: error: odd: must be odd; got 2 [room/not-odd]'],
    [
      'population: {}',
      '1:1: error: population.abroad: must be given: the people still there; the key is missing (add `abroad: …` between the braces of population) [document/missing-key]',
    ],
    [
      'population:\n  abroad:\n',
      '2:3: error: population.abroad: must be given: the people still there; nothing stands behind the key (write it behind `abroad:`) [document/missing-key]',
    ],
    [
      'parameters: { A: 1 }',
      '1:15: error: parameters.A: must be kebab-case; got A [document/bad-key]',
    ],
    [
      'cell: { type: bars }',
      '1:15: error: cell.type: must be fan or dots; got bars [document/not-allowed]',
    ],
    [
      'cell: { type: fan }',
      '1:1: error: cell.a: must be given: a number; the key is missing (add `a: …` between the braces of cell) [document/missing-key]',
    ],
  ])('says what is wrong with %j', (text, expected) => {
    expect(problemsOf(text)).toEqual([`f.yaml:${expected}`]);
  });

  it('names the known keys where none is near', () => {
    expect(problemsOf('population: { abroad: 1, zebra: 2 }')[0]).toContain(
      'population.zebra: unknown key (known keys: abroad)',
    );
  });

  it('says which forms a value may have when it has none of them', () => {
    expect(problemsOf('parameters: { a: true }')).toEqual([
      'f.yaml:1:18: error: parameters.a: must be a number, a phrase such as 54 of 400 or a mapping with evidence, weight; got true [document/wrong-form]',
    ]);
  });

  it('says what is wrong inside the form that a value has', () => {
    expect(problemsOf('parameters:\n  a: { evidence: x, weight: 2 }\n')).toEqual([
      'f.yaml:2:29: error: parameters.a.weight: must be at most 1; got 2 [document/out-of-range]',
    ]);
    expect(problemsOf('parameters:\n  a: { evidense: x }\n')).toEqual([
      'f.yaml:2:8: error: parameters.a.evidense: unknown key, and evidence is missing, which must be given: text (did you mean evidence?) [document/unknown-key]',
    ]);
  });

  it('knows the rest of a text that a comma cut in two', () => {
    expect(problemsOf('parameters:\n  a: { evidence: Care, AIDS, weight: 1 }\n')).toEqual([
      'f.yaml:2:24: error: parameters.a.AIDS: unknown key (text with a comma goes in quotes) [document/unknown-key]',
    ]);
  });

  it('holds a mapping to the form that it is nearest to', () => {
    expect(problemsOf('flows:\n  - { from: a, share: 1, after: 3 }\n')).toEqual([
      'f.yaml:2:33: error: flows[0].after: must be text; got 3 [document/wrong-type]',
    ]);
    expect(problemsOf('flows:\n  - { from: a, share: true, after: b }\n')[0]).toContain(
      'flows[0].share: must be a number, a phrase such as 54 of 400 or a mapping',
    );
  });

  it('tells everything at once, in line order', () => {
    const lines = problemsOf('kind: x\nextra: 1\ntitle: 2\nflows: 3\ndraws: 4.5\n');
    expect(lines.map((line) => line.slice(0, 9))).toEqual([
      'f.yaml:1:',
      'f.yaml:2:',
      'f.yaml:3:',
      'f.yaml:4:',
      'f.yaml:5:',
    ]);
  });

  it('counts the problems that are too many to list', () => {
    const lines = problemsOf(`names: [${'1,'.repeat(100_000)}]`);
    expect(lines).toHaveLength(51);
    expect(lines[50]).toContain('and 99950 more problems from here on');
  }, 30_000);

  it('speaks of the file where the whole of it has the wrong form', () => {
    expect(problemsOf('- 1')[0]).toMatch(
      /^f\.yaml:1:1: error: f\.yaml: must be a mapping with title/,
    );
    expect(problemsOf('')[0]).toMatch(
      /^f\.yaml:1:1: error: f\.yaml: must be given: a mapping with/,
    );
  });
});
