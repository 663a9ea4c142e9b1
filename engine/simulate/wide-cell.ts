/** Most values that are kept before they are counted. */
const PENDING = 2048;
/** Most numbers that lie between the least and the greatest and are counted where they are; others are sorted. */
const MOST_SPREAD_BY_PLACE = 1 << 18;

/** Frequencies of numbers, by number and part: number k came up counts[k × parts + r] times in part r. */
export interface Frequencies {
  /** Ascending. */
  readonly values: Float64Array;
  readonly counts: Uint32Array;
}

/** Counts many different numbers; its memory grows with how many are kept apart, not with how many there are. */
export interface WideCell {
  add(value: number, part: number): void;
  /** What came up so far, until more does. */
  known(): Frequencies;
  /** Takes a copy of the first `length` of these in the place of all that is known. */
  take(frequencies: Frequencies, length: number): void;
  /** Forgets everything. */
  clear(): void;
}

const none: Frequencies = { values: new Float64Array(0), counts: new Uint32Array(0) };

/** Counts by distance from the least of some numbers, and a bit for each that is there; all 0 between two uses. */
let tallies = new Int32Array(0);
let marks = new Int32Array(0);

/**
 * @param parts   sets of numbers whose frequencies are kept apart
 * @param isWhole whether all numbers are whole
 * @param fit     puts numbers of a list together where there are too many; returns where it ends then
 */
export function createWideCell(
  parts: number,
  isWhole: boolean,
  fit: (values: Float64Array, counts: Uint32Array) => number,
): WideCell {
  let pending = new Float64Array(0);
  let partOf = new Uint8Array(0);
  let waiting = 0;
  /** What is known, in memory that stays: lists that come and go would have to be freed. */
  let kept = none;
  let known = none;

  function take(frequencies: Frequencies, length: number): void {
    if (kept.values.length < length) {
      const room = length + (length >> 2);
      kept = { values: new Float64Array(room), counts: new Uint32Array(room * parts) };
    }
    known = firstOf(kept, length, parts);
    known.values.set(frequencies.values.subarray(0, length));
    known.counts.set(frequencies.counts.subarray(0, length * parts));
    waiting = 0;
  }

  function settle(): void {
    const values = pending.subarray(0, waiting);
    const found =
      (isWhole ? countByPlace(values, partOf, parts) : undefined) ??
      countSorted(values, partOf, parts);
    const all = known.values.length > 0 ? mergeFrequencies(known, found, parts) : found;
    take(all, fit(all.values, all.counts));
  }

  /** Room for more: twice as much as there was. */
  function makePlace(): void {
    const [oldValues, oldParts] = [pending, partOf];
    const room = Math.min(PENDING, Math.max(64, 2 * waiting));
    pending = new Float64Array(room);
    partOf = new Uint8Array(room);
    pending.set(oldValues);
    partOf.set(oldParts);
  }

  return {
    add(value, part) {
      if (waiting === pending.length) makePlace();
      pending[waiting] = value;
      partOf[waiting++] = part;
      if (waiting === PENDING) settle();
    },
    known() {
      if (waiting > 0) settle();
      return known;
    },
    take,
    clear() {
      waiting = 0;
      known = none;
    },
  };
}

function firstOf({ values, counts }: Frequencies, length: number, parts: number): Frequencies {
  return { values: values.subarray(0, length), counts: counts.subarray(0, length * parts) };
}

/** Makes room to count so many numbers, of a spread of so many places. */
function makeRoom(room: number, spread: number): void {
  if (tallies.length < room) tallies = new Int32Array(2 * room);
  if (marks.length <= spread >> 5) marks = new Int32Array((spread >> 4) + 1);
}

/** Whole numbers, counted where they lie between the least and the greatest; nothing where they lie too wide. */
function countByPlace(
  numbers: Float64Array,
  partOf: Uint8Array,
  parts: number,
): Frequencies | undefined {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]!; // within its length, as below
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const spread = most - least + 1;
  if (!(spread * parts <= MOST_SPREAD_BY_PLACE)) return undefined;
  makeRoom(spread * parts, spread);
  const own = tallies;
  const seen = marks;
  let different = 0;
  for (let i = 0; i < numbers.length; i++) {
    const place = (numbers[i]! - least) | 0;
    const at = (place * parts + partOf[i]!) | 0; // a part for each number
    own[at] = (own[at]! + 1) | 0; // within the spread, as below
    const bit = 1 << (place & 31);
    const word = seen[place >> 5]!;
    seen[place >> 5] = word | bit;
    different += (word & bit) === 0 ? 1 : 0;
  }
  const values = new Float64Array(different);
  const counts = new Uint32Array(different * parts);
  let end = 0;
  for (let word = 0; end < different; word++) {
    let bits = seen[word]!;
    seen[word] = 0;
    while (bits !== 0) {
      const place = ((word << 5) + 31 - Math.clz32(bits & -bits)) | 0;
      bits &= bits - 1;
      values[end] = least + place;
      for (let r = 0; r < parts; r++) {
        counts[end * parts + r] = own[place * parts + r]!;
        own[place * parts + r] = 0;
      }
      end++;
    }
  }
  return { values, counts };
}

function countSorted(numbers: Float64Array, partOf: Uint8Array, parts: number): Frequencies {
  const sorted = numbers.slice().sort();
  const values = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const counts = new Uint32Array(values.length * parts);
  numbers.forEach((value, i) => {
    const at = positionOf(value, values) * parts + (partOf[i] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  });
  return { values, counts };
}

function positionOf(value: number, sorted: Float64Array): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value)
      low = middle + 1; // between its ends
    else high = middle;
  }
  return low;
}

function mergeFrequencies(a: Frequencies, b: Frequencies, parts: number): Frequencies {
  const values = new Float64Array(a.values.length + b.values.length);
  const counts = new Uint32Array(values.length * parts);
  let [i, j, end] = [0, 0, 0];
  while (i < a.values.length || j < b.values.length) {
    const left = a.values[i] ?? Infinity;
    const right = b.values[j] ?? Infinity;
    values[end] = Math.min(left, right);
    for (let r = 0; r < parts; r++) {
      const fromA = left <= right ? (a.counts[i * parts + r] ?? 0) : 0;
      const fromB = right <= left ? (b.counts[j * parts + r] ?? 0) : 0;
      counts[end * parts + r] = fromA + fromB;
    }
    if (left <= right) i++;
    if (right <= left) j++;
    end++;
  }
  return { values: values.slice(0, end), counts: counts.slice(0, end * parts) };
}
