import { describe, expect, it } from 'vitest';
import { readLock, type Picture } from '../../../engine/index.ts';
import { makeOpenings } from '../../../ui/opening/make-openings.ts';
import { readProject } from '../../scenarios/read-project.ts';

const ID = 'uk-returnees';
const lockPath = `scenarios/${ID}/lock.json`;
const picturePath = `scenarios/${ID}/picture.json`;
const lock = readLock(lockPath, readProject()(lockPath) ?? '');

function openingOf(changed: Readonly<Record<string, string>> = {}) {
  const [entry] = makeOpenings([ID], readProject(changed));
  if (entry?.kind !== 'opening') throw new Error('the scenario can be read');
  return entry.opening;
}

describe('makeOpenings', () => {
  const opening = openingOf();

  it('gives the question, and the answer that the lock holds', () => {
    expect(opening.question).toBe(
      'Of the people who come back to Britain, how many will be convicted?',
    );
    expect(opening.outcome).toMatchObject({ name: 'convicted', label: 'Convicted' });
    const base = opening.runs.find(({ name }) => name === 'base');
    expect(base?.answer.mean).toBe(lock.runs['base']?.['convicted']?.mean);
    expect(base?.dots).toHaveLength(50);
  });

  it('names three assumptions with who printed them and what is doubtful', () => {
    expect(opening.assumptions.map(({ text }) => text)).toEqual([
      '54 of 400',
      '54 of 62',
      '1 of 360',
    ]);
    expect(opening.assumptions[0]?.source).toMatchObject({
      publisher: 'BBC News',
      warnings: ['may not be a subset'],
    });
  });

  it('names first what somebody printed, of the model too, and who stands behind several claims', () => {
    const sourcesOf = (id: string) => {
      const [entry] = makeOpenings([id], readProject());
      if (entry?.kind !== 'opening') throw new Error('the scenario can be read');
      return entry.opening.assumptions.map(({ source }) => source?.publisher);
    };
    // the two that this scenario sets were printed nowhere
    expect(sourcesOf('defectors')[0]).toBe('International Affairs Review');
    const [four, ...rest] = sourcesOf('pooled-convictions');
    expect(four?.split(', ').length).toBeGreaterThan(1);
    expect(rest).toEqual([undefined, undefined]);
  });

  it('names every file that must be loaded to read the scenario', () => {
    const readText = readProject();
    const allowed = (path: string) => (opening.files.includes(path) ? readText(path) : undefined);
    expect(makeOpenings([ID], allowed)[0]).toMatchObject({ kind: 'opening' });
  });

  it('draws no picture that was taken from another run than the locked one', () => {
    const picture = JSON.parse(readProject()(picturePath) ?? '') as Picture; // written by `baserate lock`
    const other = structuredClone(picture) as { runs: Record<string, { digest: string }> }; // to be changed
    for (const run of Object.values(other.runs)) run.digest = 'f'.repeat(64);
    const { runs } = openingOf({ [picturePath]: JSON.stringify(other) });
    expect(
      runs.every(({ dots, difference }) => dots === undefined && difference === undefined),
    ).toBe(true);
    expect(runs[0]?.answer.mean).toBe(lock.runs['base']?.['convicted']?.mean);
  });

  it('names only engines whose recorded digests are those of the lock', () => {
    const digests = Object.fromEntries(
      Object.entries(lock.runs['base'] ?? {}).map(([name, { digest }]) => [name, digest]),
    );
    const path = `scenarios/${ID}/scenario.yaml`;
    const engines = [
      { name: 'Same 1', digests: { [path]: digests } },
      { name: 'Other 2', digests: { [path]: { ...digests, convicted: '0'.repeat(64) } } },
      { name: 'Silent 3', digests: {} },
    ];
    const record = JSON.stringify({ baserate: 1, engines });
    expect(openingOf({ 'scenarios/reproduced.json': record }).reproducedIn).toEqual(['Same 1']);
  });

  it('says what is wrong with a scenario that cannot be read, and lists the others', () => {
    const entries = makeOpenings(
      [ID, 'after-prison'],
      readProject({ [`scenarios/${ID}/scenario.yaml`]: 'baserate: 1\n' }),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['broken', 'opening']);
  });
});
