import { describe, expect, it } from 'vitest';
import { answerChance, type Answer } from '../../../ui/answer/answer.ts';
import { tableRows } from '../../../ui/cell/table-rows.ts';
import { chanceOf } from '../../../ui/figure/chance-of.ts';
import { fanTable } from '../../../ui/figure/fan-table.ts';
import { quantileRow } from '../../../ui/figure/readout-row.ts';
import { summaryText } from '../../../ui/figure/summary-text.ts';
import { answerText } from '../../../ui/words/answer-text.ts';
import { outcomeFormat, valueFormat } from '../../../ui/words/value-format.ts';
import { CLOCK, madeUpOutcome, NEVER } from './made-up-outcome.ts';

const CHANCE = valueFormat({ kind: 'any', unit: '' }, CLOCK, [0, 0, 0, 0, 0]);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

// Rule of three: no event in N draws bounds its chance by 3 / N at 95 % (doi:10.1001/jama.1983.03330370053031).
const unseen = { value: 0, mcse: 0, seen: false, upper: 3 / 10_000 };
const certain = { value: 1, mcse: 0, seen: true, upper: 1 };
const nothing = { value: 0, mcse: 0 };

describe('the chance of what is so or not', () => {
  it('is a bound where no draw had it, and says so where a lock knows none', () => {
    const chance = chanceOf({ mean: nothing, atLeastOne: unseen }, CHANCE, false);
    expect(plain(chance)).toBe('fewer than 1 in 3,333');
    const { upper, ...locked } = unseen;
    expect(upper).toBeGreaterThan(0);
    expect(chanceOf({ mean: nothing, atLeastOne: locked }, CHANCE, false)).toBe('none seen');
  });

  it('is no certainty where every draw had it', () => {
    expect(chanceOf({ mean: { value: 1, mcse: 0 }, atLeastOne: certain }, CHANCE, false)).toBe(
      'seen in every draw',
    );
  });

  it('is 0 or 100 % only where it was worked out', () => {
    expect(plain(chanceOf({ mean: nothing, atLeastOne: unseen }, CHANCE, true))).toBe('0 %');
    expect(
      plain(chanceOf({ mean: { value: 1, mcse: 0 }, atLeastOne: certain }, CHANCE, true)),
    ).toBe('100 %');
  });

  it('is itself otherwise', () => {
    const seen = { value: 0.25, mcse: 0.004, seen: true, upper: 0.26 };
    expect(plain(chanceOf({ mean: seen, atLeastOne: seen }, CHANCE, false))).toBe('25.0 %');
  });
});

describe('no sentence, caption or table of the page', () => {
  const never = { ...NEVER, kind: 'any', unit: '' } as const;
  const final = never.bySteps[1];
  if (final === undefined) throw new Error('two steps');
  const simulated = { ...final, mean: { ...final.mean, mcse: 0 } };
  const outcome = {
    ...never,
    bySteps: [simulated, simulated],
    final: { ...never.final, ...simulated },
  };
  const quantiles = [0, 0, 0, 0, 0] as const;
  const answer: Answer = {
    ...{ mean: nothing, method: 'simulated', quantiles, atLeastOne: unseen, format: CHANCE },
  };

  it('calls impossible what no draw had', () => {
    const texts = [
      answerChance(answer),
      answerText('An attack', answer),
      summaryText(simulated, CHANCE),
      ...(fanTable(outcome, undefined, CLOCK, CHANCE, { run: '', baseline: '' }).rows[0] ?? []),
      quantileRow(simulated, 'run', '', CHANCE).cells[0]?.text,
      tableRows({}, [outcome], CLOCK)[0]?.mean,
    ].map((text) => plain(String(text)));
    expect(texts.filter((text) => /(?:^|\D)0(?:\.0*)? ?%/.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('fewer than 1 in 3,333')).length).toBe(6);
  });

  it('calls exact a 0 that was only counted', () => {
    const none = { ...NEVER, final: { ...NEVER.final, mean: simulated.mean } };
    const [row] = tableRows({}, [none], CLOCK);
    expect([row?.mean, plain(row?.mcse ?? '')]).toEqual(['0', 'none seen: fewer than 1 in 3,333']);
    const same = madeUpOutcome([{ quantiles: [7, 7, 7, 7, 7], mean: 7 }]);
    const flat = { ...same, final: { ...same.final, mean: { ...same.final.mean, mcse: 0 } } };
    expect(tableRows({}, [flat], CLOCK)[0]?.mcse).toBe('0');
    expect(outcomeFormat(flat, CLOCK).kind).toBe('people');
  });
});
