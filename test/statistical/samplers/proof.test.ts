import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitOf, type Fit } from '../../oracle/goodness-of-fit.ts';
import { nameOf, sampleOf, sizeOf, type SampledLaw } from './sample-of.ts';
import * as samplers from './sampler-engine.ts';

const fixture = (name: string) => new URL(`../../fixtures/${name}`, import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(fixture(name), 'utf8'));
const { laws } = read('sampler-references.json') as { laws: readonly SampledLaw[] }; // as its script writes it
const STATED = 'sampler-p-values.json';

/** Least chance of a proof that passes: one of some 350 is below it by chance in 1 of 300 seeds. */
const LEAST = 1e-5;

/** Three digits, which is more than is read out of them. */
const rounded = (fit: Fit) => Object.values(fit).map((p: number) => Number(p.toPrecision(3)));

describe('a sample of 1,000,000', () => {
  const found: Record<string, readonly number[]> = {};

  it.each(laws.map((law) => [nameOf(law), law] as const))('follows the law of %s', (name, law) => {
    const fit = fitOf(sampleOf(law, samplers), law);
    found[name] = rounded(fit);
    for (const [check, p] of Object.entries(fit)) {
      expect(p, `${check} of ${sizeOf(law)}`).toBeGreaterThan(LEAST);
    }
  });

  // written anew by UPDATE_SAMPLERS=1, when a stream has changed
  it('has the chances that are stated: of χ², of Kolmogorov, of the lower and the upper tail', () => {
    if (process.env['UPDATE_SAMPLERS'] === '1') {
      const rows = Object.entries(found).map(
        ([name, chances]) => `  ${JSON.stringify(name)}: [${chances.join(', ')}]`,
      );
      writeFileSync(fixture(STATED), `{\n${rows.join(',\n')}\n}\n`);
    }
    expect(found).toEqual(read(STATED));
  });

  it('has chances that are spread as chances are, neither too poor nor too good', () => {
    const chances = Object.values(found)
      .map(([chiSquare = NaN]) => chiSquare)
      .sort((a, b) => a - b);
    const distance = Math.max(
      ...chances.map((p, i) => Math.max(p - i / chances.length, (i + 1) / chances.length - p)),
    );
    // Kolmogorov's distance of n numbers is above 1.95 / √n once in a thousand
    expect(distance).toBeLessThan(1.95 / Math.sqrt(chances.length));
  });
});
