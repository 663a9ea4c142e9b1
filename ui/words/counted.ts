import { formatWhole } from '../locale/number-format.ts';
import { language } from './language.ts';

/** A noun in the forms that a language has for numbers of things; `other` where a form is left out. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const rules = new Intl.PluralRules(language);

/**
 * The form of a noun that goes with a number.
 *
 * @example formOf(1, { one: 'draw', other: 'draws' }) // 'draw'
 */
export function formOf(count: number, forms: Forms): string {
  return forms[rules.select(count)] ?? forms.other;
}

/**
 * A number of things: `1 draw`, `10,000 draws`.
 *
 * @param count whole
 */
export function counted(count: number, forms: Forms): string {
  return `${formatWhole(count)} ${formOf(count, forms)}`;
}
