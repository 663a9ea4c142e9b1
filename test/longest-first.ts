import type { TestSequencer, TestSpecification } from 'vitest/node';

/** Test files that take a quarter of a minute and more, the longest first. */
const LONGEST = [
  'test/cross-engine/digest.test.ts',
  'test/cli/own-scenarios.test.ts',
  'test/engine/wasm/compile-kernel.test.ts',
  'test/statistical/samplers/proof.test.ts',
  'test/engine/simulate/create-kernel.test.ts',
  'test/statistical/samplers/faults.test.ts',
];

/** Begins with the longest files, so that none of them is left over for one process when all others are done. */
export class LongestFirst implements TestSequencer {
  sort(files: TestSpecification[]): TestSpecification[] {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? LONGEST.length : place;
    };
    return files.toSorted((a, b) => placeOf(a) - placeOf(b));
  }

  /** The tests are not cut up among machines. */
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}
