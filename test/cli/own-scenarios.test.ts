import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { baserate, ensureBuilt, repository } from '../built.ts';

beforeAll(ensureBuilt);

const LEDGER = 'scenarios/evidence/press-2016-2018.yaml';

/** A copy of this project's scenarios, so that a test may change one. */
function copyScenarios(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baserate-own-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(repository, 'scenarios'), join(folder, 'scenarios'), { recursive: true });
  return folder;
}

describe("this project's own scenarios", () => {
  it('reproduce their locks, every variant of each', async () => {
    const { code, out } = await baserate(repository, ['verify', 'scenarios/']);
    expect(out).not.toMatch(/moved/);
    expect(out.match(/outcomes reproduced/g)).toHaveLength(22);
    expect(code).toBe(0);
  });

  it('do not when one digit of the evidence is changed, and the outcomes that moved are named', async () => {
    const folder = copyScenarios();
    const ledger = join(folder, LEDGER);
    const text = readFileSync(ledger, 'utf8');
    expect(text).toContain('value: 54 of 400');
    writeFileSync(ledger, text.replace('value: 54 of 400', 'value: 55 of 400'));
    const { code, out } = await baserate(folder, ['verify', 'scenarios/uk-returnees']);
    expect(code).toBe(1);
    expect(out).toMatch(/convicted.*mean 63\.\d+ → 64\.\d+/i);
    expect(out).not.toMatch(/killed.*→/i);
  });

  it('have no errors for the linter', async () => {
    const { code } = await baserate(repository, ['check', 'scenarios/']);
    expect(code).toBe(0);
  });
});
