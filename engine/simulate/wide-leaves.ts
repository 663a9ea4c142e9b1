// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).

/** From so many numbers on most of them have not come up at all. */
const SPARSE: i32 = 65536;

/** Makes span[0] … span[1] reach over the people at `at` … `at + count − 1`. */
export function spanPeople(people: Int32Array, at: i32, count: i32, span: Int32Array): void {
  spanSingly(people, at, at + count, span);
}

function spanSingly(people: Int32Array, from: i32, end: i32, span: Int32Array): void {
  let least: i32 = span[0]!;
  let most: i32 = span[1]!;
  for (let i: i32 = from; i < end; i++) {
    const own: i32 = people[i]!;
    least = own < least ? own : least;
    most = own > most ? own : most;
  }
  span[0] = least;
  span[1] = most;
}

/**
 * Lists which numbers came up, and forgets how often.
 *
 * @param tallies how often `least + k` came up in part r, at k × parts + r
 * @param spread  numbers that may have come up
 * @param values  receives those that did, ascending, from place 0 on; `counts` how often in each part
 * @returns       how many; the four places after them hold 0
 */
export function listTallies(
  tallies: Int32Array,
  spread: i32,
  parts: i32,
  least: i32,
  values: Float64Array,
  counts: Uint32Array,
): i32 {
  const end: i32 =
    parts === 1
      ? listSingly(tallies, 0, spread, least, values, counts, 0)
      : listParts(tallies, spread, parts, least, values, counts);
  return closed(values, counts, parts, end);
}

/** One part, the places from `from` on; what is listed goes from place `next` on. */
function listSingly(
  tallies: Int32Array,
  from: i32,
  spread: i32,
  least: i32,
  values: Float64Array,
  counts: Uint32Array,
  next: i32,
): i32 {
  let end: i32 = next;
  let place: i32 = from;
  while (spread >= SPARSE && place + 4 <= spread) {
    let any: i32 = tallies[place]! | tallies[place + 1]!;
    any |= tallies[place + 2]! | tallies[place + 3]!;
    if (any !== 0) end = listRun(tallies, place, place + 4, least, values, counts, end);
    place += 4;
  }
  return listRun(tallies, place, spread, least, values, counts, end);
}

function listRun(
  tallies: Int32Array,
  from: i32,
  spread: i32,
  least: i32,
  values: Float64Array,
  counts: Uint32Array,
  next: i32,
): i32 {
  let end: i32 = next;
  for (let place: i32 = from; place < spread; place++) {
    const count: i32 = tallies[place]!;
    tallies[place] = 0;
    values[end] = (least + place) as f64;
    counts[end] = count;
    end = end + (-count >>> 31); // one further where there is any: quicker than to ask
  }
  return end;
}

function listParts(
  tallies: Int32Array,
  spread: i32,
  parts: i32,
  least: i32,
  values: Float64Array,
  counts: Uint32Array,
): i32 {
  let end: i32 = 0;
  for (let place: i32 = 0; place < spread; place++) {
    let any: i32 = 0;
    for (let r: i32 = 0; r < parts; r++) {
      const count: i32 = tallies[place * parts + r]!;
      tallies[place * parts + r] = 0;
      counts[end * parts + r] = count;
      any |= count;
    }
    values[end] = (least + place) as f64;
    end = end + (-any >>> 31);
  }
  return end;
}

/** Writes 0 after what is listed. */
function closed(values: Float64Array, counts: Uint32Array, parts: i32, end: i32): i32 {
  for (let i: i32 = end; i < end + 4; i++) {
    values[i] = 0.0;
    for (let r: i32 = 0; r < parts; r++) counts[i * parts + r] = 0;
  }
  return end;
}
