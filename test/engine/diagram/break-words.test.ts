import { expect, it } from 'vitest';
import { breakWords } from '../../../engine/diagram/break-words.ts';

it('breaks at spaces and behind hyphens, and never within a word', () => {
  expect(breakWords('return-rate * known', 12)).toEqual(['return-rate', '* known']);
  expect(breakWords('attack-after-release', 14)).toEqual(['attack-after-', 'release']);
  expect(breakWords('Reconvicted', 4)).toEqual(['Reconvicted']);
});

it('is one line where nothing asks for more, and none of no words', () => {
  expect(breakWords('(1 - attack) * detected', Infinity)).toEqual(['(1 - attack) * detected']);
  expect(breakWords('', 12)).toEqual([]);
});
