import { render } from 'svelte/server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../ui/answer/answer.ts';
import AnswerSentence from '../../../ui/answer/AnswerSentence.svelte';
import { followReader } from '../../../ui/locale/reader-locale.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';
import { CLOCK, YEARS } from '../figure/made-up-outcome.ts';

afterEach(() => followReader([]));

const quantiles = [35, 47, 58, 69, 92] as const;
const usual: Answer = {
  mean: { value: 1057.8641, mcse: 0.31 },
  method: 'simulated',
  quantiles,
  atLeastOne: { value: 1, mcse: 0, seen: true },
  format: valueFormat({ kind: 'count', unit: 'people' }, CLOCK, quantiles),
};
const chance: Answer = {
  ...usual,
  mean: { value: 0.25, mcse: 0.004 },
  atLeastOne: { value: 0.25, mcse: 0.004, seen: true },
  format: valueFormat({ kind: 'any', unit: '' }, CLOCK, [0, 0, 0, 0, 1]),
};

/** The sentence as it is read. */
function textOf(answer: Answer, isShort = true, clock = CLOCK): string {
  return render(AnswerSentence, { props: { answer, clock, isShort } })
    .body.replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('the sentence of an answer', () => {
  it('says mean, date and interval, and how sure the mean is', () => {
    expect(textOf(usual)).toBe(
      '1,057.9 people on average by Mar 2018, and in 90 % of draws 35 to 92.',
    );
    expect(textOf(usual, false)).toBe(
      '1,057.9 people on average by Mar 2018, and in 90 % of draws 35 to 92 (Monte Carlo standard error of the mean 0.3).',
    );
    expect(textOf(usual, true, YEARS)).toContain('on average after 20 years, and');
  });

  it('says in bold what is a number, and nothing else', () => {
    const { body } = render(AnswerSentence, { props: { answer: usual, clock: CLOCK } });
    const bold = [...body.matchAll(/<strong[^>]*>(.*?)<\/strong>/g)].map(([, text]) => text);
    expect(bold).toEqual(['1,057.9 people', '35 to 92']);
  });

  it('says so where every draw gave the same', () => {
    const same = [7, 7, 7, 7, 7] as const;
    const exact = { ...usual, quantiles: same, mean: { value: 7, mcse: 0 } };
    expect(textOf(exact, false)).toMatch(/7 people on average .* always 7\.$/);
    expect(textOf({ ...exact, method: 'conditional' }, false)).toMatch(
      /7 \(the mean is exact\)\.$/,
    );
  });

  it('says the chance of what is so or not', () => {
    expect(textOf(chance, false)).toBe(
      '25.0 % is the chance of it by Mar 2018 (Monte Carlo standard error 0.4 %).',
    );
  });

  it('gives a bound for what no draw had', () => {
    const atLeastOne = { value: 0, mcse: 0, seen: false, upper: 3 / 10_000 };
    const mean = { value: 0, mcse: 0 };
    expect(textOf({ ...usual, mean, atLeastOne })).toBe(
      'None by Mar 2018 in any draw: the chance of at least one is fewer than 1 in 3,333.',
    );
    expect(textOf({ ...chance, mean, atLeastOne })).toBe(
      'fewer than 1 in 3,333 is the chance of it by Mar 2018.',
    );
  });

  it('puts the chance first of what most draws do not have', () => {
    const rare = {
      ...usual,
      mean: { value: 0.21, mcse: 0.01 },
      quantiles: [0, 0, 0, 0, 1] as const,
      atLeastOne: { value: 0.2, mcse: 0.01, seen: true, upper: 0.22 },
    };
    expect(textOf(rare)).toBe(
      '20.0 % is the chance of at least one by Mar 2018; on average 0.210 people, and in 90 % of draws 0 to 1.',
    );
  });

  it('is written with the reader’s signs', () => {
    followReader(['de-DE']);
    expect(textOf(usual)).toMatch(/^1\.057,9 people on average/);
  });
});
