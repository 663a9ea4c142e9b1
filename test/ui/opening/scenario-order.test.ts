import { describe, expect, it } from 'vitest';
import { inOrderOfInterest } from '../../../ui/opening/scenario-order.ts';
import { listScenarioIds } from '../../../ui/project/project-file.ts';

describe('inOrderOfInterest', () => {
  it('puts the British question first and published models last, losing none', () => {
    const ids = inOrderOfInterest(listScenarioIds());
    expect(ids[0]).toBe('uk-returnees');
    expect([...ids].sort()).toEqual([...listScenarioIds()]);
    const published = ids.map((id) => id.startsWith('validation/'));
    expect(published.indexOf(true)).toBe(published.lastIndexOf(false) + 1);
  });

  it('lists by name what it does not know', () => {
    expect(inOrderOfInterest(['zebra', 'apple', 'uk-returnees'])).toEqual([
      'uk-returnees',
      'apple',
      'zebra',
    ]);
  });
});
