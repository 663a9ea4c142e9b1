import type { GoldenSet } from './golden-streams.ts';

const bytes = new DataView(new ArrayBuffer(8));

/** The 64 bits of a number, as 16 digits. */
function bitsOf(value: number): string {
  bytes.setFloat64(0, value);
  return bytes.getBigUint64(0).toString(16).padStart(16, '0');
}

/**
 * A line of a golden file: the parameters, a tab and the values in hexadecimal: all bits of each, or, where
 * all are whole numbers from 0 to 2^32 − 1, the numbers themselves with spaces between.
 */
export function goldenLine({ parameters }: GoldenSet, values: Float64Array): string {
  const isWhole = values.every((x) => x >>> 0 === x && !Object.is(x, -0));
  const text = isWhole
    ? Array.from(values, (x) => x.toString(16)).join(' ')
    : Array.from(values, bitsOf).join('');
  return `${parameters}\t${text}\n`;
}
