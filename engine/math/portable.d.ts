/**
 * Number types of the AssemblyScript-portable files, so that the same source compiles to
 * JavaScript and to WebAssembly. In TypeScript both are `number`; the files keep `i32` whole and
 * within 32 bits by ending integer arithmetic with `| 0`.
 */
type i32 = number;
type f64 = number;
