import { describe, expect, it } from 'vitest';
import { runKey } from '../../../ui/run/run-key.ts';

const identity = { text: 'a: 1', variant: 'base', seed: '1', draws: 100 };

describe('run key', () => {
  it('is equal for equal identities', () => {
    expect(runKey(identity)).toBe(runKey({ ...identity }));
  });

  it('differs when any part differs, comments and spaces of the text included', () => {
    const others = [
      { ...identity, text: 'a: 1 ' },
      { ...identity, variant: 'other' },
      { ...identity, seed: '2' },
      { ...identity, draws: 1000 },
    ];
    expect(new Set([identity, ...others].map(runKey)).size).toBe(5);
  });

  it('keeps parts apart that would run together', () => {
    expect(runKey({ ...identity, seed: '1","2' })).not.toBe(
      runKey({ ...identity, variant: 'base","1' }),
    );
    expect(runKey({ ...identity, variant: 'x,1', seed: '' })).not.toBe(
      runKey({ ...identity, variant: 'x', seed: '1,' }),
    );
  });
});
