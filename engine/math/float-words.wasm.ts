// AssemblyScript alone: WebAssembly has the bits of a number at hand, without a cell of memory.

export function highWord(x: f64): i32 {
  return <i32>(reinterpret<u64>(x) >> 32);
}

export function withHighWord(x: f64, high: i32): f64 {
  return reinterpret<f64>((reinterpret<u64>(x) & 0xffffffff) | ((<u64>(<u32>high)) << 32));
}

export function powerOfTwo(k: i32): f64 {
  return reinterpret<f64>((<u64>(<u32>((k + 1023) << 20))) << 32);
}

export function truncated(x: f64): f64 {
  return reinterpret<f64>(reinterpret<u64>(x) & 0xffffffff00000000);
}

export function wordsOf(numbers: Float64Array): Int32Array {
  return Int32Array.wrap(numbers.buffer);
}
