import { describe, expect, it } from 'vitest';
import type { PairedDifference } from '../../../../engine/index.ts';
import { dotCaption } from '../../../../ui/figure/dot-text.ts';
import { fanCaption } from '../../../../ui/figure/fan-text.ts';
import { evidenceWords } from '../../../../ui/words/evidence-words.ts';
import { curveCaption, histogramCaption } from '../../../../ui/words/figure/chance-words.ts';
import { convergenceCaption } from '../../../../ui/words/figure/convergence-words.ts';
import { differenceCaption } from '../../../../ui/words/figure/difference-words.ts';
import { sankeyCaption, streamCaption } from '../../../../ui/words/figure/flow-words.ts';
import { multiplesCaption } from '../../../../ui/words/figure/multiples-words.ts';
import { FLOWS } from '../../figure/made-up-flows.ts';
import { CLOCK, CONVICTED, DRAWS, PEOPLE } from '../../figure/made-up-outcome.ts';

const run = { tone: 'run' as const, label: 'Convicted', outcome: CONVICTED };
const panels = ['a', 'b', 'c', 'd'].map((name) => ({ name, label: name, outcome: CONVICTED }));
const difference: PairedDifference = {
  ...{ outcome: 'convicted', draws: DRAWS, quantiles: [-4, 6, 9] },
  mean: { value: 5.8, mcse: 0.2, method: 'simulated' },
  ...{ more: { value: 0.75, mcse: 0.004 }, fewer: { value: 0.25, mcse: 0.004 } },
};
const points = [{ draws: DRAWS, estimate: 58, mcse: 0.31 }];

const CAPTIONS: Readonly<Record<string, string>> = {
  fan: fanCaption(CONVICTED, undefined, CLOCK, PEOPLE, DRAWS, ''),
  dots: dotCaption([{ ...run, final: CONVICTED.final }], 'Mar 2018', DRAWS, PEOPLE),
  histogram: histogramCaption([run], 'that number', '', 'Mar 2018', DRAWS, PEOPLE),
  cumulative: curveCaption('cumulative', [run], 'Mar 2018', DRAWS, PEOPLE),
  exceedance: curveCaption('exceedance', [run], 'Mar 2018', DRAWS, PEOPLE),
  'few panels': multiplesCaption(panels.slice(0, 2), undefined, CLOCK, PEOPLE, DRAWS),
  'many panels': multiplesCaption(panels, undefined, CLOCK, PEOPLE, DRAWS),
  difference: differenceCaption(difference, 'your change', 'before', 'Mar 2018', PEOPLE),
  convergence: convergenceCaption(points, 'Mar 2018', { ...PEOPLE, isKnown: false }),
  stream: streamCaption(FLOWS, [], CLOCK),
  sankey: sankeyCaption(FLOWS, { nodes: [], links: [], form: 'columns' }, CLOCK),
  forest: evidenceWords.figureCaption,
};

describe('the caption of a figure', () => {
  it.each(Object.entries(CAPTIONS))(
    'of kind %s has interval, number of draws and Monte Carlo error, or says why not',
    (_, caption) => {
      expect(caption).toMatch(/interval|90\s%|standard errors to either side/);
      expect(caption).toMatch(/\d draws|no number of draws/);
      expect(caption).toMatch(/MCSE|Monte Carlo standard error/);
    },
  );
});
