import { describe, expect, it } from 'vitest';
import { formatQuantity } from '../../../engine/evidence/format-quantity.ts';
import { parsePhrase } from '../../../engine/evidence/phrase.ts';
import type { ParameterKind, Quantity } from '../../../engine/evidence/quantity.ts';

const kinds: readonly ParameterKind[] = [
  'share',
  'count',
  'rate',
  'duration',
  'sojourn',
  'number',
  'money',
  'inflow',
];

const fixed = (value: number): Quantity => ({ kind: 'fixed', value });
const range = (low: number, high: number): Quantity => ({ kind: 'range', low, high });
const proportion = (low: number, high: number, total: number): Quantity => ({
  kind: 'proportion',
  low,
  high,
  total,
});

describe('formatQuantity', () => {
  it.each<[Quantity, ParameterKind, string]>([
    [proportion(54, 54, 400), 'share', '54 of 400'],
    [proportion(400, 450, 1700), 'share', '400 to 450 of 1700'],
    [proportion(130, 800, 800), 'share', 'at least 130 of 800'],
    [proportion(0, 12, 64), 'share', 'at most 12 of 64'],
    [{ kind: 'range', low: 0.05, high: 0.2, level: 0.8 }, 'share', '5% to 20% (80%)'],
    [fixed(0.135), 'share', '13.5%'],
    [fixed(0.003), 'share', '0.3%'],
    [fixed(1), 'share', '100%'],
    [range(0.05, 0.2), 'share', '5% to 20%'],
    [range(400, 450), 'count', '400 to 450'],
    [fixed(24), 'duration', '24 months'],
    [fixed(1), 'duration', '1 month'],
    [range(3, 18), 'sojourn', '3 to 18 months'],
    [range(0.3 / 12, 0.6 / 12), 'rate', '0.3 to 0.6 per year'],
  ])('prints %j as a %s', (quantity, kind, text) => {
    expect(formatQuantity(quantity, kind)).toBe(text);
  });

  it.each(['90 days', '10 weeks', '2 to 6 weeks', '0.7 per week', '0.3 per year'])(
    'keeps the unit of %s, in which it is short',
    (text) => {
      const kind = text.includes('per') ? 'rate' : 'duration';
      expect(formatQuantity(parsePhrase(text, kind), kind)).toBe(text);
    },
  );

  it('is undone by parsePhrase, to the last bit, for 20,000 quantities of every kind', () => {
    const random = generator(54_400);
    for (let i = 0; i < 20_000; i++) {
      const kind = kinds[i % kinds.length] ?? 'share';
      const quantity = randomQuantity(random, kind);
      const text = formatQuantity(quantity, kind);
      expect(parsePhrase(text, kind), text).toEqual(quantity);
      expect(formatQuantity(parsePhrase(text, kind), kind)).toBe(text);
    }
  });
});

/** Mulberry32 (Tommy Ettinger): uniform on [0, 1), 32 bits. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Short decimals as people write them, and numbers with every digit. */
function randomQuantity(random: () => number, kind: ParameterKind): Quantity {
  const whole = (bound: number) => 1 + Math.floor(random() * bound);
  const positive = (): number => {
    switch (kind) {
      case 'count':
        return whole(random() < 0.5 ? 500 : 1e9);
      case 'share':
        return random() < 0.5 ? whole(998) / 1000 : random() * 10 ** -whole(9);
      default:
        return random() < 0.5
          ? whole(200) / [1, 2, 4, 10, 12][whole(5) - 1]!
          : random() * 10 ** whole(6); // index within 5
    }
  };
  const pick = random();
  if (kind === 'share' && pick < 0.4) {
    const total = whole(40_000);
    const [a, b] = [Math.floor(random() * total), Math.floor(random() * total)];
    return pick < 0.2 ? proportion(a, a, total) : proportion(Math.min(a, b), Math.max(a, b), total);
  }
  const [first, second] = [positive(), positive()];
  if (pick < 0.7 || first === second) return fixed(first);
  return range(Math.min(first, second), Math.max(first, second));
}
