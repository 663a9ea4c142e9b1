import { describe, expect, it } from 'vitest';
import { changedAssumptions } from '../../../engine/scenario/changed-assumptions.ts';
import {
  resetSplitKeys,
  setSplitKeys,
  setValueKeys,
  type ValueKeys,
} from '../../../engine/scenario/edit-keys.ts';
import { resetParameter, setParameter } from '../../../engine/scenario/edit-scenario.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { readSmall, SMALL_FILES, SMALL_PATH } from './small-scenario.ts';

const ORIGINAL = SMALL_FILES[SMALL_PATH] ?? '';
const read = (text: string) => readScenario(SMALL_PATH, readSmall({ [SMALL_PATH]: text }));
const LINE = 'convicted: { evidence: convicted-of-back, weight: 0.5 } # discounted';

/** What the edit makes of the one line of a parameter; undefined where another line changed too. */
function lineOf(edited: string): string | undefined {
  const [before, after] = [ORIGINAL.split('\n'), edited.split('\n')];
  const different = after.filter((line, i) => line !== before[i]);
  return different.length === 1 && before.length === after.length
    ? different[0]?.trim()
    : undefined;
}

describe('setValueKeys', () => {
  it('changes keys of a value and keeps the comment', () => {
    expect(ORIGINAL).toContain(LINE);
    expect(lineOf(setValueKeys(ORIGINAL, 'parameters', 'convicted', { prior: 'uniform' }))).toBe(
      'convicted: { evidence: convicted-of-back, weight: 0.5, prior: uniform } # discounted',
    );
    const robust = { informed: { mean: '10%', size: 20 }, 'vague-weight': 0.2 };
    const edited = setValueKeys(ORIGINAL, 'parameters', 'convicted', {
      prior: robust,
      weight: 0.2,
    });
    expect(lineOf(edited)).toContain(
      'prior: { informed: { mean: 10%, size: 20 }, vague-weight: 0.2 }',
    );
    expect(read(edited).parameters[0]?.assignment).toMatchObject({
      weight: 0.2,
      prior: { kind: 'robust', weight: 0.8, informed: { a: 2, b: 18 } },
    });
  });

  it('takes keys away and puts others in their place at once', () => {
    const keys = { value: '12 of 64', evidence: undefined, weight: undefined };
    expect(lineOf(setValueKeys(ORIGINAL, 'parameters', 'convicted', keys))).toBe(
      'convicted: { value: 12 of 64 } # discounted',
    );
  });

  it('makes one claim several and several one again', () => {
    const evidence = ['convicted-of-back', 'misread-share'];
    const both: ValueKeys = { evidence, combine: 'pool' };
    const pooled = setValueKeys(ORIGINAL, 'parameters', 'convicted', both);
    expect(lineOf(pooled)).toBe(
      'convicted: { evidence: [convicted-of-back, misread-share], weight: 0.5, combine: pool } # discounted',
    );
    expect(read(pooled).parameters[0]?.assignment.combination?.rule).toBe('pool');
    const one = { evidence: 'convicted-of-back', combine: undefined };
    expect(setValueKeys(pooled, 'parameters', 'convicted', one)).toBe(ORIGINAL);
  });

  it('makes a map of a bare phrase, which survives another count', () => {
    const bare = setParameter(ORIGINAL, 'guilty', '54 of 62');
    const keys = { weight: 0.5, prior: { counts: [1, 9] } };
    const weighted = setValueKeys(bare, 'parameters', 'guilty', keys);
    expect(lineOf(setParameter(weighted, 'guilty', '60 of 70'))).toBe(
      'guilty: { value: 60 of 70, weight: 0.5, prior: { counts: [1, 9] } }',
    );
    expect(changedAssumptions(read(bare), read(weighted))).toMatchObject([
      { name: 'guilty', to: '54 of 62 (weight 0.5, the prior Beta(1, 9))' },
    ]);
  });

  it('adds a value that the scenario left to the model', () => {
    const edited = setValueKeys(ORIGINAL, 'parameters', 'time-to-trial', {
      evidence: 'trial-time',
    });
    expect(edited).toContain('  guilty: 0.9\n  time-to-trial: { evidence: trial-time }\n');
  });

  it('lets items of a list come and go without touching the others', () => {
    const listed = ORIGINAL.replace(
      LINE,
      'convicted:\n    evidence:\n      - convicted-of-back # the ministry\n      - misread-share\n    combine: newest # for now',
    );
    const set = (text: string, ...evidence: string[]) =>
      setValueKeys(text, 'parameters', 'convicted', { evidence });
    const three = set(listed, 'convicted-of-back', 'misread-share', 'nonsense');
    expect(three).toBe(listed.replace('- misread-share\n', '- misread-share\n      - nonsense\n'));
    expect(set(three, 'convicted-of-back', 'misread-share')).toBe(listed);
    // the row's undo brings the very text back too
    const edited = setValueKeys(three, 'parameters', 'convicted', {
      combine: 'mixture',
      prior: 'uniform',
    });
    expect(resetParameter(edited, listed, 'convicted')).toBe(listed);
  });
});

const SPLIT = `splits:
  fate:
    of: 1700 # who left
    parts: { killed: 425, returned: 250 }
    rest: unaccounted
`;

describe('setSplitKeys', () => {
  it('sets prior and weight of a table, and brings them back', () => {
    const edited = setSplitKeys(SPLIT, 'fate', { prior: 'uniform', weight: 0.5 });
    expect(edited).toBe(`${SPLIT}    prior: uniform\n    weight: 0.5\n`);
    expect(resetSplitKeys(edited, SPLIT, 'fate')).toBe(SPLIT);
    expect(setSplitKeys(edited, 'fate', { weight: undefined })).toBe(
      `${SPLIT}    prior: uniform\n`,
    );
  });

  it('refuses a split that is not there', () => {
    expect(() => setSplitKeys(SPLIT, 'fates', { weight: 0.5 })).toThrow('no split called fates');
  });
});
