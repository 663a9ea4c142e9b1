import { expect, it } from 'vitest';
import { answerOfResult } from '../../../ui/answer/answer.ts';
import { answerText } from '../../../ui/words/answer-text.ts';
import { BEFORE, CLOCK, CONVICTED, NEVER } from '../figure/made-up-outcome.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('says the numbers, and those before the change', () => {
  const [answer, before] = [CONVICTED, BEFORE].map((outcome) => answerOfResult(outcome, CLOCK));
  expect(plain(answerText('Convicted', answer!, before))).toMatch(
    /^Convicted: 58\.3 people on average, 35 to 92 in 90 % of draws\. Before your change: 50\.1 people on average, 30 to 80 in 90 % of draws\.$/,
  );
});

it('says a bound of what was never seen', () => {
  expect(plain(answerText('Attacked', answerOfResult(NEVER, CLOCK)))).toBe(
    'Attacked: fewer than 1 in 3,333.',
  );
});
