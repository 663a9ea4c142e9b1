import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, readScenario } from '../../engine/index.ts';
import { lawsFromFates, meansFromFates } from '../oracle/laws-and-fates.ts';
import { readProject } from './read-project.ts';

/**
 * A right engine had about 1 chance in 100 to fail when the seeds of the scenarios were chosen: some 4,000 cells,
 * most of them strongly dependent, of which one is beyond 5.5 with a chance of 4e-8 times its values.
 */
const LIMIT = 5.5;
const DRAWS = 1000;
/** Every so many steps, back from the horizon. */
const EVERY = 12;

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = ['scenarios/', 'scenarios/validation/'].flatMap((parent) =>
  readdirSync(root + parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}${entry.name}`)
    .filter((folder) => readProject()(`${folder}/scenario.yaml`) !== undefined),
);

describe('people’s fates agree with what is known given the parameters, in', () => {
  it.each(folders)('%s', (folder) => {
    const scenario = readScenario(`${folder}/scenario.yaml`, readProject());
    const names = [undefined, ...scenario.variants.slice(0, 1).map(({ name }) => name)];
    for (const variant of names) {
      const model = compile(scenario, variant === undefined ? {} : { variant });
      const laws = lawsFromFates(model, DRAWS, EVERY);
      expect(laws.z, `${variant ?? 'base'}: ${laws.cell}`).toBeLessThan(LIMIT);
      const means = meansFromFates(model, 256);
      expect(means.z, `${variant ?? 'base'}: ${means.cell}`).toBeLessThan(LIMIT);
      // people who wait for each other have neither
      expect(means.cells > 0 || model.capacities.length > 0).toBe(true);
    }
  });

  it('more than twenty scenarios', () => expect(folders.length).toBeGreaterThan(20));
});
