import { describe, expect, it } from 'vitest';
import { parseYamlDocument } from '../../../engine/document/yaml-document.ts';
import { BaserateError, formatProblem } from '../../../engine/errors/baserate-error.ts';

function problemsOf(text: string): string[] {
  try {
    parseYamlDocument('f.yaml', text);
  } catch (error) {
    if (error instanceof BaserateError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

const dataOf = (text: string) => parseYamlDocument('f.yaml', text).data;

describe('parseYamlDocument', () => {
  it('gives plain data, with YAML 1.2’s words for true and false', () => {
    expect(dataOf('a: 1\nb: [x, 2.5, true, ~]\nc: { d: yes, e: 2018-01, f: "012" }\n')).toEqual({
      a: 1,
      b: ['x', 2.5, true, null],
      c: { d: 'yes', e: '2018-01', f: '012' },
    });
    expect(dataOf('')).toBeNull();
    expect(dataOf('# nothing\n')).toBeNull();
    expect(dataOf('2018: a\nno: b')).toEqual({ 2018: 'a', no: 'b' });
    expect(Object.is((dataOf('a: -0') as { a: number }).a, 0)).toBe(true); // shaped by the text
  });

  it('gives mappings without a prototype, so that a key named toString is a plain entry', () => {
    const data = dataOf('toString: 1\na: {}') as Record<string, unknown>; // shaped by the text
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect(data['toString']).toBe(1);
    expect('valueOf' in data).toBe(false);
  });

  it('knows where each key and value stands', () => {
    const document = parseYamlDocument('f.yaml', 'a: 1\nb:\n  - x\n  - { c: 5% to 20% } # last\n');
    const at = (line: number, column: number) => ({ file: 'f.yaml', line, column });
    expect(document.positionOf(['a'])).toEqual(at(1, 1));
    expect(document.positionOf(['a'], 'value')).toEqual(at(1, 4));
    expect(document.positionOf(['b', 1])).toEqual(at(4, 5));
    expect(document.positionOf(['b', 1, 'c'])).toEqual(at(4, 7));
    expect(document.positionOf(['b', 1, 'c'], 'value')).toEqual(at(4, 10));
    expect(document.positionOf(['b', 1, 'd'])).toEqual(at(4, 5)); // the mapping around it
    expect(document.positionOf(['z', 'y'])).toEqual(at(1, 1));
    const range = document.rangeOf(['b', 1, 'c']);
    expect(range && document.text.slice(...range)).toBe('5% to 20%');
    expect(document.rangeOf(['z'])).toBeUndefined();
  });

  it('counts lines and columns the same with Windows line ends and a byte order mark', () => {
    const document = parseYamlDocument('f.yaml', '\uFEFFa: 1\r\nb:\r\n  c: 2\r\n');
    expect(document.positionOf(['a'])).toMatchObject({ line: 1, column: 1 });
    expect(document.positionOf(['b', 'c'], 'value')).toMatchObject({ line: 3, column: 6 });
    expect(document.data).toEqual({ a: 1, b: { c: 2 } });
  });
});

describe('parseYamlDocument refuses', () => {
  it('broken syntax, every fault at once, with its place and a remedy', () => {
    const problems = problemsOf('a: 1: 2\nb: 3\nc: "x" y\n\td: 4\n');
    expect(problems.map((line) => line.slice(0, 10))).toEqual(
      expect.arrayContaining(['f.yaml:1:4', 'f.yaml:3:4']),
    );
    expect(problems[0]).toContain('in quotes');
    expect(problems[0]).toContain('[document/syntax]');
    expect(problemsOf('a:\n\tb: 1')[0]).toContain('indent with spaces');
  });

  it('a key that stands twice, with both lines', () => {
    expect(problemsOf('a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n"a": 2\n')).toEqual([
      'f.yaml:5:3: error: b.c: a key must not stand twice in a mapping; it first stands on line 3 (remove one) [document/duplicate-key]',
      'f.yaml:6:1: error: a: a key must not stand twice in a mapping; it first stands on line 1 (remove one) [document/duplicate-key]',
    ]);
    expect(problemsOf('2018: 1\n"2018": 2')).toHaveLength(1);
  });

  it.each([
    ['a: .inf', '1:4', 'finite'],
    ['a: -.INF', '1:4', 'finite'],
    ['a: 1e999', '1:4', 'finite'],
    ['a: .nan', '1:4', 'must be known'],
    ['a: 9007199254740993', '1:4', 'must not exceed 9007199254740991'],
    ['a: -9007199254740993', '1:4', 'must not exceed 9007199254740991'],
    ['a: 012', '1:4', "write 12, or '012' if it is text"],
    ['a: [1, -08.5]', '1:8', "write -8.5, or '-08.5' if it is text"],
    ['a: 0x1F', '1:4', 'write 31'],
    ['a: 0o17', '1:4', 'write 15'],
  ])('%s, which YAML would change without a word', (text, at, words) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^f\\.yaml:${at}: error: a`));
    expect(problems[0]).toContain(words);
    expect(problems[0]).toContain('[document/bad-number]');
  });

  it.each([
    ['a: &x 1\nb: *x', 2, 'document/alias'],
    ['a: &x [1]', 1, 'document/alias'],
    ['&k a: 1', 1, 'document/bad-key'],
    ['a: !!str 1', 1, 'document/tag'],
    ['a: !!set { x }', 1, 'document/tag'],
    ['a: !js/function "x"', 1, 'document/tag'],
    ['__proto__: 1', 1, 'document/forbidden-key'],
    ['"__proto__": { polluted: 1 }', 1, 'document/forbidden-key'],
    ['a: { constructor: { prototype: 1 } }', 1, 'document/forbidden-key'],
    ['? [a]\n: 1', 1, 'document/bad-key'],
    ['? { a: 1 }\n: 1', 1, 'document/bad-key'],
    [': 1', 1, 'document/bad-key'],
    ['%YAML 1.1\n---\na: yes', 1, 'document/directive'],
    ['a: 1\n---\nb: 2', 1, 'document/syntax'],
  ])('%s', (text, count, code) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(count);
    expect(problems[0]).toContain(`[${code}]`);
  });

  it('leaves the prototype of objects alone', () => {
    problemsOf('__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }');
    expect('polluted' in {}).toBe(false);
  });

  it('to merge: << is an ordinary key', () => {
    expect(dataOf('<<: { a: 1 }')).toEqual({ '<<': { a: 1 } });
  });
});

describe('parseYamlDocument’s limits', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}: 1\n`).join('');
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const blocks = (depth: number) =>
    Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`).join('');

  it('take 256 KiB of UTF-8 and no byte more', () => {
    const line = `# ${'é'.repeat(509)}\n`; // 1021 bytes
    const text = line.repeat(256) + '#'.repeat(256 * 1024 - 256 * 1021);
    expect(problemsOf(text)).toEqual([]);
    expect(problemsOf(`${text}#`)).toEqual([
      expect.stringMatching(/^f\.yaml:257:769: .*must not exceed 256 KiB.*on line 257/),
    ]);
  });

  it('take 64 levels and no deeper, however they are written', () => {
    expect(problemsOf(nested(64))).toEqual([]);
    expect(problemsOf(nested(65))).toEqual([
      expect.stringMatching(/^f\.yaml:1:\d+: .*deeper than 64; they do so on line 1/),
    ]);
    expect(problemsOf(blocks(64))).toEqual([]);
    expect(problemsOf(blocks(65))[0]).toContain('on line 65');
    expect(problemsOf('- '.repeat(65))[0]).toContain('[document/too-deep]');
  });

  it('take 5,000 keys and no more', () => {
    expect(problemsOf(keys(5000))).toEqual([]);
    expect(problemsOf(keys(5001))).toEqual([
      'f.yaml:5001:1: error: k5000: a file must not hold more than 5000 keys; split it into several files [document/too-many-keys]',
    ]);
  });

  it('find repeated keys among many in linear time', () => {
    expect(problemsOf(keys(24_000))).toHaveLength(1); // that they are too many; the parser's own check takes 13 s here
  }, 8_000);

  // Every one of these is within 256 KiB and takes well under a second on a quiet machine; work that
  // grows with the square of the length would take minutes.
  it.each([
    ['brackets', '['.repeat(200_000)],
    ['block lists', '- '.repeat(130_000)],
    ['commas', `[${'1,'.repeat(130_000)}]`],
    ['quotes', '"'.repeat(260_000)],
    ['colons', ': '.repeat(130_000)],
    ['question marks', '? '.repeat(130_000)],
    ['anchors', '&a '.repeat(80_000)],
    ['aliases', `a: &a 1\nb: [${'*a,'.repeat(80_000)}]`],
    ['closing brackets', 'a: ]\n'.repeat(50_000)],
    ['empty lines', '\n'.repeat(260_000)],
    ['tabs', '\t'.repeat(260_000)],
    ['mappings', `[${'{a: 1},'.repeat(32_000)}]`],
  ])(
    'read or refuse 256 KiB of %s in linear time, with at most 51 problems',
    (_, text) => {
      expect(problemsOf(text).length).toBeLessThanOrEqual(51);
    },
    30_000,
  );

  it('count the problems that are too many to list', () => {
    const problems = problemsOf('b: &y 1\n'.repeat(60));
    expect(problems).toHaveLength(51);
    expect(problems[50]).toMatch(/and \d+ more problems from here on .*\[document\/more\]/);
  });
});
