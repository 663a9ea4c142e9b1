import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { CountSummary, Differences, PairedDifference } from '../../../engine/index.ts';
import ChanceCurve from '../../../ui/figure/ChanceCurve.svelte';
import ConvergencePlot from '../../../ui/figure/ConvergencePlot.svelte';
import DifferencePlot from '../../../ui/figure/DifferencePlot.svelte';
import DotPlot from '../../../ui/figure/DotPlot.svelte';
import FanChart from '../../../ui/figure/FanChart.svelte';
import FlowSankey from '../../../ui/figure/FlowSankey.svelte';
import ForestPlot from '../../../ui/figure/ForestPlot.svelte';
import type { OutcomeFigureProps } from '../../../ui/figure/outcome-figure.ts';
import Histogram from '../../../ui/figure/Histogram.svelte';
import SmallMultiples from '../../../ui/figure/SmallMultiples.svelte';
import StateStream from '../../../ui/figure/StateStream.svelte';
import { FLOWS, STATES } from './made-up-flows.ts';
import { BEFORE, CLOCK, CONVICTED, DRAWS, NEVER } from './made-up-outcome.ts';

const both = { outcome: CONVICTED, baseline: BEFORE, clock: CLOCK, draws: DRAWS };
const differences: Differences = {
  draws: 100,
  values: [-1, 0, 4],
  counts: [10, 30, 60],
  quantiles: [-1, 0, 4, 4, 4],
};
const difference: PairedDifference = {
  outcome: 'convicted',
  draws: 100,
  mean: { value: 2.3, mcse: 0.2, method: 'simulated' },
  quantiles: [-1, 4, 4],
  more: { value: 0.6, mcse: 0.049 },
  fewer: { value: 0.1, mcse: 0.03 },
};
const ignorance = [0, 10, 40].map((low): CountSummary['quantiles'] => {
  const at = (value: number) => ({ value, mcse: 1 });
  return [at(low), at(low + 4), at(low + 8), at(low + 12), at(low + 20)];
});
const plain = (text: string) =>
  text
    .replaceAll('\u00a0', ' ')
    .replace(/<!--.*?-->/g, '')
    // words of the glossary as they are read
    .replace(/<span class="around"><span class="term[^>]*>([^<]*)<\/span>\s*<\/span>/g, '$1')
    .replace(/\s+/g, ' ');

const kinds: Readonly<Record<string, () => string>> = {
  fan: () => render(FanChart, { props: both }).body,
  dots: () => render(DotPlot, { props: both }).body,
  histogram: () => render(Histogram, { props: both }).body,
  cumulative: () => render(ChanceCurve, { props: { ...both, form: 'cumulative' } }).body,
  exceedance: () => render(ChanceCurve, { props: { ...both, form: 'exceedance' } }).body,
  difference: () =>
    render(DifferencePlot, { props: { outcome: CONVICTED, clock: CLOCK, differences, difference } })
      .body,
  multiples: () =>
    render(SmallMultiples, {
      props: {
        ...{ title: 'Convicted', clock: CLOCK, draws: DRAWS, fileName: 'x' },
        runs: [
          { name: 'men', label: 'Men', outcome: CONVICTED },
          { name: 'women', label: 'Women', outcome: BEFORE },
        ],
      },
    }).body,
  stream: () => render(StateStream, { props: { flows: FLOWS, states: STATES, clock: CLOCK } }).body,
  sankey: () => render(FlowSankey, { props: { flows: FLOWS, states: STATES, clock: CLOCK } }).body,
  convergence: () =>
    render(ConvergencePlot, {
      props: {
        outcome: CONVICTED,
        clock: CLOCK,
        points: [
          { draws: 256, estimate: 60, mcse: 4 },
          { draws: 10_000, estimate: 58.2641, mcse: 0.31 },
        ],
      },
    }).body,
  forest: () =>
    render(ForestPlot, {
      props: {
        ...{ title: 'Shares', caption: 'Mean and 90 % interval; no draws.' },
        rows: [
          {
            id: 'a',
            label: '54 of 400',
            note: 'BBC',
            tone: 'claim',
            mean: 0.136,
            quantiles: [0.109, 0.124, 0.147, 0.165],
          },
        ],
      },
    }).body,
};

describe.each(Object.entries(kinds))('the figure %s on the server', (name, draw) => {
  const body = draw();

  it('is an image with a title and one sentence that says what it shows', () => {
    const [, title, desc] = body.match(
      /role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/,
    )!;
    expect(body).toMatch(new RegExp(`<title id="${title}">[^<]+</title>`));
    expect(body).toMatch(new RegExp(`<desc id="${desc}">[^<]{30,}\\.</desc>`));
  });

  it('has numbers to draw, a table, and files to save', () => {
    expect(body).not.toMatch(/NaN|undefined|Infinity/);
    expect(body).toMatch(/<th scope="row"/);
    for (const kind of ['SVG', 'PNG', 'CSV']) expect(body).toContain(`>${kind}</button>`);
  });

  it('has a caption, with draws and Monte Carlo standard error', () => {
    const [, caption = ''] = plain(body).match(/<figcaption[^>]*>(.*?)<\/figcaption>/)!;
    expect(caption.length).toBeGreaterThan(30);
    expect(caption).toMatch(/draws/);
    if (name !== 'forest') expect(caption).toMatch(/MCSE|Monte Carlo standard error/);
  });

  it('can be read with the arrow keys', () => {
    if (name === 'forest') return; // every number stands beside its row
    expect(plain(body)).toMatch(
      /type="range" min="0" max="\d+" value="\d+" step="1" aria-label="[^"]+" aria-valuetext="[^"]*\d/,
    );
  });
});

describe('what single figures say', () => {
  it('a histogram: chances below, in and above are left to the pointer, the quantiles stand at once', () => {
    const body = plain(kinds['histogram']!());
    expect(body).toContain('The height of a bar is the share of 10,000 draws with that number.');
    expect(body).toMatch(/class="edge/);
  });

  it('an exceedance curve: what no draw had is a bound', () => {
    const { body } = render(ChanceCurve, {
      props: { form: 'exceedance', outcome: NEVER, clock: CLOCK, draws: DRAWS },
    });
    expect(plain(body)).toContain('at least 1<');
    expect(plain(body)).toContain('fewer than 1 in 3,333');
  });

  it('a difference: both chances, and 0 as a line', () => {
    const body = plain(kinds['difference']!());
    expect(body).toContain('fewer in 10 %');
    expect(body).toContain('more in 60 %');
    expect(body).toContain('the same in 30 %');
    expect(body).toMatch(/class="zero/);
  });

  it('no figure is wider than its page', () => {
    for (const kind of Object.values(kinds))
      expect(kind()).not.toMatch(/class="sideways|min-width/);
  });

  it('a stream and a Sankey: that they are means, and how they were made', () => {
    for (const kind of ['stream', 'sankey']) {
      const body = plain(kinds[kind]!());
      expect(body).toContain('Means over the first 256 draws, each exact given its assumptions');
      expect(body).toContain('They are means: no interval is shown here.');
    }
    expect(plain(kinds['sankey']!())).toContain('back to: Back');
  });

  it('small multiples: every panel has its numbers above it', () => {
    const body = plain(kinds['multiples']!());
    expect(body).toMatch(/58 ± 0\.5 \(35–92\)/);
    expect(body).toMatch(/49 ± 0\.5 \(30–80\)/);
  });
});

describe('luck told from ignorance', () => {
  const spread = {
    ignorance: { value: 54, mcse: 1 },
    luck: { value: 46, mcse: 1 },
    ignoranceShare: { value: 0.54, mcse: 0.01 },
  };
  const outcome = { ...CONVICTED, spread };
  const draw = (Plot: typeof FanChart) =>
    plain(render(Plot, { props: { outcome, clock: CLOCK, draws: DRAWS, ignorance } }).body);

  it('is a second band of the fan, with its numbers and one sentence', () => {
    const body = draw(FanChart);
    expect(body).toContain('>ignorance alone<');
    expect(body).toMatch(/40–60/);
    expect(body).toContain('The darker band is ignorance alone');
    expect(body).toMatch(/54\.0 % is ignorance/);
    expect(body).toMatch(/>ignorance<\/text>/);
    expect(body).not.toContain('hold 50 %');
  });

  it('is the thick bar under the dots', () => {
    const body = draw(DotPlot);
    expect(body).toContain('The thick bar is ignorance alone');
    expect(body).not.toContain('its thick part 50 %');
  });

  it.each([
    ['bars', (props) => render(Histogram, { props }).body],
    ['a curve', (props) => render(ChanceCurve, { props: { ...props, form: 'exceedance' } }).body],
  ] satisfies [string, (props: OutcomeFigureProps) => string][])(
    'is a line under %s, thick where luck would be gone, with its numbers',
    (_, draw) => {
      const shared = { outcome, clock: CLOCK, draws: DRAWS };
      const split = plain(draw({ ...shared, ignorance }));
      expect(split).toMatch(/its thick part is ignorance alone \(40–60\): it would hold 90 %/);
      expect(split).toMatch(/54\.0 % is ignorance/);
      const marks = (body: string) => [...body.matchAll(/class="thick/g)].length;
      expect(marks(split)).toBe(1);
      expect(marks(plain(draw(shared)))).toBe(0);
    },
  );
});
