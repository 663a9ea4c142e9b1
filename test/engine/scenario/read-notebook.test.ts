import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { checkNotebook } from '../../../engine/scenario/check-notebook.ts';
import { defaultNotebook } from '../../../engine/scenario/default-notebook.ts';
import { parseNotebook } from '../../../engine/scenario/parse-notebook.ts';
import { readNotebook } from '../../../engine/scenario/read-notebook.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { readSmall, SMALL_PATH } from './small-scenario.ts';

const scenario = readScenario(SMALL_PATH, readSmall());

describe('readNotebook', () => {
  it('reads the page beside the scenario', () => {
    const files = { 'scenarios/small/notebook.md': 'Hello.\n```receipt id=r\n```\n' };
    const { file, cells } = readNotebook(scenario, readSmall(files));
    expect(file).toBe('scenarios/small/notebook.md');
    expect(cells.map(({ id }) => id)).toEqual(['prose-1', 'r']);
  });

  it('lays out a page where there is none', () => {
    expect(readNotebook(scenario, readSmall())).toEqual(defaultNotebook(scenario));
  });
});

describe('checkNotebook', () => {
  it('refuses every name the scenario does not know, with its line', () => {
    const text = [
      '```question id=a outcome=convited\n```\n',
      '```figure fan id=b outcome=convicted variant=mor\n```\n',
      '```assumptions id=c only=convicted,abroad,guity\n```\n',
      '```evidence id=d only=convicted-of-bak\n```\n',
      '```variants id=e only=base,more\n```\n',
    ].join('');
    let problems: readonly string[] = [];
    try {
      checkNotebook(parseNotebook(text, 'notebook.md'), scenario);
    } catch (error) {
      if (!(error instanceof BaserateError)) throw error;
      problems = error.problems.map(({ at, message }) => `${at?.line} ${message}`);
    }
    expect(problems).toEqual([
      '1 the scenario has no outcome called convited (did you mean convicted?)',
      '3 the scenario has no variant called mor (did you mean more?)',
      '5 the scenario has no parameter or state called guity (did you mean guilty?)',
      '7 the scenario has no claim called convicted-of-bak (did you mean convicted-of-back?)',
    ]);
  });
});

describe('checkNotebook of small multiples', () => {
  const page = (attributes: string) =>
    parseNotebook(
      `\`\`\`figure multiples id=a outcome=convicted ${attributes}\n\`\`\`\n`,
      'notebook.md',
    );

  it('refuses variants and groups that are not, and an outcome that is not told apart by group', () => {
    expect(() => checkNotebook(page('by=variant only=base,more'), scenario)).not.toThrow();
    expect(() => checkNotebook(page('by=variant only=mor'), scenario)).toThrow(
      /no variant called mor/,
    );
    expect(() => checkNotebook(page('by=group'), scenario)).toThrow(/"convicted by group"/);
    const group = { name: 'men', label: 'Men', parameters: [] };
    const grouped = { ...scenario, byGroup: ['convicted'], groups: [group] };
    expect(() => checkNotebook(page('by=group only=men'), grouped)).not.toThrow();
    expect(() => checkNotebook(page('by=group only=man'), grouped)).toThrow(/no group called man/);
  });
});

describe('defaultNotebook', () => {
  it('follows the order of a page and holds only what the scenario has', () => {
    const notebook = defaultNotebook(scenario);
    expect(() => checkNotebook(notebook, scenario)).not.toThrow();
    expect(notebook.cells.filter(({ kind }) => kind !== 'prose').map(({ id }) => id)).toEqual([
      'answer',
      'assumptions',
      'what-if',
      'convicted-difference',
      'convicted-over-time',
      'in-prison-over-time',
      'convicted-final',
      'moves',
      'model',
      'sources',
      'limits',
      'receipt',
    ]);
  });

  it('draws outcomes that are told apart by group side by side', () => {
    const group = { name: 'men', label: 'Men', parameters: [] };
    const grouped = { ...scenario, byGroup: ['convicted'], groups: [group] };
    const { cells } = defaultNotebook(grouped);
    expect(cells).toContainEqual(
      expect.objectContaining({ id: 'convicted-by-group', figure: 'multiples', by: 'group' }),
    );
    expect(() => checkNotebook(defaultNotebook(grouped), grouped)).not.toThrow();
  });

  it('leaves out the variants, and their difference, where there are none', () => {
    const { cells } = defaultNotebook({ ...scenario, variants: [] });
    expect(cells.some(({ id }) => id === 'convicted-difference')).toBe(false);
    expect(cells.some(({ kind }) => kind === 'variants')).toBe(false);
  });

  it('takes a description that looks like a fence as prose', () => {
    const about = '```receipt id=injected\n```';
    const { cells } = defaultNotebook({ ...scenario, about });
    expect(cells.some(({ id }) => id === 'injected')).toBe(false);
  });
});
