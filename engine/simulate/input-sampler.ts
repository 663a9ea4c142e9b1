import type { Distribution } from '../distribution/distribution.ts';
import { quantileFunction, type QuantileFunction } from '../distribution/quantile-function.ts';
import type { Model, ModelHierarchy, ModelSplit } from '../model/model.ts';
import type { FillUniforms } from '../random/fill-uniforms.ts';
import { sampleSplit } from '../synthesis/dirichlet.ts';
import { samplePlaces } from '../synthesis/joint-places.ts';
import type { InputLanes } from './input-lanes.ts';
import { BATCH } from './lane-kernel.ts';
import { createRankCorrelator } from './rank-correlator.ts';
import { createLaneSampler, fillQuantiles, type SingleInput } from './sample-lanes.ts';
import { createUniformSources } from './uniform-sources.ts';

/**
 * Writes the sampled inputs of draws firstDraw … firstDraw + lanes − 1, in the order of `Model.inputs`:
 * input i of draw firstDraw + d at i × lanes + d. A pure function of the draw, whatever else is in the batch.
 */
export type InputSampler = (firstDraw: number, lanes: number, out: Float64Array) => void;

type Sources = (purpose: string, counter?: number) => FillUniforms;

/**
 * How a model's uncertain numbers are drawn: each from the uniform number of its own stream (or its own
 * coordinate of a Sobol point), those of a copula after their normal scores were mixed, those of a split by
 * breaking a stick, those of a hierarchy by a point of its posterior first. The simulator and the analysis
 * of influences both draw with it.
 *
 * @param own where a whole batch is sampled at once when its `values` are what is written to
 */
export function createInputSampler(model: Model, own?: InputLanes): InputSampler {
  const sources = createUniformSources(model);
  // the same distribution, redrawn for each step, is tabulated once
  const quantiles = new Map<Distribution, QuantileFunction>();
  const quantileOf = (distribution: Distribution) => {
    const known = quantiles.get(distribution) ?? quantileFunction(distribution);
    quantiles.set(distribution, known);
    return known;
  };
  const inJoint = new Set([...model.splits, ...model.hierarchies].flatMap(({ inputs }) => inputs));
  const mixed = new Set(model.copula?.purposes);
  const fixed: InputSampler[] = [];
  const singles: SingleInput[] = [];
  model.inputs.forEach(({ purpose, counter, distribution }, index) => {
    if (inJoint.has(index)) return;
    if (distribution.kind === 'fixed') {
      const { value } = distribution;
      fixed.push((_, lanes, out) => out.fill(value, index * lanes, (index + 1) * lanes));
      return;
    }
    const fill = mixed.has(purpose) ? undefined : sources(purpose, counter);
    singles.push({ index, quantile: quantileOf(distribution), fill });
  });
  const sampleLanes = own && createLaneSampler(own, singles);
  const sampleSingles: InputSampler = (firstDraw, lanes, out) => {
    if (sampleLanes && lanes === BATCH && out === own.values) {
      sampleLanes(firstDraw);
      return;
    }
    for (const { index, quantile, fill } of singles) {
      fill?.(firstDraw, lanes, out, index * lanes);
      fillQuantiles(quantile, out, index * lanes, lanes);
    }
  };
  const joint = [
    ...(model.copula ? [createScoreSampler(model, sources)] : []),
    ...fixed,
    sampleSingles,
    ...model.splits.map((split) => createSplitSampler(split, sources)),
    ...model.hierarchies.map((hierarchy) => createPlacesSampler(hierarchy, sources)),
  ];
  return (firstDraw, lanes, out) => {
    for (const sample of joint) sample(firstDraw, lanes, out);
  };
}

/** Writes the correlated uniform numbers of a copula where the values of their inputs will stand. */
function createScoreSampler(model: Model, sources: Sources): InputSampler {
  const copula = model.copula ?? { purposes: [], factor: [] };
  const fills = copula.purposes.map((purpose) => sources(purpose));
  const correlate = createRankCorrelator(copula);
  const scores = new Float64Array(fills.length);
  const takers = copula.purposes.map((purpose) =>
    model.inputs.flatMap((input, index) => (input.purpose === purpose ? [index] : [])),
  );
  return (firstDraw, lanes, out) => {
    for (let d = 0; d < lanes; d++) {
      fills.forEach((fill, row) => fill(firstDraw + d, 1, scores, row));
      correlate(scores);
      takers.forEach((inputs, row) => {
        for (const index of inputs) out[index * lanes + d] = scores[row]!; // a score for each row
      });
    }
  };
}

function createSplitSampler(
  { posterior, inputs, purposes }: ModelSplit,
  sources: Sources,
): InputSampler {
  const fills = purposes.map((purpose) => sources(purpose));
  const uniforms = new Float64Array(fills.length);
  const shares = new Float64Array(posterior.names.length);
  return (firstDraw, lanes, out) => {
    for (let d = 0; d < lanes; d++) {
      fills.forEach((fill, at) => fill(firstDraw + d, 1, uniforms, at));
      sampleSplit(posterior, uniforms, shares);
      inputs.forEach((index, part) => {
        if (index >= 0) out[index * lanes + d] = shares[part] ?? NaN;
      });
    }
  };
}

function createPlacesSampler(
  { purpose, counter, places, inputs, purposes }: ModelHierarchy,
  sources: Sources,
): InputSampler {
  const fills = [purpose, ...purposes].map((name) => sources(name, counter));
  const uniforms = new Float64Array(fills.length);
  const own = uniforms.subarray(1);
  const shares = new Float64Array(purposes.length);
  return (firstDraw, lanes, out) => {
    for (let d = 0; d < lanes; d++) {
      fills.forEach((fill, at) => fill(firstDraw + d, 1, uniforms, at));
      samplePlaces(places, uniforms[0] ?? NaN, own, shares);
      inputs.forEach((index, place) => (out[index * lanes + d] = shares[place] ?? NaN));
    }
  };
}
