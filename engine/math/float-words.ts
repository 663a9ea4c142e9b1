/**
 * The two 32-bit words of a double, through one shared scratch cell.
 * A DataView fixes the byte order, so the words are the same on every machine; AssemblyScript
 * has the same class, so these functions compile to WebAssembly too.
 */
const cell = new DataView(new ArrayBuffer(8));

/** Sign, exponent and the top 20 bits of the significand of `x`, as a signed 32-bit integer. */
export function highWord(x: f64): i32 {
  cell.setFloat64(0, x, true);
  return cell.getInt32(4, true);
}

/** `x` with its high word replaced by `high`; the low 32 bits of the significand are kept. */
export function withHighWord(x: f64, high: i32): f64 {
  cell.setFloat64(0, x, true);
  cell.setInt32(4, high, true);
  return cell.getFloat64(0, true);
}

/** 2^k for whole k from −1022 to 1023; other k are not allowed. */
export function powerOfTwo(k: i32): f64 {
  cell.setInt32(0, 0, true);
  cell.setInt32(4, (k + 1023) << 20, true);
  return cell.getFloat64(0, true);
}

/** `x` with the low 32 bits of its significand cleared, so that its square is exact. */
export function truncated(x: f64): f64 {
  cell.setFloat64(0, x, true);
  cell.setInt32(0, 0, true);
  return cell.getFloat64(0, true);
}

/** The words of numbers in their own memory: of number i the upper one at 2 × i + 1, where low bytes come first. */
export function wordsOf(numbers: Float64Array): Int32Array {
  return new Int32Array(numbers.buffer);
}
