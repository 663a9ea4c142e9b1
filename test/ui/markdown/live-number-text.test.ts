import { describe, expect, it } from 'vitest';
import { parseLiveNumber, readScenario, type LiveNumber } from '../../../engine/index.ts';
import { doubtfulOf } from '../../../ui/cell/doubtful-claims.ts';
import { NO_BREAK } from '../../../ui/figure/number-text.ts';
import { liveNumberText, type LiveNumberSource } from '../../../ui/markdown/live-number-text.ts';
import { parseMarkdown } from '../../../ui/markdown/parse-markdown.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';

const clock = { startMonth: 2018 * 12, unit: 'month', isDated: true, stepMonths: 1, steps: 120 };
const quantiles = [46, 56, 63, 70, 82] as const;
const source = {
  label: 'Convicted',
  clock,
  variant: undefined,
  from: undefined,
  answer: {
    mean: { value: 63.104, mcse: 0.02 },
    method: 'conditional',
    quantiles,
    atLeastOne: { value: 1, mcse: 0, seen: true, upper: 1 },
    format: valueFormat({ kind: 'count', unit: 'people' }, clock as never, quantiles), // a month is all it reads of the clock
  },
  difference: undefined,
  draws: 10_000,
} as unknown as LiveNumberSource; // a clock has more that no text needs
const textOf = (text: string, more: Partial<LiveNumberSource> = {}) =>
  liveNumberText(parseLiveNumber(text) as LiveNumber, { ...source, ...more }); // the texts below are right

describe('a live number', () => {
  it.each([
    ['convicted.mean', '63.10'],
    ['convicted.median', '63'],
    ['convicted.p5', '46'],
    ['convicted.p95', '82'],
    ['convicted.range', '46 to 82'],
    ['convicted.chance', 'seen in every draw'],
  ])('%s is written %s', (text, written) => {
    expect(textOf(text).text).toBe(written);
  });

  it('says what it is, of which variant, with interval, error and draws', () => {
    expect(textOf('convicted.mean', { variant: 'Half the weight' }).detail).toEqual([
      'Convicted, by Jan 2028: mean.',
      'Variant: Half the weight.',
      `Mean 63.10 people (Monte Carlo standard error 0.02). 90${NO_BREAK}% of draws: 46 to 82 people. 10,000 draws.`,
    ]);
  });

  it('writes the bound of what was never seen, and nothing before it is known', () => {
    const never = { value: 0, mcse: 0, seen: false };
    const answer = source.answer && { ...source.answer, atLeastOne: { ...never, upper: 3 / 9000 } };
    expect(textOf('a.chance', { answer }).text).toMatch(/^fewer than 1/);
    const locked = source.answer && { ...source.answer, atLeastOne: never };
    expect(textOf('a.chance', { answer: locked }).text).toBeUndefined();
    expect(textOf('a.mean', { answer: undefined }).text).toBeUndefined();
  });

  it('writes a difference in words, and the chances of more and fewer', () => {
    const difference = {
      outcome: 'convicted',
      draws: 4096,
      mean: { value: -4.2, mcse: 0.1, method: 'simulated' },
      quantiles: [-9, -4, 1],
      more: { value: 0.1, mcse: 0.005 },
      fewer: { value: 0.8, mcse: 0.006 },
    } as const;
    expect(textOf('a.difference in b', { difference }).text).toBe('4.20 fewer');
    expect(textOf('a.fewer in b', { difference }).text).toBe(`80.0${NO_BREAK}%`);
    expect(textOf('a.difference in b').text).toBeUndefined();
  });
});

describe('live numbers in Markdown', () => {
  it('are places to be filled, where text is text', () => {
    expect(parseMarkdown('On average **${convicted.mean}**, `${a.mean}`, \\${b.mean}.')).toBe(
      '<p>On average <strong><span data-live="convicted.mean"></span></strong>, <code>${a.mean}</code>, ${b.mean}.</p>\n',
    );
  });

  it('hold whatever was written as text', () => {
    expect(parseMarkdown('${"><script>alert(1)</script>}')).toBe(
      '<p><span data-live="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></span></p>\n',
    );
  });

  it('says on which doubtful counts it rests, two by name', () => {
    const doubt = (text: string) => ({ text, labels: ['may not be a subset'] });
    const doubtful = [doubt('54 of 400 (BBC)'), doubt('1 of 2 (A)'), doubt('2 of 3 (B)')];
    expect(textOf('convicted.mean', { doubtful }).detail.at(-1)).toBe(
      'It rests, among others, on 54 of 400 (BBC), may not be a subset; 1 of 2 (A), may not be a subset; and 1 more doubtful count.',
    );
    expect(textOf('convicted.mean', { doubtful: [doubt('54 of 400 (BBC)')] }).detail.at(-1)).toBe(
      'It rests, among others, on 54 of 400 (BBC), may not be a subset.',
    );
  });

  it('finds the doubtful counts of a scenario once, with their caveats', () => {
    const scenario = readScenario(scenarioPath('uk-returnees'), readProjectFile);
    const doubtful = doubtfulOf(scenario);
    expect(doubtful.map(({ text, labels }) => `${text}: ${labels.join()}`).join('; ')).toMatch(
      /54 of 400 \(.*\): may not be a subset/,
    );
    expect(doubtfulOf(scenario)).toBe(doubtful);
  });
});
