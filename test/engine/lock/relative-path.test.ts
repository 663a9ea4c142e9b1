import { describe, expect, it } from 'vitest';
import { folderOf, relativePath } from '../../../engine/lock/relative-path.ts';

describe('relativePath', () => {
  it.each([
    ['scenarios/uk', 'scenarios/uk/scenario.yaml', 'scenario.yaml'],
    ['scenarios/uk', 'scenarios/evidence/press.yaml', '../evidence/press.yaml'],
    ['scenarios/uk', 'models/a.yaml', '../../models/a.yaml'],
    ['', 'scenario.yaml', 'scenario.yaml'],
    ['a', 'a', '../a'],
    ['a/b', 'a', '../../a'],
  ])('from %s, %s is %s', (folder, file, expected) => {
    expect(relativePath(folder, file)).toBe(expected);
  });
});

describe('folderOf', () => {
  it('is what stands before the last slash', () => {
    expect(folderOf('scenarios/uk/scenario.yaml')).toBe('scenarios/uk');
    expect(folderOf('scenario.yaml')).toBe('');
  });
});
