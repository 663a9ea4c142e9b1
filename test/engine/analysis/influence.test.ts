import { describe, expect, it } from 'vitest';
import { influences } from '../../../engine/analysis/influence.ts';
import { compile } from '../../../engine/model/compile.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { scenarioFrom } from '../model/scenario-text.ts';

const MODEL_PARAMETERS = `
  acquitted: { label: Acquitted, kind: share, value: 10% to 30% }
  convicted: { label: Convicted, kind: share, value: 54 of 400 }
  idle: { label: In no formula of the answer, kind: rate, value: 0.1 to 0.3 per year }
`;
const FLOWS = `
  - { from: back, to: convicted, share: convicted, after: 1 month }
  - { from: back, to: cleared, share: acquitted, after: 1 month }
  - { from: back, to: abroad, share: rest, after: 200 months }
  - { from: cleared, to: abroad, rate: idle }
`;
const DRAWS = 2000;

function influencesOf(sections: string) {
  const model = compile(
    scenarioFrom({
      modelParameters: MODEL_PARAMETERS,
      flows: FLOWS,
      sections,
      population: '{ back: 100000 }',
    }),
  );
  const tally = createSimulator(model).runChunk(0, DRAWS);
  return new Map(
    influences(model, tally, 'convictions').map(({ input, rankCorrelation }) => [
      input,
      rankCorrelation,
    ]),
  );
}

describe('influences', () => {
  it('are those of the numbers that were drawn: one parameter decides, the others do not', () => {
    const found = influencesOf('');
    // 100,000 people: luck is nothing beside the doubt about the share
    expect(found.get('convicted')).toBeGreaterThan(0.99);
    expect(Math.abs(found.get('idle') ?? NaN)).toBeLessThan(4 / Math.sqrt(DRAWS));
  });

  it('carry over to what is correlated, at about that rank correlation', () => {
    const found = influencesOf('correlations: [{ between: [convicted, idle], rank: 0.6 }]');
    // standard error of Spearman’s coefficient: below 1.1 · (1 − 0.6²) / √2000
    const deviation = (found.get('idle') ?? NaN) - 0.6;
    expect(Math.abs(deviation)).toBeLessThan((4 * 1.1 * 0.64) / Math.sqrt(DRAWS));
  });

  it('name the parts of a split by their parameters, which pull against each other', () => {
    const found = influencesOf(
      'splits: { fate: { of: 400, parts: { convicted: 200, acquitted: 195 }, rest: others } }',
    );
    expect(found.get('convicted')).toBeGreaterThan(0.99);
    // Dirichlet(200.5, 195.5, 5.5): correlation −√(200.5·195.5 / (201·206)) = −0.973
    expect(found.get('acquitted')).toBeLessThan(-0.95);
  });
});
