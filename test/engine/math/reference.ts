import { readFileSync } from 'node:fs';

/** One row of math-references.json: arguments, then each value as two doubles. */
type Row = readonly number[];

const file = new URL('../../fixtures/math-references.json', import.meta.url);
const references: Readonly<Record<string, readonly Row[]>> = JSON.parse(readFileSync(file, 'utf8')); // shape fixed by make-math-references.py

/** Rows of a function, as computed by mpmath with 45 digits. */
export function referencesOf(name: string): readonly Row[] {
  const rows = references[name];
  if (!rows || rows.length < 50) throw new Error(`too few references for ${name}`);
  return rows;
}

/** Distance between neighbouring doubles at `value`. */
export function ulpOf(value: number): number {
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(value))));
  return Math.max(2 ** (exponent - 52), 2 ** -1074);
}

/** Largest error in ulp of `f` over the rows of `name`, f taking `arity` arguments. */
export function worstUlps(name: string, arity: number, f: (...x: number[]) => number): number {
  return Math.max(
    ...referencesOf(name).map((row) => {
      const [high = NaN, low = NaN] = row.slice(arity);
      const error = Math.abs(f(...row.slice(0, arity)) - high - low);
      return error / ulpOf(high);
    }),
  );
}

/** Largest relative error of `f` over the rows of `name`; values of 0 count absolutely. */
export function worstRelative(name: string, arity: number, f: (...x: number[]) => number): number {
  return Math.max(
    ...referencesOf(name).map((row) => {
      const [high = NaN, low = NaN] = row.slice(arity);
      return Math.abs(f(...row.slice(0, arity)) - high - low) / (Math.abs(high) || 1);
    }),
  );
}
