// Long because each edit of a variant is held byte for byte in several layouts.
import { describe, expect, it } from 'vitest';
import { changedAssumptions } from '../../../engine/scenario/changed-assumptions.ts';
import { setParameter, setPopulation } from '../../../engine/scenario/edit-scenario.ts';
import {
  addVariant,
  duplicateVariant,
  listVariantChanges,
  removeVariant,
  removeVariantChange,
  setVariantChange,
  setVariantTitle,
  variantName,
  variantOfEdits,
} from '../../../engine/scenario/edit-variants.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { readSmall, SMALL_FILES, SMALL_PATH } from './small-scenario.ts';

const ORIGINAL = SMALL_FILES[SMALL_PATH] ?? '';
/** The same with comments in a variant, whose place and words have to stay. */
const COMMENTED = ORIGINAL.replace('convicted: 20%', 'convicted:   20%   # half of them').replace(
  '    about: Another count.',
  '    # who says so?\n    about: Another count.',
);
const read = (text: string) => readScenario(SMALL_PATH, readSmall({ [SMALL_PATH]: text }));
const variantOf = (text: string, name: string) =>
  read(text).variants.find((variant) => variant.name === name);

/** Lines that only one of two texts has, as `- before` and `+ after`. */
function difference(before: string, after: string): readonly string[] {
  const [left, right] = [before.split('\n'), after.split('\n')];
  return [
    ...left.filter((line) => !right.includes(line)).map((line) => `- ${line}`),
    ...right.filter((line) => !left.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('addVariant', () => {
  it('adds a block behind the others and touches no other byte', () => {
    const edited = addVariant(COMMENTED, 'mine', 'What I think');
    expect(edited.replace('  mine:\n    title: What I think\n', '')).toBe(COMMENTED);
    expect(variantOf(edited, 'mine')?.title).toBe('What I think');
  });

  it('makes the section where there was none, and removing the variant takes it away', () => {
    const bare = `${ORIGINAL.slice(0, ORIGINAL.indexOf('variants:'))}outcomes: [convicted] # end\n`;
    const edited = addVariant(bare, 'mine', '1: "quoted", #7');
    expect(variantOf(edited, 'mine')?.title).toBe('1: "quoted", #7');
    expect(removeVariant(edited, 'mine')).toBe(bare);
  });
});

describe('variantName', () => {
  it.each([
    ['Twice the odds, from 2020', 'twice-the-odds-from-2020'],
    ['More', 'more-2'],
    ['2019: Élan', 'elan'],
    ['Base', 'base-2'],
    ['!', 'variant'],
  ])('makes a free name of %j', (title, name) => {
    expect(variantName(ORIGINAL, title)).toBe(name);
  });
});

describe('setVariantTitle', () => {
  it('changes the title only, in a block and between braces', () => {
    expect(difference(COMMENTED, setVariantTitle(COMMENTED, 'fewer-abroad', 'Half went'))).toEqual([
      '-     title: Fewer went',
      '+     title: Half went',
    ]);
    expect(setVariantTitle(ORIGINAL, 'more', 'More: odds')).toBe(
      ORIGINAL.replace('title: Twice the odds', 'title: "More: odds"'),
    );
  });

  it('refuses a variant that is not there', () => {
    expect(() => setVariantTitle(ORIGINAL, 'nobody', 'x')).toThrow(/variants.nobody/);
  });
});

describe('duplicateVariant', () => {
  it('copies a block with its comments to behind it', () => {
    const edited = duplicateVariant(COMMENTED, 'fewer-abroad', 'copy', 'A copy');
    const block = COMMENTED.slice(
      COMMENTED.indexOf('  fewer-abroad'),
      COMMENTED.indexOf('outcomes'),
    );
    const copy = block.replace('fewer-abroad', 'copy').replace('Fewer went', 'A copy');
    expect(edited).toBe(COMMENTED.replace(block, `${block}${copy}`));
    expect(variantOf(edited, 'copy')?.changes).toHaveLength(3);
  });

  it('copies one that stands on one line, and one between braces', () => {
    const edited = duplicateVariant(ORIGINAL, 'more', 'copy', 'A copy');
    expect(difference(ORIGINAL, edited)).toEqual([
      '+   copy: { title: A copy, set: { convicted: { odds: 2, from: 2020-01 } } }',
    ]);
    const flow = 'variants: { a: { title: A }, b: { title: B } } # two\n';
    expect(duplicateVariant(flow, 'a', 'c', 'C')).toBe(
      'variants: { a: { title: A }, c: { title: C }, b: { title: B } } # two\n',
    );
  });

  it('keeps line ends of Windows', () => {
    const windows = ORIGINAL.replaceAll('\n', '\r\n');
    const edited = duplicateVariant(windows, 'fewer-abroad', 'copy', 'A copy');
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
    expect(read(edited).variants).toHaveLength(3);
  });
});

describe('removeVariant', () => {
  it('undoes a copy byte for byte', () => {
    for (const name of ['more', 'fewer-abroad']) {
      const edited = duplicateVariant(ORIGINAL, name, 'copy', 'A copy');
      expect(removeVariant(edited, 'copy')).toBe(ORIGINAL);
    }
  });

  it('takes it out of the variants that combine it', () => {
    const both = addVariant(ORIGINAL, 'both', 'Both').replace(
      'title: Both',
      'title: Both\n    combines: [more, fewer-abroad]',
    );
    expect(variantOf(both, 'both')?.changes).toHaveLength(4);
    const edited = removeVariant(both, 'more');
    expect(edited).toContain('combines: [fewer-abroad]');
    expect(removeVariant(edited, 'fewer-abroad')).not.toContain('combines');
  });
});

describe('listVariantChanges', () => {
  it('says each change as the file writes it', () => {
    expect(listVariantChanges(ORIGINAL, 'fewer-abroad')).toEqual([
      { kind: 'parameter', name: 'convicted', way: 'value', text: '20%' },
      {
        ...{ kind: 'parameter', name: 'sentence', way: 'times', text: '0.5' },
        ...{ from: '2019-01', until: '2020-07' },
      },
      { kind: 'parameter', name: 'guilty', way: 'add', text: '-0.05' },
      { kind: 'population', name: 'abroad', way: 'value', text: '100 to 200' },
    ]);
  });

  it('knows no phrase for several claims, and names groups and people who come in', () => {
    const text = `variants:
  a:
    title: A
    set: { convicted: { evidence: [one, two], combine: pool } }
    inflow: { abroad: 3 per month }
    groups: { men: { set: { guilty: 0.5 }, inflow: { abroad: 1 per month } } }
`;
    const named = listVariantChanges(text, 'a').map(({ name, way }) => [name, way]);
    expect(named).toEqual([
      ['convicted', undefined],
      ['inflow/abroad', 'value'],
      ['men/guilty', 'value'],
      ['men/inflow/abroad', 'value'],
    ]);
  });
});

describe('setVariantChange', () => {
  const convicted = { kind: 'parameter', name: 'convicted' } as const;

  it('changes one phrase, its comment and columns kept', () => {
    const edited = setVariantChange(COMMENTED, 'fewer-abroad', {
      ...{ ...convicted, way: 'value', text: '30 of 200' },
    });
    expect(difference(COMMENTED, edited)).toEqual([
      '-       convicted:   20%   # half of them',
      '+       convicted:   30 of 200   # half of them',
    ]);
  });

  it('turns a value into a factor with a date, and back', () => {
    const dated = setVariantChange(ORIGINAL, 'fewer-abroad', {
      ...{ ...convicted, way: 'odds', text: '1.5', from: '2021-01', until: ' ' },
    });
    expect(difference(ORIGINAL, dated)[1]).toBe('+       convicted: { odds: 1.5, from: 2021-01 }');
    const back = setVariantChange(dated, 'fewer-abroad', {
      ...convicted,
      way: 'value',
      text: '20%',
    });
    expect(variantOf(back, 'fewer-abroad')?.changes[0]).toMatchObject({
      fromStep: 1,
      op: { kind: 'set', assignment: { text: '20%' } },
    });
  });

  it('changes one number of a map, whose other bytes stay', () => {
    const edited = setVariantChange(ORIGINAL, 'more', {
      ...{ ...convicted, way: 'odds', text: '3', from: '2020-01' },
    });
    expect(edited).toBe(ORIGINAL.replace('odds: 2', 'odds: 3'));
  });

  it('keeps the weight of a value that stays a value, and drops it from a factor', () => {
    const weighed = ORIGINAL.replace(
      'convicted: 20%',
      'convicted: { value: 2 of 10, weight: 0.5 }',
    );
    const value = setVariantChange(weighed, 'fewer-abroad', {
      ...{ ...convicted, way: 'value', text: '3 of 10' },
    });
    expect(value).toBe(weighed.replace('2 of 10', '3 of 10'));
    const times = setVariantChange(weighed, 'fewer-abroad', {
      ...{ ...convicted, way: 'times', text: '2' },
    });
    expect(times).toBe(weighed.replace('{ value: 2 of 10, weight: 0.5 }', '{ times: 2 }'));
  });

  it('adds changes of people and of groups where no section was', () => {
    const people = setVariantChange(ORIGINAL, 'more', {
      ...{ kind: 'population', name: 'back', way: 'value', text: '10' },
    });
    expect(variantOf(people, 'more')?.population[0]).toMatchObject({ state: 'back' });
    const group = setVariantChange('variants:\n  a:\n    title: A\n', 'a', {
      ...{ kind: 'parameter', name: 'men/convicted', way: 'times', text: '2' },
    });
    expect(listVariantChanges(group, 'a')[0]).toMatchObject({ name: 'men/convicted', text: '2' });
  });
});

describe('removeVariantChange', () => {
  it('takes away what setVariantChange added, sections included', () => {
    for (const name of ['back', 'men/back']) {
      const change = { kind: 'population', name, way: 'value', text: '10' } as const;
      const edited = setVariantChange(ORIGINAL, 'more', change);
      expect(removeVariantChange(edited, 'more', change)).toBe(ORIGINAL);
    }
  });
});

describe('variantOfEdits', () => {
  it('moves what was edited into a variant and gives the base back', () => {
    const edited = setPopulation(setParameter(ORIGINAL, 'convicted', '60 of 400'), 'back', '300');
    const changes = changedAssumptions(read(ORIGINAL), read(edited));
    const { text, moved } = variantOfEdits(
      edited,
      ORIGINAL,
      { name: 'mine', title: 'Mine' },
      changes,
    );
    expect(moved).toHaveLength(2);
    expect(changedAssumptions(read(ORIGINAL), read(text))).toEqual([]);
    expect(removeVariant(text, 'mine')).toBe(ORIGINAL);
    expect(listVariantChanges(text, 'mine').map((its) => its.text)).toEqual(['60 of 400', '300']);
    const mine = variantOf(text, 'mine');
    expect(mine?.changes[0]?.op).toMatchObject({ assignment: { text: '60 of 400', weight: 0.5 } });
  });
});
