import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, createSimulator, readScenario, summarise } from '../../../engine/index.ts';
import { noticeTone } from '../../../ui/run/notice-tone.ts';

const noticesOf = (id: string) => {
  const scenario = readScenario(`scenarios/${id}/scenario.yaml`, (path) =>
    readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'),
  );
  const model = compile(scenario);
  return summarise(model, createSimulator(model).runChunk(0, 64)).notices;
};

describe('noticeTone', () => {
  it('takes for information that people wait for each other, as the engine words it', () => {
    const notices = noticesOf('monitoring-capacity');
    expect(notices.length).toBeGreaterThan(0);
    expect(notices.map(noticeTone)).toContain('information');
  });

  it('takes for a warning that exits had to be scaled', () => {
    expect(
      noticeTone(
        'In 3 of 64 exits of abroad were below 0, or added up to more than everybody: they were set to 0 or scaled to fit.',
      ),
    ).toBe('warning');
  });
});
