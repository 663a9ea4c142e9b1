import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { baserate, ensureBuilt, startBaserate } from '../built.ts';
import { exampleProject } from './example-project.ts';

beforeAll(ensureBuilt);

const FILE = 'scenarios/uk/scenario.yaml';

interface RunJson {
  readonly runs: readonly {
    readonly variant: string;
    readonly seed: string;
    readonly draws: number;
    readonly outcomes: readonly {
      readonly name: string;
      readonly digest: string;
      readonly mean: { readonly value: number; readonly mcse: number };
      readonly atLeastOne: { readonly seen: boolean };
      readonly months?: readonly unknown[];
    }[];
  }[];
  readonly warnings: readonly { readonly code: string }[];
}

function parse(out: string): RunJson {
  return JSON.parse(out) as RunJson; // the shape under test
}

describe('baserate run', () => {
  it('prints the question, an answer in a sentence and a table, without colour in a pipe', async () => {
    const { folder } = exampleProject();
    const { code, out, err } = await baserate(folder, ['run', FILE]);
    expect(code).toBe(0);
    expect(out).toContain('How many will be convicted?');
    expect(out).toMatch(
      /People convicted by 2019-01: about \d+ people; in 90 % of 400 draws from \d+ to \d+\./,
    );
    expect(out).toMatch(/People convicted +\d+\.\d+ ± \d+\.\d+\*? +\d+ +\d+ +\d+ +every draw/);
    expect(out).not.toContain('\u001b');
    expect(err).not.toContain('\r');
  });

  it('never prints a chance of 0 for what was only not seen', async () => {
    // nobody waits after a year, in any of 400 draws: the rule of three bounds the chance by 3 in 400
    const { folder, edit } = exampleProject();
    edit(FILE, 'draws: 400', 'draws: 400, method: simulated');
    const { out } = await baserate(folder, ['run', FILE]);
    expect(out).toMatch(/People waiting .* fewer than 1 in 133\n/);
  });

  it('prints never for a chance that is 0 by an exact law', async () => {
    // everybody who waits leaves after 6 months: no chance is left, given any parameters
    const { folder } = exampleProject();
    const { out } = await baserate(folder, ['run', FILE]);
    expect(out).toMatch(/People waiting +0 .* never\n/);
    expect(out).toContain('laws are exact given the parameters');
  });

  it('warns of a caveat of the evidence on standard error, with the place', async () => {
    const { folder } = exampleProject();
    const { err } = await baserate(folder, ['run', FILE]);
    expect(err).toMatch(/^scenarios\/uk\/scenario\.yaml:10:\d+: warning: .*convicted-of-400/m);
  });

  it('prints JSON of a stable shape, every variant on request', async () => {
    const { folder } = exampleProject();
    const { code, out } = await baserate(folder, ['run', FILE, '--json', '--variant', 'all']);
    expect(code).toBe(0);
    const json = parse(out);
    expect(Object.keys(json)).toEqual([
      'baserate',
      'engine',
      'kernels',
      'scenario',
      'title',
      'question',
      'runs',
      'warnings',
    ]);
    expect(json.runs.map(({ variant }) => variant)).toEqual(['base', 'half']);
    expect(Object.keys(json.runs[0]!)).toEqual([
      'variant',
      'seed',
      'draws',
      'start',
      'end',
      'step',
      'outcomes',
      'notices',
    ]);
    expect(Object.keys(json.runs[0]!.outcomes[0]!)).toEqual([
      'name',
      'label',
      'unit',
      'kind',
      'method',
      'digest',
      'mean',
      'sd',
      'quantiles',
      'atLeastOne',
      'spread',
      'convergence',
    ]);
    expect(json.warnings.length).toBeGreaterThan(0);
  });

  it('agrees with the beta-binomial mean of 54 of 400 within 5 standard errors', async () => {
    // Jeffreys: 400 people times (54 + 1/2) / (400 + 1)
    const { folder } = exampleProject();
    const { out } = await baserate(folder, ['run', FILE, '--json', '--draws', '20000']);
    const { mean } = parse(out).runs[0]!.outcomes[0]!;
    expect(Math.abs(mean.value - (400 * 54.5) / 401)).toBeLessThan(5 * mean.mcse);
  });

  it('gives the same digests for 1, 2, 3 and 7 workers, and others for another seed', async () => {
    const { folder } = exampleProject();
    const digests = async (...words: readonly string[]) => {
      const { out } = await baserate(folder, ['run', FILE, '--json', '--draws=4000', ...words]);
      return parse(out).runs[0]!.outcomes.map(({ digest }) => digest);
    };
    const one = await digests('--workers=1');
    for (const workers of [2, 3, 7]) {
      expect(await digests(`--workers=${workers}`)).toEqual(one);
    }
    expect((await digests('--seed=other'))[0]).not.toBe(one[0]);
  });

  it('writes every month to JSON or CSV', async () => {
    const { folder, read } = exampleProject();
    await baserate(folder, ['run', FILE, '--variant=all', '--out=a.json']);
    // the start and 12 months
    expect(parse(read('a.json')).runs[0]!.outcomes[0]!.months).toHaveLength(13);
    await baserate(folder, ['run', FILE, '--variant=all', '--out=a.csv']);
    const [header, first, ...rest] = read('a.csv').trimEnd().split('\n');
    expect(header?.split(',').slice(0, 5)).toEqual([
      'variant',
      'outcome',
      'unit',
      'month',
      'draws',
    ]);
    expect(first).toBe(
      'base,convicted,people,2018-01,400,0,0,0,0,0,0,0,0,0,0,0,,conditional,conditional',
    );
    // two variants, two outcomes, 13 times
    expect(rest).toHaveLength(2 * 2 * 13 - 1);
  });

  it('suggests the variant that was meant', async () => {
    const { folder } = exampleProject();
    const { code, err } = await baserate(folder, ['run', FILE, '--variant', 'haf']);
    expect(code).toBe(2);
    expect(err).toContain('did you mean half?');
  });

  it('exits 2 with line and column for broken YAML, and writes nothing', async () => {
    const { folder, edit } = exampleProject();
    edit('scenarios/uk/scenario.yaml', 'draws: 400 }', 'draws: 400');
    const { code, out, err } = await baserate(folder, ['run', FILE, '--out=result.csv']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^scenarios\/uk\/scenario\.yaml:\d+:\d+: error: /m);
    expect(existsSync(join(folder, 'result.csv'))).toBe(false);
  });

  it('names files as seen from the folder it runs in', async () => {
    const { folder, edit } = exampleProject();
    edit('scenarios/models/trial.yaml', 'kind: share', 'kind: shar');
    const { code, err } = await baserate(join(folder, 'scenarios/uk'), ['run', 'scenario.yaml']);
    expect(code).toBe(2);
    expect(err).toMatch(/^\.\.\/models\/trial\.yaml:4:\d+: error: /m);
  });

  it('refuses to read outside the project, by path or by link', async () => {
    const { folder, edit } = exampleProject();
    const outside = join(tmpdir(), `baserate-outside-${process.pid}.yaml`);
    writeFileSync(outside, 'baserate-model: 1\n');
    symlinkSync(outside, join(folder, 'scenarios/models/link.yaml'));
    edit('scenarios/uk/scenario.yaml', '../models/trial.yaml', '../models/link.yaml');
    const link = await baserate(folder, ['run', FILE]);
    expect(link.code).toBe(2);
    expect(link.err).toContain('scenarios/models/link.yaml: must be a file inside');
    edit('scenarios/uk/scenario.yaml', '../models/link.yaml', '../../../outside.yaml');
    const path = await baserate(folder, ['run', FILE]);
    expect(path.code).toBe(2);
    expect(path.err).toMatch(/scenario\.yaml:5:\d+: error: .*inside the project/);
  });

  it('stops soon after an interrupt, exits 130 and writes nothing', async () => {
    const { folder } = exampleProject();
    const run = startBaserate(folder, ['run', FILE, '--draws=1000000000', '--yes', '--out=a.csv']);
    await run.noted; // the warnings come before the run
    await new Promise((resolve) => setTimeout(resolve, 300));
    run.kill('SIGINT');
    const { code, out, err } = await run.finished;
    expect([code, out]).toEqual([130, '']);
    expect(err).toContain('cancelled');
    expect(existsSync(join(folder, 'a.csv'))).toBe(false);
  });
});
