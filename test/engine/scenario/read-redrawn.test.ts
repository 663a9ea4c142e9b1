import { describe, expect, it } from 'vitest';
import { cautionsOf, readWide, refusalsOf } from './wide-scenario.ts';

describe('a parameter that is drawn again', () => {
  it('keeps that of the model, or has its own', () => {
    const shock = (sections: Readonly<Record<string, string>>) =>
      readWide(sections).parameters.find(({ name }) => name === 'shock')?.assignment.redrawn;
    expect(shock({})).toEqual(['year']);
    expect(shock({ parameters: '{ shock: 0.5 to 2 }' })).toBeUndefined();
    expect(shock({ parameters: '{ shock: { value: 0.5 to 2, redrawn: step } }' })).toEqual([
      'step',
    ]);
  });

  it.each([
    [
      '{ shock: { value: 0.5 to 2, redrawn: [step, year] } }',
      /^scenario\/redrawn parameters.shock.redrawn: .*keep one/,
    ],
    ['{ shock: { value: 0.5 to 2, redrawn: [year, year] } }', /^scenario\/redrawn .*only once/],
    ['{ shock: { value: 0.5 to 2, redrawn: month } }', /^document\/.* parameters.shock.redrawn/],
    [
      '{ worse: { value: 2 * hazard, redrawn: year } }',
      /^scenario\/definition .*got it with redrawn/,
    ],
  ])('is refused as %s', (parameters, message) => {
    const [first, ...others] = refusalsOf({ parameters });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('is warned of where it is always the same', () => {
    expect(cautionsOf({ parameters: '{ shock: { value: 2, redrawn: step } }' }).join()).toMatch(
      /redrawn-fixed .*2 is the same every time/,
    );
  });

  it('cannot be correlated with another, as it has no one value in a draw', () => {
    const correlations = '[ { between: [convicted, shock], rank: 0.5 } ]';
    expect(refusalsOf({ correlations })[0]).toMatch(
      /^scenario\/correlation-of-what .*shock is drawn again/,
    );
  });
});
