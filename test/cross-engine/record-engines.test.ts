import { describe, expect, it } from 'vitest';
import { recordedEngine, serialiseRecord } from './record-engines.ts';

const scenarios = { 'scenarios/uk/scenario.yaml': { full: { a: '1f' }, variants: {}, splits: {} } };

describe('the record of engines', () => {
  it('names an engine with the first number of its version, and the digests of base', () => {
    expect(recordedEngine('Chromium', 'HeadlessChrome/156.0.7', { scenarios })).toEqual({
      name: 'Chromium 156',
      digests: { 'scenarios/uk/scenario.yaml': { a: '1f' } },
    });
  });

  it('is written in one order, whichever engine was done first', () => {
    const [node, chromium] = ['Node.js', 'Chromium'].map((name) =>
      recordedEngine(name, '20.1', { scenarios }),
    );
    if (!node || !chromium) throw new Error('there are two');
    const text = serialiseRecord([node, chromium]);
    expect(text).toBe(serialiseRecord([chromium, node]));
    expect(JSON.parse(text)).toMatchObject({
      baserate: 1,
      engines: [{ name: 'Chromium 20' }, { name: 'Node.js 20' }],
    });
  });
});
