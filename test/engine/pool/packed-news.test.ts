import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../../engine/analysis/summarise.ts';
import { compile } from '../../../engine/model/compile.ts';
import { packNews, unpackNews } from '../../../engine/pool/packed-news.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import type { RunNews } from '../../../engine/pool/conductor.ts';

/** A picture with simulated and conditional outcomes, rare ones among them. */
function pictureOf(id: string): RunNews {
  const scenario = readScenario(`scenarios/${id}/scenario.yaml`, (path) =>
    readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'),
  );
  const model = compile(scenario);
  const conditional = createConditional(model).runChunk(0, 64);
  const tally = { ...createSimulator(model).runChunk(0, 64), conditional };
  return { kind: 'picture', id: 7, drawsDone: 64, result: summarise(model, tally) };
}

describe('packNews', () => {
  it.each(['uk-returnees', 'time-to-justice'])(
    'brings a picture of %s across a thread as it was, with no object for each of its steps',
    (id) => {
      const news = pictureOf(id);
      const packed = packNews(news);
      const bytes = JSON.stringify(packed, (_, value: unknown) =>
        value instanceof Float64Array ? undefined : value,
      ).length;
      expect(bytes).toBeLessThan(JSON.stringify(news).length / 4);
      expect(unpackNews(structuredClone(packed))).toEqual(news);
    },
  );

  it('leaves news without a result as they are', () => {
    const news: RunNews = { kind: 'progress', id: 7, drawsDone: 64 };
    expect(unpackNews(packNews(news))).toBe(news);
  });
});
