import type { Model } from '../model/model.ts';
import type { KernelKind } from '../simulate/create-kernel.ts';
import { emptyConditional } from '../simulate/conditional-tally.ts';
import { createConditional, type ConditionalRun } from '../simulate/conditional.ts';
import { emptyExpected, mergeExpected } from '../simulate/expect-merge.ts';
import { createExpectation, type Expectation } from '../simulate/expectation.ts';
import { createSimulator } from '../simulate/simulator.ts';
import type { Tally } from '../simulate/tally.ts';
import type { Chunk } from './chunk-plan.ts';

/** Works out chunks of one model and adds them up, in the same memory however many they are. */
export interface ChunkCounter {
  /** What runs the kernel of the model; it moves no number. */
  readonly kernelKind: KernelKind;
  /** Counts a chunk of a run; what another run left here is forgotten. */
  count(run: number, chunk: Chunk): void;
  /** Whether all that is counted has to be taken before another chunk. */
  readonly isFull: boolean;
  /** Everything counted since it was last asked for. */
  take(): Tally;
}

/**
 * Makes a model ready on this thread; its laws and means when they are first asked for.
 *
 * @throws as `createSimulator`; from `count` as the ways of working draws out
 */
export function createChunkCounter(model: Model, only?: KernelKind): ChunkCounter {
  const simulator = createSimulator(model, only);
  let conditional: ConditionalRun | undefined;
  let expectation: Expectation | undefined;
  let expected = emptyExpected();
  let current: number | undefined;

  function clear(): void {
    simulator.clear();
    conditional?.clear();
    expected = emptyExpected();
  }

  function add({ kind, firstDraw, draws }: Chunk): void {
    if (kind === 'simulated') simulator.count(firstDraw, draws);
    else if (kind === 'conditional') {
      conditional ??= createConditional(model, only);
      conditional.count(firstDraw, draws);
    } else {
      expectation ??= createExpectation(model);
      expected = mergeExpected(expected, expectation.runChunk(firstDraw, draws));
    }
  }

  return {
    kernelKind: simulator.kernelKind,
    get isFull() {
      return conditional?.isFull === true;
    },
    count(run, chunk) {
      if (run !== current) clear();
      current = run;
      try {
        add(chunk);
      } catch (error) {
        current = undefined; // half a chunk may be counted
        throw error;
      }
    },
    take() {
      const tally = {
        ...simulator.finish(),
        conditional: conditional?.finish() ?? emptyConditional(),
        expected,
      };
      expected = emptyExpected();
      return tally;
    },
  };
}
