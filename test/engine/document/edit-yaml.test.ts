import { describe, expect, it } from 'vitest';
import {
  appendItem,
  insertEntry,
  removeEntry,
  replaceValue,
} from '../../../engine/document/edit-yaml.ts';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';

const scenario = `# yaml-language-server: $schema=../../scenario.schema.json
baserate: 1
clock: { start: 2018-01,   end: 2028-01, step: month }   # ten years
population: { abroad: 295, returned: 425 }
parameters:
  # of those who came back
  convicted:      { evidence: bbc-uk-convicted, weight: 0.5 }     # 54 of 400
  time-to-charge: 3 to 18 months                                  # 90 % interval

  reoffend:       3% to 8%
variants:
  corrected:
    title: The 12 returnees
    set:
      attack: { evidence: gwu }
about: |
  Two lines
  of text.
outcomes: [convicted, in-prison]
leaves-out:
- one
-   two # second
`;

describe('replaceValue', () => {
  it('changes one scalar and leaves columns, comments and neighbours alone', () => {
    expect(replaceValue(scenario, ['parameters', 'time-to-charge'], '90 days')).toBe(
      scenario.replace('3 to 18 months', '90 days'),
    );
    expect(replaceValue(scenario, ['clock', 'end'], '2030-01')).toBe(
      scenario.replace('2028-01', '2030-01'),
    );
    expect(replaceValue(scenario, ['parameters', 'convicted', 'weight'], '0.25')).toBe(
      scenario.replace('weight: 0.5', 'weight: 0.25'),
    );
    expect(replaceValue(scenario, ['leaves-out', 1], 'three')).toBe(
      scenario.replace('-   two #', '-   three #'),
    );
  });

  it('puts a block on its key’s line', () => {
    expect(replaceValue('a: # why\n  b: 1\n  # gone\n  c: 2\nd: 3\n', ['a'], '300')).toBe(
      'a: 300 # why\nd: 3\n',
    );
    expect(replaceValue(scenario, ['about'], 'Short.')).toBe(
      scenario.replace('|\n  Two lines\n  of text.\n', 'Short.\n'),
    );
  });

  it('fills an empty value', () => {
    expect(replaceValue('a:\nb: 2\n', ['a'], '1')).toBe('a: 1\nb: 2\n');
    expect(replaceValue('{ a: , b }', ['a'], '1')).toBe('{ a: 1, b }');
    expect(replaceValue('{ a: 1, b }', ['b'], '2')).toBe('{ a: 1, b: 2 }');
  });

  it('quotes text that would not survive where it goes', () => {
    expect(replaceValue('p: { a: 1, b: 2 }', ['p', 'a'], '1,700 to 1,800')).toBe(
      'p: { a: "1,700 to 1,800", b: 2 }',
    );
    expect(replaceValue('p: { a: 1, b: 2 }', ['p', 'a'], '400, 450')).toBe(
      'p: { a: "400, 450", b: 2 }',
    );
    expect(replaceValue('title: x\n', ['title'], 'Britain: ten years')).toBe(
      'title: "Britain: ten years"\n',
    );
    expect(replaceValue('about: x\n', ['about'], 'two\nlines')).toBe('about: "two\\nlines"\n');
  });

  it('refuses a broken mapping, an absent entry and an empty value', () => {
    expect(() => replaceValue('a: 1', ['a'], '{ b: 1')).toThrow(BaserateError);
    expect(() => replaceValue('a: 1', ['b'], '1')).toThrow('b: there is no such entry');
    expect(() => replaceValue('a: 1', ['a'], ' ')).toThrow('a: a value must be given');
  });
});

describe('removeEntry', () => {
  it('removes a line of a block with its comment', () => {
    expect(removeEntry(scenario, ['parameters', 'time-to-charge'])).toBe(
      scenario.replace(/ {2}time-to-charge.*\n/, ''),
    );
    expect(removeEntry(scenario, ['variants'])).toBe(
      scenario.replace(/variants:\n( {2}.*\n)+/, ''),
    );
    expect(removeEntry(scenario, ['about'])).toBe(scenario.replace(/about:.*\n( {2}.*\n)+/, ''));
  });

  it('removes an entry of a flow mapping or list with its comma', () => {
    expect(removeEntry(scenario, ['population', 'abroad'])).toContain('{ returned: 425 }');
    expect(removeEntry(scenario, ['population', 'returned'])).toContain('{ abroad: 295 }');
    expect(removeEntry(scenario, ['outcomes', 0])).toContain('outcomes: [in-prison]');
    expect(removeEntry('{\n  a: 1, # one\n  b: 2 # two\n}\n', ['b'])).toBe(
      '{\n  a: 1 # one\n   # two\n}\n',
    );
  });

  it('removes an item of a list, and the first key of an item', () => {
    expect(removeEntry(scenario, ['leaves-out', 0])).toBe(scenario.replace('- one\n', ''));
    expect(removeEntry('l:\n  - a: 1\n    b: 2\n', ['l', 0, 'a'])).toBe('l:\n  - b: 2\n');
  });

  it('leaves an empty mapping or list where the last entry goes', () => {
    expect(removeEntry('a: # why\n  b: 1\nc: 2\n', ['a', 'b'])).toBe('a: {} # why\nc: 2\n');
    expect(removeEntry('a: { b: 1 } # why\n', ['a', 'b'])).toBe('a: {} # why\n');
    expect(removeEntry('a:\n- 1\n', ['a', 0])).toBe('a: []\n');
    expect(removeEntry('a: 1\n', ['a'])).toBe('{}\n');
  });
});

describe('insertEntry', () => {
  it('adds a line at the end of a block, in its indentation', () => {
    expect(insertEntry(scenario, ['parameters'], 'monitored', '300')).toBe(
      scenario.replace(/(reoffend:.*\n)/, '$1  monitored: 300\n'),
    );
    expect(insertEntry('a:\n    b: |\n      text\nc: 1', ['a'], 'd', '2')).toBe(
      'a:\n    b: |\n      text\n    d: 2\nc: 1',
    );
    expect(insertEntry('a: 1', [], 'b', '2')).toBe('a: 1\nb: 2');
    expect(insertEntry('l:\n  - a: 1\n', ['l', 0], 'b', '2')).toBe('l:\n  - a: 1\n    b: 2\n');
  });

  it('adds to a flow mapping on its line', () => {
    expect(insertEntry(scenario, ['population'], 'killed', '50')).toContain(
      '{ abroad: 295, returned: 425, killed: 50 }\n',
    );
    expect(insertEntry('a: {}\n', ['a'], 'b', '1')).toBe('a: { b: 1 }\n');
    expect(insertEntry('a: { b: 1, }\n', ['a'], 'c', '2')).toBe('a: { b: 1, c: 2, }\n');
  });

  it('makes the mappings that are missing on the way', () => {
    expect(insertEntry('a: 1\n', ['parameters'], 'b', '3 to 18 months')).toBe(
      'a: 1\nparameters:\n  b: 3 to 18 months\n',
    );
    expect(insertEntry('v:\n  x: { title: t }\n', ['v', 'x', 'set'], 'b', '1')).toBe(
      'v:\n  x: { title: t, set: { b: 1 } }\n',
    );
    expect(insertEntry('parameters: # none yet\n', ['parameters'], 'b', '1')).toBe(
      'parameters: # none yet\n  b: 1\n',
    );
    expect(insertEntry('', ['a', 'b'], 'c', '1')).toBe('a:\n  b:\n    c: 1\n');
    expect(insertEntry('# only a comment\n', [], 'c', '1')).toBe('# only a comment\nc: 1\n');
  });

  it('keeps the line ends of a file from Windows', () => {
    const text = 'a: 1 # one\r\np:\r\n  b: 2\r\n';
    expect(insertEntry(text, ['p'], 'c', '3')).toBe('a: 1 # one\r\np:\r\n  b: 2\r\n  c: 3\r\n');
    expect(insertEntry(text, ['q'], 'c', '3')).toBe(`${text}q:\r\n  c: 3\r\n`);
    expect(removeEntry(text, ['a'])).toBe('p:\r\n  b: 2\r\n');
    expect(replaceValue(text, ['p'], '5')).toBe('a: 1 # one\r\np: 5\r\n');
    expect(replaceValue(text, ['a'], '5')).toBe('a: 5 # one\r\np:\r\n  b: 2\r\n');
  });

  it('refuses an entry that is there, and a parent that is no mapping', () => {
    expect(() => insertEntry('a: 1', [], 'a', '2')).toThrow('a: the entry is there already');
    expect(() => insertEntry('a: 1', ['a'], 'b', '2')).toThrow('a: must be a mapping');
    expect(() => insertEntry('a: [1]', ['a'], 'b', '2')).toThrow(BaserateError);
  });
});

describe('appendItem', () => {
  it('adds an item in the layout of its list', () => {
    expect(appendItem(scenario, ['leaves-out'], 'three')).toBe(
      scenario.replace('two # second\n', 'two # second\n- three\n'),
    );
    expect(appendItem(scenario, ['outcomes'], 'dead')).toBe(
      scenario.replace('in-prison]', 'in-prison, dead]'),
    );
  });

  it('refuses what is no list, and an item that is more than one value', () => {
    expect(() => appendItem(scenario, ['clock'], 'one')).toThrow('must be a list');
    expect(() => appendItem('a: []\n', ['a'], 'one')).toThrow('must be a list with an item');
    expect(() => appendItem('a: [b]\n', ['a'], '[c')).toThrow(BaserateError);
  });
});
