import { describe, expect, it } from 'vitest';
import { compile, createSimulator, readNotebook, readScenario } from '../../engine/index.ts';
import { countsAt } from '../../engine/analysis/summarise.ts';
import { readProject } from './read-project.ts';

const PATH = 'scenarios/uk-returnees/scenario.yaml';
const DRAWS = 2000;

/** Mean at the end by outcome, with a value of `guilty` put in place of the printed count of trials. */
function meansWith(guilty: string): Record<string, number> {
  const text = readProject()(PATH) ?? '';
  const changed = text.replace('{ evidence: uk-trials-ending-in-conviction }', guilty);
  expect(changed).not.toBe(text);
  const model = compile(readScenario(PATH, readProject({ [PATH]: changed })));
  const tally = createSimulator(model).runChunk(0, DRAWS);
  return Object.fromEntries(
    model.outcomes.map(({ name }, o) => {
      const { values, counts } = countsAt(tally, o, model.steps);
      const sum = [...values].reduce((total, value, i) => total + value * (counts[i] ?? 0), 0);
      return [name, sum / DRAWS];
    }),
  );
}

describe('how often trials end in a conviction, on the British page,', () => {
  it('moves no number of people convicted, and how many are tried', () => {
    const [often, always] = [meansWith('50 of 62'), meansWith('62 of 62')];
    // Some 63 people with a standard deviation of 11 over draws: 5 standard errors of a difference of two means.
    const apart = 5 * 11 * Math.sqrt(2 / DRAWS);
    expect(Math.abs((always['convicted'] ?? NaN) - (often['convicted'] ?? NaN))).toBeLessThan(apart);
    expect((often['charged'] ?? NaN) - (always['charged'] ?? NaN)).toBeGreaterThan(apart);
  });

  it('is said to move it not, and why, where the number stands', () => {
    const scenario = readScenario(PATH, readProject());
    const cell = readNotebook(scenario, readProject()).cells.find(({ id }) => id === 'assumed');
    const source = cell?.source.replace(/\s+/g, ' ') ?? '';
    expect(source).toMatch(/^```assumptions id=assumed only=convicted,guilty,/);
    expect(source).toContain('How often trials end in a conviction does not move the answer');
    expect(source).toContain('where fewer are acquitted, fewer are tried');
  });
});
