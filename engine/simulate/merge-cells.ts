/**
 * Sparse frequencies of many cells: cell i owns positions offsets[i] … offsets[i + 1] − 1 of keys, ascending; how often
 * the k-th key was seen in each of `width` sets is at k × width + set.
 */
export interface Cells<Keys extends Uint32Array | Float64Array> {
  readonly offsets: Uint32Array;
  readonly keys: Keys;
  readonly counts: Uint32Array;
}

/**
 * Frequencies of both together, of as many cells.
 *
 * @param keys room for the keys of both
 */
export function mergeCells<Keys extends Uint32Array | Float64Array>(
  a: Cells<Keys>,
  b: Cells<Keys>,
  width: number,
  keys: Keys,
): Cells<Keys> {
  if (b.keys.length === 0) return a;
  if (a.keys.length === 0) return b;
  const { offsets: ofA, keys: keysA, counts: countsA } = a;
  const { offsets: ofB, keys: keysB, counts: countsB } = b;
  const offsets = new Uint32Array(ofA.length);
  const counts = new Uint32Array(keys.length * width);
  let used = 0;
  let [i, j] = [0, 0];
  for (let cell = 1; cell < offsets.length; cell++) {
    const iEnd = ofA[cell]!; // a cell, of both
    const jEnd = ofB[cell]!; // a cell, of both
    while (i < iEnd || j < jEnd) {
      // what comes first is taken from the one or the other or both
      const difference = i === iEnd ? 1 : j === jEnd ? -1 : keysA[i]! - keysB[j]!; // before their ends
      keys[used] = difference > 0 ? keysB[j]! : keysA[i]!; // before their ends
      const to = used * width;
      if (difference <= 0) {
        for (let k = 0; k < width; k++) counts[to + k] = countsA[i * width + k]!; // of its key
        i++;
      }
      if (difference >= 0) {
        for (let k = 0; k < width; k++) counts[to + k]! += countsB[j * width + k]!; // of its key
        j++;
      }
      used++;
    }
    offsets[cell] = used;
  }
  const end = used * width;
  return { offsets, keys: keys.slice(0, used) as Keys, counts: counts.slice(0, end) }; // a slice is of its array's type
}
