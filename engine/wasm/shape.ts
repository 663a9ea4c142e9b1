/** How a WebAssembly module shows one of its classes to JavaScript. */
export interface Shape {
  /** Of the class; `create…` makes it, `placeIn…` says where a field lies. */
  readonly name: string;
  /** Numbers that its constructor's size holds, in the order in which `create…` takes them. */
  readonly size: readonly string[];
  /** Path and type of each field, such as `exit.leave` and `Float64Array`; `placeIn…` counts them from 0. */
  readonly fields: readonly (readonly [path: string, type: string])[];
  /** Path of each method, the exported function, and the type of its result. */
  readonly methods: readonly (readonly [path: string, exported: string, result: string])[];
}
