import type { Distribution } from '../distribution/distribution.ts';
import { quantileFunction } from '../distribution/quantile-function.ts';
import type { Model, ModelHierarchy, ModelSplit } from '../model/model.ts';
import { masterKey } from '../random/master-key.ts';
import { purposeKey } from '../random/purpose-key.ts';
import { uniform } from '../random/uniform.ts';
import { sampleSplit } from '../synthesis/dirichlet.ts';
import { samplePlaces } from '../synthesis/joint-places.ts';
import { counterWord } from './counter-word.ts';
import { createRankCorrelator } from './rank-correlator.ts';

/** Writes the sampled inputs of a draw, in the order of `Model.inputs`: a pure function of the draw. */
export type InputSampler = (draw: number, out: Float64Array) => void;

/**
 * How a model's uncertain numbers are drawn: each from the uniform number of its own stream, those of
 * a copula after their normal scores were mixed, those of a split by breaking a stick, those of a
 * hierarchy by a point of its posterior first. The simulator
 * and the analysis of influences both draw with it.
 */
export function createInputSampler(model: Model): InputSampler {
  const master = masterKey(model.seed);
  const uniformOf = (purpose: string, counter = 0) => {
    const [k0, k1] = purposeKey(master, purpose);
    const word = counterWord(counter, 0);
    return (draw: number) => uniform(k0, k1, draw, word);
  };
  // the same distribution, redrawn for each step, is tabulated once
  const quantiles = new Map<Distribution, (u: number) => number>();
  const quantileOf = (distribution: Distribution) => {
    const known = quantiles.get(distribution) ?? quantileFunction(distribution);
    quantiles.set(distribution, known);
    return known;
  };
  const inJoint = new Set([...model.splits, ...model.hierarchies].flatMap(({ inputs }) => inputs));
  const correlated = new Map(model.copula?.purposes.map((purpose, row) => [purpose, row]));
  const inputs = model.inputs.flatMap(({ purpose, counter, distribution }, index) => {
    if (inJoint.has(index)) return [];
    const row = correlated.get(purpose) ?? -1;
    const ownUniform = uniformOf(purpose, counter);
    return [{ index, row, quantile: quantileOf(distribution), ownUniform }];
  });
  const correlate = model.copula && createRankCorrelator(model.copula);
  const sources = model.copula?.purposes.map((purpose) => uniformOf(purpose)) ?? [];
  const scores = new Float64Array(sources.length);
  const joint = [
    ...model.splits.map((split) => createSplitSampler(split, uniformOf)),
    ...model.hierarchies.map((hierarchy) => createPlacesSampler(hierarchy, uniformOf)),
  ];
  return (draw, out) => {
    sources.forEach((source, row) => (scores[row] = source(draw)));
    correlate?.(scores);
    for (const { index, row, quantile, ownUniform } of inputs) {
      out[index] = quantile(row < 0 ? ownUniform(draw) : (scores[row] ?? NaN));
    }
    for (const sample of joint) sample(draw, out);
  };
}

function createSplitSampler(
  { posterior, inputs, purposes }: ModelSplit,
  uniformOf: (purpose: string) => (draw: number) => number,
): InputSampler {
  const sources = purposes.map((purpose) => uniformOf(purpose));
  const uniforms = new Float64Array(sources.length);
  const shares = new Float64Array(posterior.names.length);
  return (draw, out) => {
    sources.forEach((source, at) => (uniforms[at] = source(draw)));
    sampleSplit(posterior, uniforms, shares);
    inputs.forEach((index, part) => {
      if (index >= 0) out[index] = shares[part] ?? NaN;
    });
  };
}

function createPlacesSampler(
  { purpose, counter, places, inputs, purposes }: ModelHierarchy,
  uniformOf: (purpose: string, counter: number) => (draw: number) => number,
): InputSampler {
  const shared = uniformOf(purpose, counter);
  const sources = purposes.map((own) => uniformOf(own, counter));
  const uniforms = new Float64Array(sources.length);
  const shares = new Float64Array(sources.length);
  return (draw, out) => {
    sources.forEach((source, at) => (uniforms[at] = source(draw)));
    samplePlaces(places, shared(draw), uniforms, shares);
    inputs.forEach((index, place) => (out[index] = shares[place] ?? NaN));
  };
}
