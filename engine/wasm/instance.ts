import type { Shape } from './shape.ts';

const VIEWS = {
  Int8Array,
  Uint8Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};

/** Where a typed array of AssemblyScript says where its data begins, and its length in bytes. */
const DATA_WORD = 1;
const LENGTH_WORD = 2;

/**
 * An object that lives in a WebAssembly instance of its own, with the members of its class: typed arrays
 * are views on the instance's memory, numbers are read and written there, methods run in it. All its
 * memory is taken when it is made, so the views stay good.
 *
 * @param module compiled from the portable sources
 * @param shape  of the class
 * @param size   what the class's constructor takes
 * @throws WebAssembly.RuntimeError or RangeError when there is not enough memory
 */
export function instantiate(
  module: WebAssembly.Module,
  shape: Shape,
  size: Readonly<Record<string, number>>,
): object {
  const { exports } = new WebAssembly.Instance(module, {});
  const call = (name: string) => exports[name] as (...numbers: number[]) => number; // the shape lists what the module exports
  call(`create${shape.name}`)(...shape.size.map((field) => size[field] ?? 0));
  const { buffer } = exports['memory'] as WebAssembly.Memory; // every module of the compiler exports it
  const words = new Uint32Array(buffer);
  const bytes = new DataView(buffer);
  const place = call(`placeIn${shape.name}`);
  const root: Holder = {};
  shape.fields.forEach(([path, type], index) => {
    const [holder, field] = holderOf(root, path);
    const at = place(index);
    if (isView(type)) {
      const word = at / Uint32Array.BYTES_PER_ELEMENT;
      const View = VIEWS[type];
      const length = (words[word + LENGTH_WORD] ?? 0) / View.BYTES_PER_ELEMENT;
      holder[field] = new View(buffer, words[word + DATA_WORD] ?? 0, length);
    } else {
      Object.defineProperty(holder, field, { enumerable: true, ...numberAt(bytes, at, type) });
    }
  });
  for (const [path, exported, result] of shape.methods) {
    const [holder, method] = holderOf(root, path);
    const run = call(exported);
    holder[method] = result === 'boolean' ? (...numbers: number[]) => run(...numbers) !== 0 : run;
  }
  return root;
}

type Holder = { [member: string]: unknown };

/** The object that has the last member of a path, made where it is not there yet; and that member. */
function holderOf(root: Holder, path: string): readonly [Holder, string] {
  const parts = path.split('.');
  const member = parts.pop() ?? '';
  let holder = root;
  for (const part of parts) {
    holder[part] ??= {};
    holder = holder[part] as Holder; // made here: members on the way are objects
  }
  return [holder, member];
}

function isView(type: string): type is keyof typeof VIEWS {
  return Object.hasOwn(VIEWS, type);
}

/** Reads and writes a number of the instance. */
function numberAt(bytes: DataView, at: number, type: string): PropertyDescriptor {
  switch (type) {
    case 'f64':
      return {
        get: () => bytes.getFloat64(at, true),
        set: (value: number) => bytes.setFloat64(at, value, true),
      };
    case 'i32':
      return {
        get: () => bytes.getInt32(at, true),
        set: (value: number) => bytes.setInt32(at, value, true),
      };
    default:
      return {
        get: () => bytes.getUint8(at) !== 0,
        set: (value: boolean) => bytes.setUint8(at, value ? 1 : 0),
      };
  }
}
