// Every sampler of the engine, so that a copy of them all can be loaded with a fault in it.
export { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
export { nextUniform, seedStream } from '../../../engine/random/short-stream.ts';
export { uniform } from '../../../engine/random/uniform.ts';
export { binomial } from '../../../engine/simulate/binomial.ts';
export { Crowd } from '../../../engine/simulate/crowd.ts';
export { Dealer } from '../../../engine/simulate/dealer.ts';
export { ExitTable } from '../../../engine/simulate/exit-table.ts';
export { KernelSize } from '../../../engine/simulate/kernel-size.ts';
export {
  AHEAD,
  BLOCK,
  drawUniforms,
  fillBlock,
  LANES,
  moveLanes,
} from '../../../engine/simulate/lanes.ts';
export { EVENTS, Meter } from '../../../engine/simulate/meter.ts';
export { PlainStates } from '../../../engine/simulate/plain-states.ts';
export { poisson } from '../../../engine/simulate/poisson.ts';
export { StayTable } from '../../../engine/simulate/stay-table.ts';
export { sampleSplit, splitPosterior } from '../../../engine/synthesis/dirichlet.ts';
