import { fail, type BaserateError } from '../errors/baserate-error.ts';
import type { ClaimKind } from './claim.ts';
import { parsePhrase } from './phrase.ts';
import type { ParameterKind, Quantity } from './quantity.ts';

/** A claim's number with the kind of parameter that it would be read as. */
export interface ClaimQuantity {
  readonly kind: ParameterKind;
  readonly quantity: Quantity;
}

/**
 * Reads the number of a claim: a count is x of n, a stock a number of people, an inflow people
 * (or a share) per time, events over person-time, or a number of people, a share a fraction, a time a
 * duration, a number a plain number, money an amount.
 *
 * @throws BaserateError without a place: `evidence/wrong-kind`, or as `parsePhrase`
 */
export function readClaimQuantity(value: string | number, kind: ClaimKind): ClaimQuantity {
  switch (kind) {
    case 'count': {
      const quantity = attempt(value, 'share');
      if (!('problems' in quantity) && quantity.kind === 'proportion')
        return { kind: 'share', quantity };
      if ('problems' in quantity && quantity.code === 'evidence/count-out-of-range') throw quantity;
      const rule = 'a claim of kind count must be a number of people of a total';
      const remedy = 'write 54 of 400, or give it kind: stock, inflow or share';
      throw fail('evidence/wrong-kind', '', `${rule}; got ${value} (${remedy})`, value);
    }
    case 'share':
      return { kind: 'share', quantity: parsePhrase(value, 'share') };
    case 'stock':
      return { kind: 'count', quantity: parsePhrase(value, 'count') };
    case 'inflow': {
      const isRate = /\bper\b|\bevents? in\b/i.test(String(value));
      return isRate
        ? { kind: 'rate', quantity: parsePhrase(value, 'rate') }
        : { kind: 'count', quantity: parsePhrase(value, 'count') };
    }
    case 'time':
      return { kind: 'duration', quantity: parsePhrase(value, 'duration') };
    case 'number':
    case 'money':
      return { kind, quantity: parsePhrase(value, kind) };
    case 'note': {
      const message = `a note has no number to compute with; got ${value} (remove the value, or give it another kind)`;
      throw fail('evidence/wrong-kind', '', message, value);
    }
  }
}

function attempt(value: string | number, kind: ParameterKind): Quantity | BaserateError {
  try {
    return parsePhrase(value, kind);
  } catch (error) {
    return error as BaserateError; // parsePhrase throws no other class; the fuzz test holds it to that
  }
}
