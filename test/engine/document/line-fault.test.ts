import { parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { problemsOf } from './problems-of.ts';

/** A broken text, where the mistake stands, and what to do about it. */
type Mistake = readonly [text: string, line: number, column: number, says: string];

function expectMistake([text, line, column, says]: Mistake) {
  const problems = problemsOf(text);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
  expect(problems[0]?.at).toEqual({ file: 'a.yaml', line, column });
  expect(problems[0]?.code).toBe('document/syntax');
}

describe('a colon that is left out', () => {
  it.each<Mistake>([
    ['run:\n  draws 1000\n  seed: x\n', 2, 3, "is there a ':' missing after draws?"],
    ['run:\n  seed: x\n  draws 1000\n', 3, 3, "is there a ':' missing after draws?"],
    ['title A\nmodel: m\n', 1, 1, "is there a ':' missing after title?"],
    ['model: m\ntitle A # a remark\n', 2, 1, "is there a ':' missing after title?"],
    ['a: 1\nrun\n  seed: x\n  draws: 1\n', 2, 1, "is there a ':' missing after run?"],
    ['a: 1\noutcomes\n  - b\n  - c\nd: 1\n', 2, 1, "is there a ':' missing after outcomes?"],
    ['a:\n  back 425 # of 850\n  b: 1\n\nc: 1\n', 2, 3, "is there a ':' missing after back?"],
    ['a\n  back: 425 # of 850\n  b: 1\n\nc: 1\n', 1, 1, "is there a ':' missing after a?"],
    ['flows:\n  - from a\n    to: b\n', 2, 5, "is there a ':' missing after from?"],
    [
      'about: One line\nand more of it in another\nd: 1\n',
      2,
      1,
      'is indented further than its key',
    ],
  ])('is asked for where it is missing, once: %j', (...mistake) => expectMistake(mistake));

  it.each<Mistake>([
    [
      'run:\n  draws:1000\n  seed: x\n',
      2,
      3,
      'a space must stand behind the : (write `draws: 1000`)',
    ],
    ['run:\n  draws = 1000\n  seed: x\n', 2, 3, '(write `draws: 1000`)'],
    ['run:\n  draws：1000\n  seed: x\n', 2, 3, '(write `draws: 1000`)'],
  ])('or is no colon with a space is written out: %j', (...mistake) => expectMistake(mistake));
});

describe('a line that is indented wrongly', () => {
  it.each<Mistake>([
    ['run:\n  seed: x\n    draws: 1\n', 3, 5, 'is indented further than `seed: x` above it'],
    ['title: x\n model: y\n', 2, 2, 'is indented further than `title: x` above it'],
    ['run: x\n  seed: y\n', 2, 3, 'which has a value already'],
    ['run:\n    seed: x\n  draws: 1\n', 3, 3, 'this one by 2, `seed: x` above it by 4'],
    ['run:\n\tseed: x\n\tdraws: 1\n', 2, 1, 'indent with spaces, here and on every line'],
    ['run:\n  seed: x\n\tdraws: 1\n', 3, 1, 'indent with spaces'],
    ['run:\n  - seed: x\n  draws: 1\n', 3, 3, 'must not stand beside entries of a list'],
    [
      'a:\n  b: { x: 1 }\n c: { x: 1 }\n  d: 1\n  e: 2\n',
      3,
      2,
      'this one by 1, `b: { x: 1 }` above it by 2',
    ],
    [
      'a:\n  - b:\n      c: 1\n  d:\n    c: 1\n  e:\n    c: 1\n',
      4,
      3,
      'must not stand beside entries',
    ],
    ['a:\n  b: 1\n  - c\n', 3, 3, 'an entry of a list must not stand among keys'],
  ])('is told itself, and what it is measured by: %j', (...mistake) => expectMistake(mistake));
});

describe('several lines that are indented wrongly', () => {
  it.each([
    ['a:\n    b: 1\n  c: 1\nd:\n    e: 1\n  f: 1\n', ['3:3', '6:3']],
    ['a:\n  b: 1\n   c: 1\n  d: 1\n    e: 1\n  f: 1\n g: 2\nz: 1\n', ['3:4', '5:5', '7:2']],
    [
      'a:\n  b:\n    x: 1\n   y: 2\n  c:\n    x: 1\n   y: 2\n  d:\n    x: 1\n   y: 2\n',
      ['4:4', '7:4', '10:4'],
    ],
    ['a:\n    b: 1\n  c: 1\n    d: 1\n   e: 1\nz: 1\n', ['3:3', '5:4']],
    // each exit by itself, a key short of its place and one beyond it
    [
      'flows:\n  - from: a\n    to: b\n   rate: c\n  - from: b\n     to: c\n    rate: d\n',
      ['4:4', '6:6'],
    ],
    // c stands where it should, beside neither b nor a
    ['run:\n  s: x\n   t: 1\np:\n  a: 1\n b: 2\n  c: 3\n   d: 4\n', ['3:4', '6:2', '8:4']],
    // e and f as the keys of d, which may be where they belong
    ['a:\n    b: 1\n   d:\n     e: 1\n     f: 1\nz: 1\n', ['3:4']],
  ])('are told each once, without what follows from them: %j', (text, places) => {
    const problems = problemsOf(text);
    expect(problems.map(({ at }) => `${at?.line}:${at?.column}`)).toEqual(places);
    for (const { message } of problems) expect(message).toMatch(/indented (as far|further)/);
  });

  it('are measured by the text as it is written, not as it would be mended', () => {
    const [, second] = problemsOf('a:\n    b: 1\n  c:\n    x: 1\n   y: 2\nz: 1\n');
    expect(second?.message).toContain('this one by 3, `x: 1` above it by 4');
  });

  it('are told beside mistakes of another kind', () => {
    const problems = problemsOf('run:\n  draws 1000\n  seed: x\na:\n    b: 1\n  c: 1\n');
    expect(problems.map(({ at }) => at?.line)).toEqual([2, 6]);
  });
});

describe('a mark of YAML in the wrong place', () => {
  it.each<Mistake>([
    [
      'a:\n  - b\n  -c\n  - d\n',
      3,
      3,
      'a space must stand behind the dash of a list (write `- c`)',
    ],
    ['a:\n  -from: b\n   to: c\n', 2, 3, '(write `- from: b`)'],
    ['question: Who: me?\nb: 1\n', 1, 11, 'text that holds ": " must stand in quotes'],
    ['a: “b: c”\nd: 1\n', 1, 4, 'quotes must be the straight ones (write "b: c")'],
    ['run: { seed: x draws: 1 }\n', 1, 14, 'is there a comma missing before draws?'],
    ['a: { b: c: d }\n', 1, 9, 'text that holds ": " must stand in quotes'],
    ['a: [b, c]]\nd: 1\n', 1, 10, 'this ] closes nothing (remove it'],
    ['a: { b: c }}\nd: 1\n', 1, 12, 'this } closes nothing (remove it'],
    ['a: [b] c\nd: 1\n', 1, 8, 'nothing must follow the ]'],
    ['a: [b,, c]\nd: 1\n', 1, 7, 'remove one of the two commas'],
    ['a:\n  * b\n  * c\n', 2, 3, 'an entry of a list begins with a dash'],
    ['a: |b\nc: 1\n', 1, 4, 'text that begins with | must stand in quotes'],
    ['a: > 5\nc: 1\n', 1, 4, 'text that begins with > must stand in quotes'],
    ['a: "C:\\Users"\n', 1, 7, 'has a meaning of its own (write \\\\'],
  ])('is told with what to write: %j', (...mistake) => expectMistake(mistake));

  it('is told on each of the lines that a merge leaves behind', () => {
    const problems = problemsOf('<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n');
    expect(problems.map(({ at }) => at?.line)).toEqual([1, 3, 5]);
    for (const { message } of problems) expect(message).toContain('keep one of them');
  });
});

describe('what is not a mistake of one line', () => {
  it('is refused all the same, whatever character is lost, doubled or moved', () => {
    const text =
      'title: "A"\nrun: { seed: x, draws: [1, 2] }\nflows:\n  - from: a\n    to: b # c\n  - d\nabout: >-\n  E\n';
    let broken = 0;
    for (let at = 0; at < text.length; at++) {
      const [before, its, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
      for (const made of [
        before + after,
        before + its + its + after,
        `${before}\n${its}${after}`,
      ]) {
        const { errors } = parseDocument(made, { uniqueKeys: false, merge: false });
        if (errors.length === 0) continue;
        broken += 1;
        expect(problemsOf(made), made).not.toEqual([]);
      }
    }
    expect(broken).toBeGreaterThan(100);
  });
});
