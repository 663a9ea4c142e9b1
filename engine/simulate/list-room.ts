/**
 * Where frequencies are listed before they are copied out, on each thread: memory that is used again has not to be
 * cleared and freed. Whoever lists copies out before anybody else does.
 */
export interface ListRoom {
  /** Keys that are any numbers; `bins` begins where they do. */
  readonly values: Float64Array;
  /** Keys of 32 bits. */
  readonly bins: Uint32Array;
  readonly counts: Uint32Array;
}

let room: ListRoom = roomOf(0, 0);

/** Room for so many keys and counts; what has been listed stays there. */
export function listRoom(keys: number, counts: number): ListRoom {
  if (room.values.length >= keys && room.counts.length >= counts) return room;
  const before = room;
  room = roomOf(larger(before.values, keys), larger(before.counts, counts));
  room.values.set(before.values);
  room.counts.set(before.counts);
  return room;
}

/** Half as long again, so that a list that grows is not copied often. */
function larger({ length }: ListRoom['values' | 'counts'], least: number): number {
  return least <= length ? length : Math.max(least, length + (length >> 1));
}

function roomOf(keys: number, counts: number): ListRoom {
  const buffer = new ArrayBuffer(keys * Float64Array.BYTES_PER_ELEMENT);
  return {
    values: new Float64Array(buffer),
    bins: new Uint32Array(buffer),
    counts: new Uint32Array(counts),
  };
}
