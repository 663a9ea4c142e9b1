import { beforeAll, describe, expect, it } from 'vitest';
import { baserate, ensureBuilt } from '../built.ts';
import { exampleProject } from './example-project.ts';

beforeAll(ensureBuilt);

const FILE = 'scenarios/uk/scenario.yaml';

interface CompareJson {
  readonly comparisons: readonly {
    readonly variant: string;
    readonly differences: readonly {
      readonly outcome: string;
      readonly draws: number;
      readonly mean: { readonly value: number; readonly mcse: number };
      readonly fewer: { readonly value: number };
    }[];
  }[];
  readonly influences: readonly { readonly input: string; readonly rankCorrelation: number }[];
}

describe('baserate compare', () => {
  it('prints the paired difference of each variant and what moves the answer', async () => {
    const { folder } = exampleProject();
    const { code, out } = await baserate(folder, ['compare', FILE]);
    expect(code).toBe(0);
    expect(out).toContain('half: Half the odds');
    expect(out).toMatch(
      /People convicted +-\d+\.\d+ ± 0\.\d+\*? .*fewer than 1 in \d+ +every draw/,
    );
    expect(out).toMatch(/What moves "People convicted" most\n.*\nConvicted +0\.\d\d ± 0\.0\d/);
  });

  it('gives the difference that halved odds must give, within 4 standard errors', async () => {
    const { folder } = exampleProject();
    const { out } = await baserate(folder, ['compare', FILE, '--json', '--draws', '4000']);
    const json = JSON.parse(out) as CompareJson; // the shape under test
    const [convicted] = json.comparisons[0]?.differences ?? [];
    // E[400 (p/2/(1 − p/2) − p)] for p ~ Beta(54.5, 346.5), by Simpson's rule on the density
    const density = (p: number) =>
      Math.exp(53.5 * Math.log(p / 0.136) + 345.5 * Math.log((1 - p) / 0.864));
    const change = (p: number) => 400 * ((0.5 * p) / (1 - 0.5 * p) - p);
    const integrate = (f: (p: number) => number) =>
      Array.from({ length: 3999 }, (_, i) => (i % 2 === 0 ? 4 : 2) * f((i + 1) / 4000 / 2)).reduce(
        (a, b) => a + b,
      );
    const truth = integrate((p) => density(p) * change(p)) / integrate(density);
    expect(convicted?.draws).toBe(4000);
    const { value, mcse } = convicted?.mean ?? { value: NaN, mcse: NaN };
    expect(Math.abs(value - truth)).toBeLessThan(4 * mcse);
    expect(json.influences[0]?.input).toBe('convicted');
  });

  it('says which variants there are when asked for another', async () => {
    const { folder } = exampleProject();
    const { code, err } = await baserate(folder, ['compare', FILE, '--variant', 'hlaf']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /--variant: the scenario has the variants half; got hlaf \(did you mean half\?\)/,
    );
  });
});
