import { expect, it } from 'vitest';
import { createTallyStack } from '../../../engine/pool/tally-stack.ts';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { emptyTally } from '../../../engine/simulate/tally.ts';
import { makeModel } from '../../oracle/make-model.ts';
import { modelSketches } from '../../oracle/model-sketches.ts';

const model = makeModel(modelSketches['competing probabilities']!);

it('gives what one chunk gives, at any time, whatever the order', () => {
  const simulator = createSimulator(model);
  const conditional = createConditional(model);
  const stack = createTallyStack(model);
  let earlier = stack.whole();
  for (const chunk of [3, 0, 6, 1, 4, 2, 5]) {
    stack.add(simulator.runChunk(10 * chunk, 10));
    stack.add({ ...emptyTally(model), conditional: conditional.runChunk(10 * chunk, 10) });
    if (chunk === 1) earlier = stack.whole();
  }
  const whole = { ...simulator.runChunk(0, 70), conditional: conditional.runChunk(0, 70) };
  expect(stack.whole()()).toEqual(whole);
  expect(stack.done).toEqual({ simulated: 70, conditional: 70, expected: 0 });
  expect(earlier().draws).toBe(40);
  expect(createTallyStack(model).whole()()).toEqual(emptyTally(model));
});
