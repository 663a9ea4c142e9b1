import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { baserate, ensureBuilt, repository } from '../built.ts';

beforeAll(ensureBuilt);

/** 432 men released, 114 arrested within 52 weeks (Rossi, Berk & Lenihan 1980); nothing is uncertain. */
const FILE = 'scenarios/validation/rossi-rearrest/scenario.yaml';

describe('a run of a model in which nothing is uncertain', () => {
  it('prints exact means, by group and in total, and says that they are', async () => {
    const { out } = await baserate(repository, ['run', FILE, '--draws', '200']);
    expect(out).toMatch(/^Arrested again +114\* /m);
    expect(out).toMatch(/^Arrested again: With financial aid +48\* /m);
    expect(out).toMatch(/^Share still free +73\.6111 %\* /m);
    expect(out).toContain('* exact; all else is simulated');
    expect(out).toContain('200 draws, seed rossi, 52 weeks');
  });

  it('writes every week with its step, group and which estimate it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baserate-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const out = join(folder, 'weeks.csv');
    await baserate(repository, ['run', FILE, '--draws', '200', '--out', out]);
    const [header = '', ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(header.split(',').slice(-4)).toEqual([
      'step',
      'group',
      'mean_method',
      'at_least_one_method',
    ]);
    const cells = lines.map((line) => line.split(','));
    const last = cells.find(
      (line) => line[1] === 're-arrested' && line.at(-4) === '52' && line.at(-3) === '',
    );
    expect(last?.[3]).toBe('52 weeks');
    expect(Number(last?.[5])).toBeCloseTo(114, 9);
    expect(last?.[6]).toBe('0');
    expect(last?.at(-2)).toBe('conditional');
    expect(new Set(cells.map((line) => line.at(-3))).size).toBeGreaterThan(1);
  });

  it('writes JSON with the kind, the step and the method of each number', async () => {
    const { out } = await baserate(repository, ['run', FILE, '--draws', '200', '--json']);
    const [run] = (JSON.parse(out) as { runs: { step: string; outcomes: unknown[] }[] }).runs; // the shape under test
    expect(run?.step).toBe('week');
    expect(run?.outcomes[0]).toMatchObject({
      kind: 'count',
      mean: { mcse: 0, method: 'conditional' },
      spread: { ignorance: { value: 0 } },
    });
  });
});
