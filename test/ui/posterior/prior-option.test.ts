import { describe, expect, it } from 'vitest';
import { parsePhrase, type Prior } from '../../../engine/index.ts';
import { priorKey } from '../../../ui/assumption/assignment-keys.ts';
import {
  PRIOR_OPTIONS,
  priorEffect,
  priorFromTexts,
  priorTexts,
} from '../../../ui/posterior/prior-option.ts';

const quantity = parsePhrase('0 of 103', 'share');
if (quantity.kind !== 'proportion') throw new Error('0 of 103 is a count');
const none = { quantity, weight: 1 };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('priorEffect', () => {
  it('shows how much the prior matters to 0 of 103', () => {
    // Beta(½, 103½): mean 0.5 / 104, scipy 97.5 % 0.0240350; Beta(1, 104): 1 / 105, 1 − 0.025^(1/104)
    const rows = (['jeffreys', 'uniform'] as const).map((kind) => priorEffect(none, { kind }));
    expect(rows).toMatchObject([{ kind: 'result' }, { kind: 'result' }]);
    const texts = rows.map((row) =>
      row.kind === 'result' ? plain(`${row.row.mean}, ${row.row.interval}`) : '',
    );
    expect(texts).toEqual(['0.481 %, 0.0005 to 2.40 %', '0.952 %, 0.02 to 3.48 %']);
  });

  it('says in the engine’s words why Haldane’s prior cannot be', () => {
    const effect = priorEffect(none, { kind: 'haldane' });
    expect(effect.kind === 'refusal' && effect.message).toMatch(
      /^Haldane's prior must see at least one person on either side; got nobody/,
    );
  });
});

describe('boxes of a prior', () => {
  const priors: readonly Prior[] = [
    { kind: 'counts', a: 2, b: 38 },
    { kind: 'informed', mean: 0.125, size: 20 },
    { kind: 'robust', weight: 0.8, informed: { a: 2.5, b: 17.5 } },
  ];

  it('give the prior back that they show', () => {
    for (const prior of priors) {
      expect(priorFromTexts(prior.kind, priorTexts(prior))).toEqual(priorKey(prior));
    }
  });

  it('keep their numbers when the form changes', () => {
    expect(priorFromTexts('informed', priorTexts(priors[0]))).toEqual({ mean: '5%', size: 40 });
    expect(priorFromTexts('counts', priorTexts(priors[2]))).toEqual({ counts: [2.5, 17.5] });
  });

  it('make no prior until each holds a number', () => {
    expect(priorFromTexts('robust', { mean: '5', size: '', vague: '20' })).toBeUndefined();
    expect(priorFromTexts('informed', { mean: 'five', size: '40' })).toBeUndefined();
    expect(priorFromTexts('counts', {})).toBeUndefined();
    expect(priorFromTexts('uniform', {})).toBe('uniform');
  });

  it('are offered for every kind of prior', () => {
    expect(PRIOR_OPTIONS.map(({ kind }) => kind).sort()).toEqual([
      'counts',
      'haldane',
      'informed',
      'jeffreys',
      'robust',
      'uniform',
    ]);
  });
});
