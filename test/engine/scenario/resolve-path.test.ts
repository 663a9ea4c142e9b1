import { describe, expect, it } from 'vitest';
import { resolvePath } from '../../../engine/scenario/resolve-path.ts';

describe('resolvePath', () => {
  it.each([
    ['scenarios/uk/scenario.yaml', '../models/m.yaml', 'scenarios/models/m.yaml'],
    ['scenarios/uk/scenario.yaml', 'own.yaml', 'scenarios/uk/own.yaml'],
    ['scenarios/uk/scenario.yaml', './/a/./b.yaml', 'scenarios/uk/a/b.yaml'],
    ['scenario.yaml', 'm.yaml', 'm.yaml'],
    ['a/b/scenario.yaml', '../../m.yaml', 'm.yaml'],
  ])('from %s, %s is %s', (from, to, expected) => {
    expect(resolvePath(from, to)).toBe(expected);
  });

  it.each([
    '../../../etc/passwd',
    '/etc/passwd',
    'https://example.org/m.yaml',
    'file:m.yaml',
    '..\\m.yaml',
    'C:\\m.yaml',
    'a\0b',
    '../..',
  ])('refuses %s', (reference) => {
    expect(resolvePath('scenarios/uk/scenario.yaml', reference)).toBeUndefined();
  });
});
