/** 2^40 + 1: leaves 53 − 40 = 13 bits. */
const SPLITTER = 1099511627777;

/**
 * A value to 13 significant bits (1 part in 8,192), to nearest: near values of many draws become equal, so
 * that a tally of distinct values stays small.
 *
 * @param value finite, below 2^983
 * @source      Veltkamp's splitting; Dekker 1971, doi:10.1007/BF01397083
 */
export function roundedValue(value: number): number {
  const scaled = SPLITTER * value;
  return scaled - (scaled - value) + 0; // + 0 makes −0 0
}
