import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import DotPlot from '../../../ui/figure/DotPlot.svelte';
import FanChart from '../../../ui/figure/FanChart.svelte';
import MiniDots from '../../../ui/figure/MiniDots.svelte';
import { BEFORE, CLOCK, CONVICTED, DRAWS, NEVER } from './made-up-outcome.ts';

const clock = { clock: CLOCK, draws: DRAWS };
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('FanChart on the server', () => {
  const { body } = render(FanChart, { props: { outcome: CONVICTED, ...clock } });

  it('is an image with a title and a description', () => {
    const [, title, desc] = body.match(
      /role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/,
    )!;
    expect(body).toContain(`<title id="${title}">People convicted</title>`);
    expect(plain(body)).toContain(`<desc id="${desc}">People convicted, Jan 2018 to Mar 2018: `);
  });

  it('draws two bands, a median and no cursor', () => {
    expect(count(body, /class="band90[ "]/g)).toBe(1);
    expect(count(body, /class="band50[ "]/g)).toBe(1);
    expect(count(body, /class="median[ "]/g)).toBe(1);
    expect(body).not.toContain('data-screen-only');
  });

  it('adds the baseline as an outline and a median, named at its right edge', () => {
    const both = render(FanChart, {
      props: { outcome: CONVICTED, baseline: BEFORE, ...clock },
    }).body;
    expect(count(both, /class="band90[ "]/g)).toBe(2);
    expect(count(both, /class="band50[ "]/g)).toBe(1);
    expect(count(both, /class="outline[ "]/g)).toBe(1);
    expect(count(both, /class="median[ "]/g)).toBe(2);
    expect(both).toMatch(/<text[^>]*>before your change<\/text>/);
  });

  it('has a table with a row a month, a readout of the last month and files to save', () => {
    expect(count(body, /<th scope="row"[^>]*>\w{3} 2018<\/th>/g)).toBe(3);
    expect(body).toMatch(/class="heading[^>]*>Mar 2018</);
    expect(body).toContain('47–69');
    for (const kind of ['SVG', 'PNG', 'CSV']) expect(body).toContain(`>${kind}</button>`);
  });

  it('can be read with the arrow keys through a labelled range', () => {
    expect(plain(body)).toMatch(
      /type="range" min="0" max="2" value="2" step="1" aria-label="Month, People convicted" aria-valuetext="Mar 2018, people, median 58, 50 % 47–69, 90 % 35–92"/,
    );
  });

  it('says when it is stale, or how many draws it has so far', () => {
    const stale = render(FanChart, { props: { outcome: CONVICTED, ...clock, stale: true } }).body;
    expect(stale).toContain('aria-busy="true"');
    expect(stale).toContain('updating…');
    const early = render(FanChart, {
      props: { outcome: CONVICTED, ...clock, drawsWanted: 20_000 },
    }).body;
    expect(early).toContain('10,000 of 20,000 draws so far');
    expect(body).not.toContain('so far');
  });
});

describe('DotPlot on the server', () => {
  const props = { outcome: CONVICTED, ...clock };

  it('draws 50 dots and says what one is', () => {
    const { body } = render(DotPlot, { props });
    expect(body).toContain('role="img"');
    expect(count(body, /<circle class="dot[ "]/g)).toBe(50);
    expect(body).toContain('Each dot is 1 chance in 50.');
    expect(body).toContain('A column covers');
  });

  it('draws 50 more for the baseline, each run named', () => {
    const { body } = render(DotPlot, { props: { ...props, baseline: BEFORE } });
    expect(count(body, /<circle class="dot[ "]/g)).toBe(100);
    expect(body).toMatch(/<text class="name[^>]*>with your change</);
    expect(body).toMatch(/<text class="name[^>]*>before your change</);
  });

  it('says fewer than 1 in N / 3 for an event never seen, in place of dots', () => {
    const { body } = render(DotPlot, { props: { outcome: NEVER, ...clock } });
    expect(count(body, /<circle class="dot[ "]/g)).toBe(0);
    expect(plain(body)).toMatch(/<text class="bound[^>]*>fewer than 1 in 3,333</);
    expect(body).not.toContain('type="range"');
  });
});

describe('MiniDots on the server', () => {
  it('draws 50 dots in a labelled image', () => {
    const { body } = render(MiniDots, { props: { final: CONVICTED.final, summary: 'A heap.' } });
    expect(count(body, /<circle/g)).toBe(50);
    expect(body).toContain('role="img" aria-label="A heap."');
  });

  it('prints the bound for an event never seen', () => {
    const { body } = render(MiniDots, { props: { final: NEVER.final, summary: '' } });
    expect(plain(body)).toContain('fewer than 1 in 3,333');
  });
});
