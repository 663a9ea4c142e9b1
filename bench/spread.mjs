/**
 * The value in the middle; the mean of two where there is none.
 *
 * @param {readonly number[]} values
 * @returns {number}
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/**
 * `12.3 (11.9–14.0)`: median, least and most.
 *
 * @param {readonly number[]} values
 * @param {number} [digits] significant ones
 * @returns {string}
 */
export function spread(values, digits = 3) {
  const show = (value) => value.toLocaleString('en', { maximumSignificantDigits: digits });
  return `${show(median(values))} (${show(Math.min(...values))}–${show(Math.max(...values))})`;
}
