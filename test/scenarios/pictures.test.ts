import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLock } from '../../engine/lock/read-lock.ts';
import type { Picture } from '../../engine/lock/picture.ts';
import { readProject } from './read-project.ts';

const folder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const readText = readProject();
const ids = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(
  (path) => /^(.+)\/scenario\.yaml$/.exec(path.replaceAll('\\', '/'))?.[1] ?? [],
);

describe('the picture committed beside a scenario', () => {
  it.each(ids)('of %s is taken from the runs that the lock records', (id) => {
    const path = `scenarios/${id}/lock.json`;
    const lock = readLock(path, readText(path) ?? '');
    const text = readText(`scenarios/${id}/picture.json`) ?? '{}';
    const { outcome, runs } = JSON.parse(text) as Picture; // written by `baserate lock`
    expect(Object.keys(runs).sort()).toEqual(Object.keys(lock.runs).sort());
    for (const [variant, { digest, dots }] of Object.entries(runs)) {
      const locked = lock.runs[variant]?.[outcome];
      expect(digest, `${variant}: run baserate lock again`).toBe(locked?.digest);
      // the 5th and 6th of 100 half-percents stand on both sides of the 5 % quantile, and so on
      const [low = 0, , median = 0, , high = 0] = locked?.quantiles ?? [];
      expect(dots).toHaveLength(50);
      expect(dots[2]).toBeLessThanOrEqual(low);
      expect(dots[3]).toBeGreaterThanOrEqual(low);
      expect(dots[24]).toBeLessThanOrEqual(median);
      expect(dots[25]).toBeGreaterThanOrEqual(median);
      expect(dots[46]).toBeLessThanOrEqual(high);
      expect(dots[47]).toBeGreaterThanOrEqual(high);
    }
  });
});
